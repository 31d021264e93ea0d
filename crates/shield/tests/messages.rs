//! Messages as people get them, and what they are taken for.

use kith_shield::{Advice, Assessment, Code, Context, Earlier, Sender, Side, Verdict, text};

fn check(message: &str) -> Assessment {
    text::check(message, &Context::default(), None)
}

fn codes(assessment: &Assessment) -> Vec<Code> {
    assessment.reasons.iter().map(|reason| reason.code).collect()
}

#[test]
fn a_message_that_contains_a_code_is_fine_and_one_that_asks_for_it_is_not() {
    for message in [
        "482913 is your verification code. Do not share it with anyone.",
        "739204 es tu código de acceso. No lo compartas con nadie.",
        "Il tuo codice di verifica è 118406. Non comunicarlo a nessuno.",
        "Dein Bestätigungscode lautet 118-406. Gib ihn an niemanden weiter.",
        "915 032 est votre code de connexion. Ne le communiquez à personne.",
        "482913 is je inlogcode. Deel deze met niemand.",
        "482913 é o seu código de verificação. Não compartilhe com ninguém.",
        "आपका लॉगिन ओटीपी 663120 है। इसे किसी को न बताएं।",
        "540219 adalah kode masuk kamu. Jangan berikan kepada siapa pun.",
    ] {
        assert_eq!(check(message).verdict, Verdict::Fine, "{message}");
    }
    for message in [
        "Sorry, I sent you a 6 digit code by mistake, can you forward it to me please? It's urgent",
        "Perdona, te mandé por error un código de 6 dígitos por SMS, ¿me lo reenvías? Es urgente",
        "Scusa, ti ho mandato per sbaglio un codice a 6 cifre via sms, me lo inoltri? È urgente",
        "Hi sorry, ich hab dir aus Versehen einen 6-stelligen Code geschickt, kannst du ihn mir weiterleiten? Ist dringend",
        "Désolé, je t'ai envoyé par erreur un code à 6 chiffres, tu peux me l'envoyer ? C'est urgent",
        "Sorry, ik heb per ongeluk een 6-cijferige code naar je gestuurd, kun je die doorsturen? Heeft haast",
        "Desculpa, te mandei um código de 6 dígitos por engano, me manda o código por favor? É urgente",
    ] {
        let assessment = check(message);
        assert_eq!(assessment.verdict, Verdict::Scam, "{message}: {assessment:?}");
        assert!(codes(&assessment).contains(&Code::AsksForCode), "{message}: {assessment:?}");
        assert_eq!(assessment.advice, Advice::KeepSecret, "{message}");
    }
}

#[test]
fn a_verdict_has_a_reason_that_names_a_place_or_a_fact() {
    for message in [
        "Hi mum, my phone broke. This is my new number, save it and text me on WhatsApp asap",
        "USPS: your parcel is on hold because of an unpaid fee of $1.99. Pay here: http://usps.parcel-track.top/a",
        "URGENT! Your account will be suspended. Verify now http://secure-verify-login.info",
        "BLACK FRIDAY! Up to 70% off everything. Shop now at www.shoeworld.com T&Cs apply. Text STOP to opt out",
    ] {
        let assessment = check(message);
        assert!(matches!(assessment.verdict, Verdict::Scam | Verdict::Advert), "{message}: {assessment:?}");
        let first = &assessment.reasons[0];
        assert!(first.span.is_some() || first.fact.is_some(), "{message}: {assessment:?}");
        for span in assessment.reasons.iter().filter_map(|reason| reason.span) {
            assert!(!message.get(span.start..span.end).unwrap().trim().is_empty());
        }
    }
}

#[test]
fn scripts_that_are_not_known_here_are_called_nothing() {
    for message in [
        "Привет, как дела? Увидимся завтра в восемь",
        "明日の会議は三時からです",
        "مرحبا كيف حالك اليوم",
        "สวัสดีครับ พรุ่งนี้เจอกัน",
    ] {
        let assessment = check(message);
        assert_eq!(assessment.verdict, Verdict::CannotTell, "{message}");
        assert_eq!(codes(&assessment), [Code::UnknownScript]);
        assert!(assessment.score < 0.1);
    }
    assert_eq!(check("👍👍").verdict, Verdict::CannotTell);
}

#[test]
fn ordinary_talk_is_fine_without_any_context() {
    for message in [
        "Haha yes see you tomorrow at 8, bring the kids x",
        "ok",
        "Can you send me the photos from Saturday? They're lovely",
        "¿Nos vemos mañana a las ocho? Trae el vino",
        "Mama bin gut angekommen, ruf dich später an",
        "On se voit ce soir ? J'amène le dessert",
        "kal 8 baje milte hai, chai pe",
        "Your parcel will be delivered today between 2pm and 4pm. Track it in the app",
        "You spent £23.40 at Tesco with card ending 1234. Available balance £412.09",
    ] {
        let assessment = check(message);
        assert_eq!(assessment.verdict, Verdict::Fine, "{message}: {assessment:?}");
        assert!(assessment.reasons.is_empty());
    }
}

#[test]
fn who_asks_decides() {
    let message = "Could you lend me 300 until Friday? I can't talk now, explain later";
    let from = |sender, changed| {
        let context = Context {
            sender: Some(sender),
            identity_changed_days: changed,
            first_message: Some(false),
            previous: Vec::new(),
        };
        text::check(message, &context, None)
    };
    assert_eq!(from(Sender::Verified, None).verdict, Verdict::Fine);
    let changed = from(Sender::Known, Some(1));
    assert_eq!(changed.verdict, Verdict::Scam);
    assert_eq!(changed.advice, Advice::CallThem);
    let fact = changed.reasons.iter().find(|reason| reason.code == Code::IdentityChanged).unwrap();
    assert_eq!(fact.fact.as_deref(), Some("1"));
}

#[test]
fn somebody_who_did_not_ask_for_the_caller_is_protected() {
    let previous = vec![
        Earlier { from: Side::Them, text: "This is the security department of your bank".to_owned() },
        Earlier { from: Side::Me, text: "What happened? I didn't call you".to_owned() },
    ];
    let context =
        Context { sender: Some(Sender::Stranger), identity_changed_days: None, first_message: Some(false), previous };
    let assessment = text::check("Someone is using your card. Stay in this chat and follow my steps", &context, None);
    assert_eq!(assessment.verdict, Verdict::Scam, "{assessment:?}");
    assert!(codes(&assessment).contains(&Code::SenderStranger));
}
