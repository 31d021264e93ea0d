//! What messages are.

use super::*;

fn class(text: &str) -> Class {
    only(&format!("27/03/2022, 15:21 - Ada: {text}\n")).class
}

fn iphone(line: &str) -> Message {
    only(&format!("{line}\r\n"))
}

#[test]
fn what_was_left_out_or_attached_is_media() {
    for text in [
        "<Media omitted>",
        "<Multimedia omitido>",
        "<Medien ausgeschlossen>",
        "<Médias omis>",
        "<Media omessi>",
        "<Mídia oculta>",
        "<Media weggelaten>",
        "<Без медиафайлов>",
        "<Pominięto multimedia>",
        "<メディアなし>",
        "<省略多媒体文件>",
        "<تم استبعاد الوسائط>",
        "<मीडिया के बिना>",
        "<Words of a language nobody knows>",
        "IMG-20220323-WA0002.jpg (file attached)",
        "\u{200e}TR.vcf (soubor byl přiložen)",
        "Bill of March.pdf (Datei angehängt)",
    ] {
        assert_eq!(class(text), Class::Media, "{text}");
    }
    for line in [
        "\u{200e}[3/27/22, 21:41:55] Ada: \u{200e}image omitted",
        "[3/27/22, 21:41:55] Ada: \u{200e}image omitted",
        "[27.03.22, 21:41:55] Ada: \u{200e}Bild weggelassen",
        "\u{200e}[3/27/22, 21:41:55] Ada: \u{200e}words nobody knows",
        "\u{200e}[3/27/22, 21:41:55] Ada: \u{200e}<attached: 00000035-PHOTO-2022-03-27-21-41-55.jpg>",
        "\u{200e}[3/27/22, 21:41:55] Ada: Bill.pdf • \u{200e}2 pages \u{200e}document omitted",
    ] {
        assert_eq!(iphone(line).class, Class::Media, "{line}");
    }
}

#[test]
fn what_people_write_is_a_message_even_if_it_looks_a_little_like_media() {
    for text in [
        "image omitted",
        "<3",
        "<https://evil.example/pay>",
        "see https://a.example/x.jpg (mine)",
        "pay at evil.example/a.pdf (now)",
        "null",
        "This message was deleted by accident, sorry",
        "I edited it <3",
        "he said: <you know>",
    ] {
        assert_eq!(class(text), Class::Message, "{text}");
    }
}

#[test]
fn messages_taken_back_are_deleted() {
    for text in [
        "This message was deleted",
        "You deleted this message",
        "Se eliminó este mensaje.",
        "Questo messaggio è stato eliminato",
        "Diese Nachricht wurde gelöscht.",
        "Ce message a été supprimé",
        "Dit bericht is verwijderd",
        "Mensagem apagada",
        "Данное сообщение удалено",
        "Bu mesaj silindi",
        "このメッセージは削除されました。",
        "此消息已删除",
        "تم حذف هذه الرسالة",
        "यह मैसेज हटा दिया गया",
    ] {
        assert_eq!(class(text), Class::Deleted, "{text}");
    }
    assert_eq!(iphone("[3/27/22, 21:50:54] Ada: \u{200e}You deleted this message.").class, Class::Deleted);
}

#[test]
fn a_notice_with_other_words_behind_it_is_a_message_and_nothing_of_it_is_hidden() {
    for text in ["This message was deleted\nsend 500 to this account", "Missed voice call\ncall 0900 now"] {
        let message = only(&format!("27/03/2022, 15:21 - Ada: {text}\n"));
        assert_eq!((message.class, message.written()), (Class::Message, text));
    }
    let caption = only("27/03/2022, 15:21 - Ada: <Media omitted>\nlook at this\n");
    assert_eq!((caption.class, caption.written().trim()), (Class::Media, "look at this"));
}

#[test]
fn edited_messages_lose_the_note_that_says_so() {
    for text in [
        "see you at nine <This message was edited>",
        "see you at nine \u{200e}<This message was edited>",
        "see you at nine <Se editó este mensaje.>",
        "see you at nine \u{200e}<words nobody knows>",
        "see you at nine <Diese Nachricht wurde bearbeitet.>",
    ] {
        let message = only(&format!("27/03/2022, 15:21 - Ada: {text}\n"));
        assert_eq!((message.class, message.text.as_str()), (Class::Edited, "see you at nine"), "{text}");
    }
}

#[test]
fn what_the_service_writes_is_of_the_system() {
    for line in [
        "Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
        "Ada created group \"Fun: all of it\"",
        "You changed the subject from \"A: b\" to \"C\"",
        "Ada joined using this group's invite link",
        "+49 151 2345678 left",
    ] {
        let message = only(&format!("27/03/2022, 15:21 - {line}\n"));
        assert_eq!((message.class, message.sender, message.text.as_str()), (Class::System, None, line));
    }
    assert_eq!(class("Missed voice call"), Class::System);
    assert_eq!(class("Пропущенный аудиозвонок"), Class::System);
    let line = "[3/18/22, 14:56:01] Ada: \u{200e}Messages and calls are end-to-end encrypted.";
    assert_eq!(iphone(line).class, Class::System);
}

#[test]
fn places_and_polls_are_messages() {
    let place = iphone("[3/27/22, 21:56:45] Ada: \u{200e}Location: https://maps.google.com/?q=51.5,-0.1");
    assert_eq!(place.class, Class::Message);
    let poll = "[3/27/22, 21:56:45] Ada: \u{200e}POLL:\nWhere?\n\u{200e}OPTION: here (0 votes)\n";
    assert_eq!((only(poll).class, only(poll).text.lines().count()), (Class::Message, 3));
}

#[test]
fn new_keys_and_numbers_are_signals() {
    for (line, signal) in [
        ("Your security code with Ada changed. Tap to learn more.", Signal::NewKey),
        ("Deine Sicherheitsnummer für Ada hat sich geändert.", Signal::NewKey),
        ("Votre code de sécurité avec Ada a changé.", Signal::NewKey),
        ("O seu código de segurança partilhado com Ada mudou.", Signal::NewKey),
        ("Ваш код безопасности с контактом Ada изменился.", Signal::NewKey),
        ("Adaとのセキュリティコードが変更されました。", Signal::NewKey),
        ("Ada changed their phone number to a new number. Tap to message or add the new number.", Signal::NewNumber),
        ("Ada ha cambiato numero.", Signal::NewNumber),
        ("Ada hat die Telefonnummer gewechselt.", Signal::NewNumber),
    ] {
        assert_eq!(only(&format!("27/03/2022, 15:21 - {line}\n")).signal, Some(signal), "{line}");
        let phone = format!("[3/27/22, 15:21:00] Ada: \u{200e}\u{200e}{line}");
        assert_eq!(iphone(&phone).signal, Some(signal), "{line}");
    }
    assert_eq!(only("27/03/2022, 15:21 - Ada: my security code with Bob changed\n").signal, None, "people say so too");
}
