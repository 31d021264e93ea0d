//! Names that pose as somebody in charge: the service itself, its support, security, a bank.

use super::letters::script;
use super::looks::Looks;

/// What the service is called.
const SERVICE: &str = "kith";

/// Words of those who pretend to be in charge, in the languages of the interface and others. Such words that are also
/// common names of people are left out.
#[rustfmt::skip]
const WORDS: [&str; 163] = [
    "support", "helpdesk", "help", "security", "service", "services", "admin", "administrator", "moderator",
    "official", "system", "verification", "verified", "account", "notice", "alert", "bank", "banking", "customer",
    "team", "police", "refund", "soporte", "ayuda", "seguridad", "servicio", "banco", "oficial", "cliente", "equipo",
    "policía", "verificación", "cuenta", "assistenza", "aiuto", "sicurezza", "servizio", "banca", "ufficiale",
    "clienti", "polizia", "verifica", "supporto", "Unterstützung", "Kundendienst", "Kundenservice", "Hilfe",
    "Sicherheit", "Dienst", "Sparkasse", "offiziell", "Konto", "Polizei", "assistance", "aide", "sécurité", "banque",
    "officiel", "client", "équipe", "compte", "vérification", "ondersteuning", "klantenservice", "klantendienst",
    "hulp", "beveiliging", "veiligheid", "dienst", "officieel", "politie", "suporte", "ajuda", "segurança", "serviço",
    "atendimento", "equipe", "verificação", "conta", "polícia", "wsparcie", "pomoc", "bezpieczeństwo", "obsługa",
    "policja", "podpora", "bezpečnost", "banka", "asistență", "securitate", "säkerhet", "hjälp", "kundtjänst",
    "sikkerhed", "sikkerhet", "hjelp", "tuki", "turvallisuus", "pankki", "támogatás", "biztonság", "destek",
    "güvenlik", "yardım", "müşteri", "dukungan", "keamanan", "bantuan", "sokongan", "keselamatan", "hỗ trợ",
    "bảo mật", "ngân hàng", "công an", "поддержка", "безопасность", "помощь", "служба", "банк", "сбербанк",
    "администрация", "полиция", "підтримка", "безпека", "допомога", "поліція", "υποστήριξη", "ασφάλεια", "βοήθεια",
    "τράπεζα", "الدعم", "دعم", "مساعدة", "بنك", "البنك", "خدمة العملاء", "الشرطة", "پشتیبانی", "بانک", "תמיכה",
    "אבטחה", "בנק", "सहायता", "बैंक", "पुलिस", "সহায়তা", "ব্যাংক", "ธนาคาร", "ตำรวจ", "客服", "支持", "安全", "银行", "銀行",
    "官方", "警察", "サポート", "セキュリティ", "公式", "고객센터", "은행", "경찰청", "보안팀",
];

/// A word this long is not part of anybody's name by chance.
const LONG: usize = 7;

/// Whether a name looks as if it belonged to somebody in charge: it contains the service's name or a long word of such
/// people, or is, or has among its words, a short one.
pub(super) fn poses(looks: &Looks, name: &str) -> bool {
    let whole = looks.of(name);
    let words: Vec<_> = name.split(' ').flat_map(|word| looks.of(word)).collect();
    let contains = |look: &String| whole.iter().any(|name| name.contains(look.as_str()));
    let has = |word: &&str| {
        let inside =
            word.chars().count() >= LONG || word.chars().next().and_then(script).is_some_and(|script| script.runs_on());
        looks.of(word).iter().any(|look| whole.contains(look) || words.contains(look) || (inside && contains(look)))
    };
    looks.of(SERVICE).iter().any(contains) || WORDS.iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::super::says;

    fn stamped(name: &str) -> bool {
        says(name, []).is_none_or(|said| said.stamped)
    }

    #[test]
    fn names_of_the_service_and_of_people_in_charge_are_stamped_or_not_shown() {
        for name in [
            "Kith",
            "KITH",
            "kith support",
            "K i t h",
            "Klth Support",
            "KlTH",
            "Кith",
            "Kíth",
            "KithTeam",
            "The Kith People",
            "Support",
            "S u p p o r t",
            "SupportTeam",
            "Suррort",
            "Şuppört",
            "Security",
            "My Bank",
            "Bank of Ada",
            "Admin",
            "Banco Azul",
            "Sicherheit",
            "Assistenza Clienti",
            "Sécurité",
            "Klantenservice",
            "Segurança",
            "Служба поддержки",
            "Поддержка",
            "ПОДДЕРЖКА",
            "客服中心",
            "中国银行",
            "サポートセンター",
            "고객센터",
            "الدعم",
            "Güvenlik",
            "hỗ trợ",
        ] {
            assert!(stamped(name), "{name}");
        }
    }

    #[test]
    fn names_of_people_are_not_stamped() {
        for name in [
            "Keith Banks",
            "Judith",
            "Kitty",
            "Edith Helpman",
            "Bancroft",
            "Thea Monk",
            "Adam Sandler",
            "Konstantin",
            "Teamer",
            "Hulda",
            "Олег Банковский",
            "王安",
            "김지원",
            "Aman",
        ] {
            assert!(!stamped(name), "{name}");
        }
    }
}
