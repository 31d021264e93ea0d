use super::*;
use proptest::prelude::*;

const URL: &str = "wss://kith.example.org/v1";
const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

fn code(url: &str) -> LinkCode {
    LinkCode { secret: [0x7f; 16], url: url.into() }
}

fn words_error(text: &str) -> WordsError {
    match link(text) {
        Err(Misuse::Words(error)) => error,
        read => panic!("{text:?} was read as {read:?}"),
    }
}

#[test]
fn the_words_of_a_code_are_pinned() {
    let said = "legal winner thank year wave sausage worth useful legal winner thank wrestle desk at kith.example.org";
    assert_eq!(spoken(&code(URL)), said);
    assert_eq!(spoken(&code("ws://127.0.0.1:7171/v1")).rsplit(' ').next(), Some("ws://127.0.0.1:7171/v1"));
    assert_eq!(spoken(&code("wss://kith.example.org:444/v1")).rsplit(' ').next(), Some("kith.example.org:444"));
    assert_eq!(
        spoken(&code("wss://kith.example.org/else/v1")).rsplit(' ').next(),
        Some("wss://kith.example.org/else/v1")
    );
}

#[test]
fn words_are_read_as_people_write_them() {
    let said = spoken(&code(URL));
    let numbered = said.split(' ').take(WORDS).enumerate().map(|(at, word)| format!("{}. {word}\n", at + 1));
    let short = said.split(' ').take(WORDS).map(|word| word.chars().take(4).collect::<String>());
    let (numbered, short) = (numbered.collect::<String>(), short.collect::<Vec<_>>().join(" "));
    let written = [
        said.to_uppercase(),
        said.replace(' ', ", "),
        said.replace(" at ", "\r\n"),
        format!("{said}."),
        format!("{numbered}at Kith.Example.Org"),
        format!("{short} kith.example.org"),
        said.replace("kith.example.org", URL),
    ];
    for text in written {
        assert_eq!(link(&text), Ok(code(URL)), "{text:?}");
    }
    assert_eq!(link(&code(URL).to_text()), Ok(code(URL)), "and the one word is");
}

#[test]
fn a_mistake_in_the_words_is_named_by_its_place_and_not_repeated() {
    let said = spoken(&code(URL));
    let wrong = words_error(&said.replace("sausage", "sausige"));
    assert_eq!(wrong, WordsError::UnknownWord { position: 6 });
    assert!(!wrong.to_string().contains("sausige"));
    assert_eq!(words_error(&said.replace("sausage ", "")), WordsError::WordCount { found: 12 });
    assert_eq!(words_error(&said.replace(" desk at", "")), WordsError::WordCount { found: 12 });
    assert_eq!(words_error(&said.replace(" at kith.example.org", "")), WordsError::NoAddress);
    for mistake in
        [said.replace("sausage", "zoo"), said.replace("legal winner", "winner legal"), said.replace("org", "com")]
    {
        assert_eq!(words_error(&mistake), WordsError::Checksum, "{mistake:?}");
    }
}

/// One text of each kind of code that people are given.
fn codes() -> Vec<(Option<OtherCode>, String)> {
    let card = Card {
        relay: kith_wire::inbox::RelayAddress { url: URL.into(), relay: kith_wire::RelayId([1; 32]) },
        account: kith_wire::AccountId([2; 32]),
        key_hash: kith_wire::Hash([3; 32]),
        token: kith_wire::Token([4; 32]),
    };
    let card = card::to_link(&card);
    let link = code(URL).to_text();
    let vouched = GuardianCode { secret: [0x7f; 16], url: URL.into() };
    let whatsapp = "2@5o3kR2vLxq8mBn7dWc1zYt,bm90aGluZ2F0YWxsaGVyZQ,a2V5a2V5a2V5a2V5a2V5,c2VjcmV0";
    let foreign = |service, text: &str| (Some(OtherCode::Foreign(service)), text.to_owned());
    vec![
        (Some(OtherCode::Card), card[..card.len() - 1].to_owned()),
        (Some(OtherCode::Card), card),
        (Some(OtherCode::Link), link[..link.len() - 1].to_owned()),
        (Some(OtherCode::Link), link),
        (Some(OtherCode::Link), spoken(&code(URL))),
        (Some(OtherCode::Guardian), vouched.to_text()),
        (Some(OtherCode::Guardian), spoken_to_guardians(&vouched)),
        (Some(OtherCode::RecoveryPhrase), PHRASE.to_owned()),
        foreign("WhatsApp", whatsapp),
        foreign("Signal", "sgnl://linkdevice?uuid=x&pub_key=y"),
        foreign("Telegram", "tg://login?token=x"),
        foreign("passkey", "FIDO:/01234567890"),
        (None, "https://example.org/kith:card/".to_owned()),
        (None, "hello there".to_owned()),
        (None, String::new()),
    ]
}

#[test]
fn every_place_that_takes_a_code_refuses_the_others_by_name() {
    for (kind, text) in codes() {
        assert_eq!(other(&text), kind, "{text:?}");
        match kind {
            Some(OtherCode::Guardian) => assert_eq!(guardian(&text).map(|code| code.secret), Ok([0x7f; 16])),
            Some(found) => assert_eq!(guardian(&text), Err(Misuse::OtherCode(found))),
            None => assert_eq!(guardian(&text), Err(Misuse::GuardianCode(CodeError::NotACode))),
        }
        match kind {
            Some(OtherCode::Card) => assert_eq!(link(&text), Err(Misuse::OtherCode(OtherCode::Card))),
            Some(OtherCode::Link) => assert_eq!(card(&text), Err(Misuse::OtherCode(OtherCode::Link))),
            Some(found) => {
                assert_eq!(link(&text), Err(Misuse::OtherCode(found)));
                assert_eq!(card(&text), Err(Misuse::OtherCode(found)));
            }
            None => {
                assert_eq!(link(&text), Err(Misuse::Code(CodeError::NotACode)));
                assert_eq!(card(&text), Err(Misuse::Link(LinkError::NotACard)));
            }
        }
        // Nor is any of them a recovery phrase to whoever recovers.
        assert_eq!(RecoveryPhrase::parse(&text).is_ok(), kind == Some(OtherCode::RecoveryPhrase), "{text:?}");
    }
}

proptest! {
    #[test]
    fn every_code_comes_back_from_its_words_and_from_its_one_word(
        secret in any::<[u8; 16]>(),
        url in "wss?://[a-z0-9.\\[\\]:-]{1,40}(/v1|/[A-Za-z0-9./]{0,20})?",
    ) {
        let code = LinkCode { secret, url };
        let said = spoken(&code);
        prop_assert_eq!(said.split(' ').take_while(|word| *word != "at").count(), WORDS);
        prop_assert_eq!(link(&said), Ok(code.clone()));
        prop_assert_eq!(link(&code.to_text()), Ok(code.clone()));
        prop_assert_eq!(other(&said), Some(OtherCode::Link));
    }

    #[test]
    fn every_code_for_guardians_comes_back_and_is_no_code_for_linking(secret in any::<[u8; 16]>()) {
        let code = GuardianCode { secret, url: URL.into() };
        let said = spoken_to_guardians(&code);
        prop_assert_eq!(said.split(' ').take_while(|word| *word != "at").count(), GUARDIAN_WORDS);
        prop_assert_eq!(guardian(&said), Ok(code.clone()));
        prop_assert_eq!(guardian(&code.to_text()), Ok(code));
        prop_assert_eq!(link(&said), Err(Misuse::OtherCode(OtherCode::Guardian)));
        prop_assert_eq!(guardian(&spoken(&LinkCode { secret, url: URL.into() })), Err(Misuse::OtherCode(OtherCode::Link)));
    }

    #[test]
    fn two_codes_are_never_said_alike(one in any::<[u8; 16]>(), other in any::<[u8; 16]>()) {
        let said = |secret| spoken(&LinkCode { secret, url: URL.into() });
        prop_assert_eq!(said(one) == said(other), one == other);
    }

    #[test]
    fn no_text_makes_the_parsers_panic(text in any::<String>(), picks in prop::collection::vec(0..2048_usize, 0..20)) {
        let list = bip39::Language::English.word_list();
        let words: Vec<_> = picks.iter().map(|pick| list[*pick]).collect();
        for text in [text.clone(), words.join(" "), format!("{} {text}", words.join(" "))] {
            let _ = (card(&text), other(&text));
            if let Ok(code) = link(&text) {
                prop_assert_eq!(link(&spoken(&code)), Ok(code));
            }
        }
    }
}
