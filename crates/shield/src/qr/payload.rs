//! What the content of a code does when it is scanned.

use crate::{Advice, Assessment, Code, Reason, Verdict};

/// What a code does when it is scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payload {
    /// It lets the device that shows it into an account of this service.
    LinksDevice(&'static str),
    /// It signs somebody in elsewhere: a passkey, a bank's or a state's identity, a wallet.
    SignsIn(&'static str),
    /// It pays: by what, to whom and how much, as far as it tells.
    Pays(Payment),
    /// It joins the wireless network of this name.
    JoinsNetwork(String),
    /// It adds a contact of this name.
    AddsContact(String),
    /// It is a contact card of Kith, which Kith's own scanner takes.
    KithCard,
    /// It opens a web page.
    OpensLink(String),
    /// It does something else when opened: calls, writes, installs; by the scheme it begins with.
    Acts(String),
    /// It is only text.
    Text,
}

/// What a code pays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payment {
    /// By what.
    pub system: &'static str,
    /// To whom: a name if there is one, else an account or address.
    pub to: Option<String>,
    /// How much, with the currency as it is written.
    pub amount: Option<String>,
}

impl Payload {
    /// What some content does.
    #[must_use]
    pub fn of(content: &str) -> Self {
        let content = content.trim();
        let small = content.get(..content.floor_char_boundary(200)).unwrap_or("").to_ascii_lowercase();
        linking(content, &small)
            .or_else(|| payment(content, &small).map(Self::Pays))
            .or_else(|| other(content, &small))
            .unwrap_or(Self::Text)
    }

    /// What is to be thought of it. `None` if that depends on the page it opens or the words it says.
    #[must_use]
    pub fn assessment(&self) -> Option<Assessment> {
        let (verdict, score, code, fact, advice) = match self {
            Self::LinksDevice(service) => {
                (Verdict::Scam, 0.97, Code::CodeLinksDevice, Some((*service).to_owned()), Advice::DoNotScan)
            }
            Self::SignsIn(service) => {
                (Verdict::Scam, 0.9, Code::CodeLinksDevice, Some((*service).to_owned()), Advice::DoNotScan)
            }
            Self::Pays(payment) => (Verdict::Fine, 0.35, Code::CodePays, Some(payment.fact()), Advice::CallThem),
            Self::JoinsNetwork(name) => (Verdict::Fine, 0.15, Code::CodeJoinsNetwork, Some(name.clone()), Advice::None),
            Self::AddsContact(name) => (Verdict::Fine, 0.12, Code::CodeAddsContact, Some(name.clone()), Advice::None),
            Self::KithCard => (Verdict::Fine, 0.05, Code::CodeAddsContact, None, Advice::None),
            Self::Acts(scheme) => (Verdict::Fine, 0.3, Code::LinkScheme, Some(scheme.clone()), Advice::UseOwnWay),
            Self::OpensLink(_) | Self::Text => return None,
        };
        Some(Assessment { verdict, score, reasons: vec![Reason { code, span: None, fact }], advice })
    }
}

impl Payment {
    fn fact(&self) -> String {
        [Some(self.system.to_owned()), self.to.clone(), self.amount.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

/// Beginnings of linking codes, in small letters, and whose they are. Web addresses among them are pages that do nothing else.
#[rustfmt::skip]
const LINKING: [(&str, &str); 44] = [
    ("sgnl://linkdevice", "Signal"), ("sgnl:/linkdevice", "Signal"), ("tsdevice:", "Signal"), ("sgnl://rereg", "Signal"), ("tg://login", "Telegram"), ("tg:login", "Telegram"),
    ("https://t.me/login/", "Telegram"), ("https://discord.com/ra/", "Discord"), ("https://discordapp.com/ra/", "Discord"),
    ("https://ptb.discord.com/ra/", "Discord"), ("https://canary.discord.com/ra/", "Discord"), ("https://line.me/r/au/", "LINE"), ("line://au/", "LINE"),
    ("https://login.weixin.qq.com/", "WeChat"), ("http://login.weixin.qq.com/", "WeChat"), ("http://weixin.qq.com/x/", "WeChat"),
    ("https://weixin.qq.com/x/", "WeChat"), ("https://open.weixin.qq.com/connect/", "WeChat"), ("https://txz.qq.com/", "QQ"),
    ("viber://secondary", "Viber"), ("viber://activate", "Viber"), ("threema://device-group", "Threema"), ("3mw:", "Threema"), ("wire://access", "Wire"), ("matrix\u{2}", "Matrix"),
    ("io.element.", "Matrix"), ("https://s.team/q/", "Steam"), ("kakaotalk://login", "KakaoTalk"), ("https://qr.zalo.me/", "Zalo"),
    ("zaloqr://", "Zalo"), ("https://wa.me/settings/linked_devices", "WhatsApp"), ("whatsapp://linkdevice", "WhatsApp"), ("https://www.whatsapp.com/otp/", "WhatsApp"), ("snapchat://login", "Snapchat"), ("https://www.snapchat.com/qrlogin", "Snapchat"),
    ("https://www.tiktok.com/qrlogin", "TikTok"), ("https://www.tiktok.com/login/qr", "TikTok"), ("https://www.facebook.com/qr/login", "Facebook"),
    ("https://www.instagram.com/qr/login", "Instagram"), ("kithlink", "Kith"), ("kith:link/", "Kith"), ("kith-link:", "Kith"), ("kith:device/", "Kith"), ("skype:login", "Skype"),
];

/// Beginnings of codes that sign somebody in.
#[rustfmt::skip]
const SIGNING_IN: [(&str, &str); 16] = [
    ("fido:/", "passkey"), ("wc:", "WalletConnect"), ("bankid:", "BankID"), ("bankid.", "BankID"), ("https://app.bankid.com/", "BankID"), ("digid-app-auth:", "DigiD"),
    ("eid://", "eID"), ("eudi-openid4vp:", "eIDAS"), ("openid4vp:", "eIDAS"), ("openid-credential-offer:", "eIDAS"), ("https://www.microsoft.com/link", "Microsoft"), ("https://microsoft.com/devicelogin", "Microsoft"),
    ("https://login.microsoftonline.com/common/oauth2/deviceauth", "Microsoft"), ("https://aka.ms/devicelogin", "Microsoft"), ("https://www.google.com/device", "Google"), ("https://github.com/login/device", "GitHub"),
];

fn linking(content: &str, small: &str) -> Option<Payload> {
    let named = |table: &[(&str, &'static str)]| {
        table.iter().find(|(beginning, _)| small.starts_with(beginning)).map(|(_, service)| *service)
    };
    if is_whatsapp(content) {
        return Some(Payload::LinksDevice("WhatsApp"));
    }
    named(&LINKING).map(Payload::LinksDevice).or_else(|| named(&SIGNING_IN).map(Payload::SignsIn))
}

/// `2@`, and at least three keys in base64 with commas between them.
fn is_whatsapp(content: &str) -> bool {
    let keys = content.strip_prefix(|first: char| first.is_ascii_digit()).and_then(|rest| rest.strip_prefix('@'));
    let is_key =
        |key: &str| key.len() >= 16 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte));
    keys.is_some_and(|keys| {
        keys.split(',').filter(|key| is_key(key)).count() >= 3
            || keys.len() >= 40 && keys.split(',').next().is_some_and(is_key)
    })
}

/// Schemes that pay, and what with.
#[rustfmt::skip]
const PAYING: [(&str, &str); 24] = [
    ("upi:", "UPI"), ("bitcoin:", "Bitcoin"), ("lightning:", "Lightning"), ("ethereum:", "Ethereum"), ("litecoin:", "Litecoin"), ("bitcoincash:", "Bitcoin Cash"),
    ("monero:", "Monero"), ("dogecoin:", "Dogecoin"), ("solana:", "Solana"), ("tron:", "Tron"), ("ripple:", "XRP"), ("xrpl:", "XRP"), ("cardano:", "Cardano"), ("web+cardano:", "Cardano"),
    ("ton://transfer", "TON"), ("tether:", "Tether"), ("zcash:", "Zcash"), ("dash:", "Dash"), ("payto:", "payto"), ("wxp:", "WeChat Pay"), ("https://qr.alipay.com/", "Alipay"), ("lnurl", "Lightning"),
    ("swish://", "Swish"), ("bip:", "Bitcoin"),
];

fn payment(content: &str, small: &str) -> Option<Payment> {
    let lines: Vec<&str> = content.lines().map(str::trim).collect();
    let line = |number: usize| lines.get(number).filter(|line| !line.is_empty()).map(|line| short(line));
    match *lines.first()? {
        "BCD" => return Some(Payment { system: "SEPA", to: line(5).or_else(|| line(6)), amount: line(7) }),
        "SPC" => {
            let amount = line(18).map(|amount| format!("{amount} {}", line(19).unwrap_or_default()));
            return Some(Payment { system: "Swiss QR", to: line(5).or_else(|| line(3)), amount });
        }
        "UPNQR" => return Some(Payment { system: "UPN", to: line(16).or_else(|| line(14)), amount: line(8) }),
        "HRVHUB30" => return Some(Payment { system: "HUB3", to: line(6), amount: line(2) }),
        "HCT" | "RTP" => return Some(Payment { system: "AFR", to: line(4).or_else(|| line(3)), amount: line(6) }),
        _ => {}
    }
    if let Some(fields) = content.strip_prefix("SPD*") {
        let field = |name: &str| fields.split('*').find_map(|field| field.strip_prefix(name)).map(short);
        let amount =
            field("AM:").map(|amount| format!("{amount} {}", field("CC:").unwrap_or_default()).trim_end().to_owned());
        return Some(Payment { system: "SPAYD", to: field("RN:").or_else(|| field("ACC:")), amount });
    }
    if content.starts_with("000201") && content.len() >= 30 {
        return Some(merchant(content));
    }
    if let Some((scheme, system)) = PAYING.iter().find(|(scheme, _)| small.starts_with(scheme)) {
        return Some(by_scheme(content.get(scheme.len()..)?, system));
    }
    address(content, small).map(|system| Payment { system, to: Some(short(content)), amount: None })
}

/// `upi://pay?pa=…&pn=…&am=…`, `bitcoin:ADDRESS?amount=…`
fn by_scheme(rest: &str, system: &'static str) -> Payment {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let field = |name: &str| {
        query
            .split('&')
            .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
            .map(|(_, value)| short(&unescaped(value)))
    };
    let path = path.trim_start_matches('/');
    let account = Some(path).filter(|path| !path.is_empty() && *path != "pay").map(short);
    let amount = ["am", "amount", "tx_amount", "value"].into_iter().find_map(field);
    let amount = amount.map(|amount| format!("{amount} {}", field("cu").unwrap_or_default()).trim_end().to_owned());
    Payment {
        system,
        to: field("pn")
            .or_else(|| field("label"))
            .or_else(|| field("receiver-name"))
            .or_else(|| field("pa"))
            .or(account),
        amount,
    }
}

/// Fields of two digits for what it is, two for its length (EMVCo: PIX, PayNow, QRIS, PromptPay …).
fn merchant(content: &str) -> Payment {
    let mut payment = Payment { system: "EMV", ..Payment::default() };
    let (mut rest, mut currency) = (content, "");
    while let Some((id, value, behind)) = field(rest) {
        match id {
            _ if ("26"..="51").contains(&id) && value.to_ascii_lowercase().contains("br.gov.bcb.pix") => {
                payment.system = "PIX"
            }
            "53" => currency = value,
            "54" => payment.amount = Some(short(value)),
            "59" => payment.to = Some(short(value)),
            _ => {}
        }
        rest = behind;
    }
    let currency = match currency {
        "986" => " BRL",
        "978" => " EUR",
        "356" => " INR",
        "360" => " IDR",
        "764" => " THB",
        "702" => " SGD",
        "704" => " VND",
        "840" => " USD",
        _ => "",
    };
    payment.amount.iter_mut().for_each(|amount| amount.push_str(currency));
    payment
}

fn field(rest: &str) -> Option<(&str, &str, &str)> {
    let (id, rest) = (rest.get(..2)?, rest.get(2..)?);
    let length: usize = rest.get(..2)?.parse().ok()?;
    // Lengths count characters; what is not ASCII is rare, and then the field is read as bytes.
    Some((id, rest.get(2..2 + length)?, rest.get(2 + length..)?))
}

/// A bare address of a currency.
fn address(content: &str, small: &str) -> Option<&'static str> {
    let all = |text: &str, allowed: fn(&u8) -> bool| text.as_bytes().iter().all(allowed);
    let base58 = |byte: &u8| byte.is_ascii_alphanumeric() && !b"0OIl".contains(byte);
    let length = content.len();
    match content.as_bytes().first()? {
        b'0' if length == 42 && small.strip_prefix("0x").is_some_and(|hex| all(hex, u8::is_ascii_hexdigit)) => {
            Some("Ethereum")
        }
        b'b' | b'B'
            if (14..=90).contains(&length) && small.starts_with("bc1") && all(small, u8::is_ascii_alphanumeric) =>
        {
            Some("Bitcoin")
        }
        b'l' | b'L' if length > 60 && small.starts_with("lnbc") && all(small, u8::is_ascii_alphanumeric) => {
            Some("Lightning")
        }
        b'1' | b'3'
            if (26..=35).contains(&length)
                && all(content, base58)
                && content.bytes().any(|byte| byte.is_ascii_alphabetic()) =>
        {
            Some("Bitcoin")
        }
        b'T' if length == 34 && all(content, base58) => Some("Tron"),
        _ => None,
    }
}

fn other(content: &str, small: &str) -> Option<Payload> {
    if small.starts_with("kith:card/") {
        return Some(Payload::KithCard);
    }
    if small.starts_with("wifi:") {
        return Some(Payload::JoinsNetwork(marked(content, "S:")));
    }
    if small.starts_with("mecard:") || small.starts_with("bizcard:") {
        return Some(Payload::AddsContact(marked(content, "N:")));
    }
    if small.starts_with("begin:vcard") {
        let line = |key: &str| content.lines().find_map(|line| line.trim().strip_prefix(key));
        let name = line("FN:").or_else(|| {
            content.lines().find_map(|line| line.trim().strip_prefix("FN;")?.split_once(':').map(|(_, name)| name))
        });
        return Some(Payload::AddsContact(short(name.or_else(|| line("N:")).unwrap_or(""))));
    }
    let web = small.starts_with("http://")
        || small.starts_with("https://")
        || small.starts_with("www.")
        || is_bare_host(content);
    if web {
        return Some(Payload::OpensLink(content.to_owned()));
    }
    let scheme = small.split_once(':').map(|(scheme, _)| scheme)?;
    let is_scheme = (2..=40).contains(&scheme.len())
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let known = content.get(scheme.len() + 1..).is_some_and(|rest| rest.starts_with("//")) || ACTING.contains(&scheme);
    (is_scheme && known).then(|| Payload::Acts(scheme.to_owned()))
}

/// Schemes without slashes that do something.
#[rustfmt::skip]
const ACTING: [&str; 14] = [
    "tel", "sms", "smsto", "mms", "mmsto", "mailto", "matmsg", "geo", "facetime", "data", "javascript", "intent", "dpp", "magnet",
];

/// `example.org/path`
fn is_bare_host(content: &str) -> bool {
    let host = content.split(['/', '?', '#']).next().unwrap_or("");
    let end = host.rsplit_once('.').map_or("", |(_, end)| end);
    !content.contains(char::is_whitespace)
        && (2..=24).contains(&end.len())
        && end.bytes().all(|byte| byte.is_ascii_alphabetic())
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
}

/// A field of `WIFI:T:WPA;S:name;P:secret;;`, with its escapes undone.
fn marked(content: &str, key: &str) -> String {
    let body = content.split_once(':').map_or("", |(_, body)| body);
    let mut fields = vec![String::new()];
    let mut escaped = false;
    for letter in body.chars() {
        match letter {
            '\\' if !escaped => escaped = true,
            ';' if !escaped => fields.push(String::new()),
            _ => {
                escaped = false;
                fields.iter_mut().next_back().into_iter().for_each(|field| field.push(letter));
            }
        }
    }
    short(fields.iter().find_map(|field| field.strip_prefix(key)).unwrap_or(""))
}

/// `%20` and the like, as text.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let hex =
            rest.strip_prefix('%').and_then(|rest| rest.get(..2)).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let taken = if hex.is_some() { 3 } else { letter.len_utf8() };
        match hex {
            Some(byte) => bytes.push(byte),
            None if letter == '+' => bytes.push(b' '),
            None => bytes.extend_from_slice(rest.get(..taken).unwrap_or("").as_bytes()),
        }
        rest = rest.get(taken..).unwrap_or("");
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// As much as is told of a name or an amount.
fn short(text: &str) -> String {
    text.trim().chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linking_codes_are_known_by_whose_they_are() {
        let keys =
            "2@qjV0Gm3PZt7Yb1cXo9LkWe5RsA8uDhF2,k3Jm5Np7Qr9St1Uv3Wx5Yz7Ab9Cd1Ef3,Gh5Ij7Kl9Mn1Op3Qr5St7Uv9Wx1Yz3,Ab==";
        for (content, service) in [
            (keys, "WhatsApp"),
            ("https://wa.me/settings/linked_devices#2@abc", "WhatsApp"),
            ("sgnl://linkdevice?uuid=x&pub_key=y", "Signal"),
            ("SGNL://LINKDEVICE?UUID=X", "Signal"),
            ("tsdevice:/?uuid=x&pub_key=y", "Signal"),
            ("tg://login?token=AQ", "Telegram"),
            ("https://discord.com/ra/abc", "Discord"),
            ("https://line.me/R/au/lgn/sq/abc", "LINE"),
            ("https://login.weixin.qq.com/l/abc", "WeChat"),
            ("viber://secondary?x=1", "Viber"),
            ("kith:link/abc", "Kith"),
        ] {
            assert_eq!(Payload::of(content), Payload::LinksDevice(service), "{content}");
            let assessment = Payload::of(content).assessment().unwrap();
            assert_eq!((assessment.verdict, assessment.advice), (Verdict::Scam, Advice::DoNotScan));
        }
        assert_eq!(Payload::of("FIDO:/01234567890"), Payload::SignsIn("passkey"));
        assert_eq!(Payload::of("wc:8a5e@2?relay-protocol=irn"), Payload::SignsIn("WalletConnect"));
    }

    #[test]
    fn payments_tell_to_whom_and_how_much() {
        let pays = |content: &str| {
            let payload = Payload::of(content);
            let Payload::Pays(payment) = payload else { return format!("{payload:?}") };
            payment.fact()
        };
        let epc = "BCD\n002\n1\nSCT\nBIC\nAda Lovelace\nDE89370400440532013000\nEUR12.30\n\n\nRent";
        assert_eq!(pays(epc), "SEPA · Ada Lovelace · EUR12.30");
        assert_eq!(pays("upi://pay?pa=ada@bank&pn=Ada%20L&am=500&cu=INR"), "UPI · Ada L · 500 INR");
        assert_eq!(
            pays("bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=0.1"),
            "Bitcoin · bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq · 0.1"
        );
        assert_eq!(
            pays("0x52908400098527886E0F7030069857D2E4169EE7"),
            "Ethereum · 0x52908400098527886E0F7030069857D2E4169EE7"
        );
        let pix = "00020126330014br.gov.bcb.pix0111123456789005204000053039865405150.05802BR5903Ada6009SAO PAULO62070503***6304ABCD";
        assert_eq!(pays(pix), "PIX · Ada · 150.0 BRL");
        let swiss = "SPC\n0200\n1\nCH4431999123000889012\nS\nAda AG\nWeg\n1\n8000\nBern\nCH\n\n\n\n\n\n\n\n199.95\nCHF";
        assert_eq!(pays(swiss), "Swiss QR · Ada AG · 199.95 CHF");
        assert_eq!(
            pays("SPD*1.0*ACC:CZ6508000000192000145399*AM:450.00*CC:CZK"),
            "SPAYD · CZ6508000000192000145399 · 450.00 CZK"
        );
    }

    #[test]
    fn networks_contacts_links_and_text_are_what_they_are() {
        assert_eq!(Payload::of(r"WIFI:T:WPA;S:Caf\;e;P:se;;"), Payload::JoinsNetwork("Caf;e".into()));
        assert_eq!(Payload::of("MECARD:N:Lovelace,Ada;TEL:1;;"), Payload::AddsContact("Lovelace,Ada".into()));
        assert_eq!(
            Payload::of("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada L\r\nEND:VCARD"),
            Payload::AddsContact("Ada L".into())
        );
        assert_eq!(Payload::of("kith:card/abc"), Payload::KithCard);
        assert_eq!(Payload::of("https://example.org/2@x"), Payload::OpensLink("https://example.org/2@x".into()));
        assert_eq!(Payload::of("example.org/menu"), Payload::OpensLink("example.org/menu".into()));
        assert_eq!(Payload::of("smsto:+4915:hi"), Payload::Acts("smsto".into()));
        assert_eq!(Payload::of("otpauth://totp/x?secret=y"), Payload::Acts("otpauth".into()));
        for text in ["", "hello", "Table 12", "12:30 - lunch", "2@home", "Note: buy milk", "1234567890"] {
            assert_eq!(Payload::of(text), Payload::Text, "{text}");
        }
    }
}
