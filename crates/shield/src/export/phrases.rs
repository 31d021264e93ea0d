//! What the service writes in place of a message, in the languages it is written in.

use std::sync::LazyLock;

/// What a whole message can be that nobody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// Somebody took a message back.
    Deleted,
    /// "You" took a message back: who sent this is whose export it is.
    DeletedByMe,
    /// A picture, a recording or a file that was left out.
    Media,
    /// A call that was missed, a message that is still to come.
    Event,
}

/// What a text is, without the marks and full stops around it, if nobody wrote it.
pub(super) fn notice(text: &str) -> Option<Notice> {
    let text = text.trim_end_matches(['.', '。', ' ', '।']);
    let same_length = NOTICES.get(text.len())?;
    same_length.iter().find(|(phrase, _)| *phrase == text).map(|(_, notice)| *notice)
}

/// All phrases by their length: this is asked about every message, and most have no phrase of their length.
static NOTICES: LazyLock<Vec<Vec<(&str, Notice)>>> = LazyLock::new(|| {
    let tables = [
        (&MEDIA[..], Notice::Media),
        (&DELETED, Notice::Deleted),
        (&DELETED_BY_ME, Notice::DeletedByMe),
        (&EVENTS, Notice::Event),
    ];
    let all = || tables.iter().flat_map(|(phrases, notice)| phrases.iter().map(|phrase| (*phrase, *notice)));
    let longest = all().map(|(phrase, _)| phrase.len()).max().unwrap_or(0);
    (0..=longest).map(|length| all().filter(|(phrase, _)| phrase.len() == length).collect()).collect()
});

/// Whether a text that is certainly of the service's making says that something was left out.
pub(super) fn is_omission(text: &str) -> bool {
    let small = text.to_lowercase();
    text.len() <= 120 && OMISSIONS.iter().any(|stem| small.contains(stem))
}

/// Whether the words in `<…>` at the end of a text say that it was edited.
pub(super) fn is_edit(words: &str) -> bool {
    let small = words.to_lowercase();
    words.len() <= 120 && EDITS.iter().any(|stem| small.contains(stem))
}

/// Whether a line of the service says that the keys of somebody changed.
pub(super) fn is_new_key(text: &str) -> bool {
    let small = text.to_lowercase();
    SECURITY_CODES.iter().any(|stem| small.contains(stem))
}

/// Whether a line of the service says that somebody has a new number.
pub(super) fn is_new_number(text: &str) -> bool {
    let small = text.to_lowercase();
    NEW_NUMBERS.iter().any(|stem| small.contains(stem))
}

/// Whether a text with a sender is the notice that messages are encrypted.
pub(super) fn is_encryption(text: &str) -> bool {
    ENCRYPTION.iter().any(|beginning| text.starts_with(beginning))
}

#[rustfmt::skip]
const MEDIA: [&str; 71] = [
    "<Media omitted>", "<Medien ausgeschlossen>", "<Medien weggelassen>", "<Medien ausgelassen>", "<Multimedia omitido>",
    "<Archivo omitido>", "<Archivo multimedia omitido>", "<Médias omis>", "<Fichier omis>", "<Média omis>", "<Media omessi>",
    "<Media omesso>", "<Mídia oculta>", "<Arquivo de mídia oculto>", "<Mídia omitida>", "<Ficheiro não revelado>",
    "<Ficheiro multimédia omitido>", "<Multimédia omitida>", "<Media weggelaten>", "<Без медиафайлов>", "<Файл пропущен>",
    "<Медиафайл пропущен>", "<Медіа пропущено>", "<Медіафайл пропущено>", "<Без медіафайлів>", "<Pominięto multimedia>",
    "<pominięto multimedia>", "<pliki multimedialne pominięto>", "<Medya dahil edilmedi>", "<Medya atlanmış>",
    "<Media tidak disertakan>", "<Média vynechány>", "<Média vynechané>", "<मीडिया के बिना>", "<मीडिया छोड़ा गया>",
    "<मीडिया शामिल नहीं है>", "<メディアなし>", "<メディアは含まれていません>", "<미디어 제외됨>", "<미디어 파일 제외됨>", "<省略多媒体文件>",
    "<忽略多媒体文件>", "<媒体文件已省略>", "<省略多媒體檔>", "<媒體已略去>", "<已略去媒體檔>", "<تم استبعاد الوسائط>", "<الوسائط غير مدرجة>",
    "<המדיה לא נכללה>", "<מדיה הושמטה>", "<رسانه حذف شد>", "<بدون رسانه>", "<Media har utelämnats>", "<Media utelämnat>",
    "<Media utelatt>", "<Medier er utelatt>", "<Medier udeladt>", "<Media jätetty pois>", "<Fișiere media omise>",
    "<Conținut media omis>", "<Hiányzó médiafájl>", "<Média kihagyva>", "<Παραλείφθηκαν πολυμέσα>", "<ไม่มีสื่อ>", "<ไฟล์สื่อถูกละเว้น>",
    "<Bỏ qua tệp media>", "<Đã bỏ qua tệp>", "<Media dikecualikan>", "<Fitxers multimèdia omesos>", "<Mediji izostavljeni>", "<Пропусната медия>",
];

#[rustfmt::skip]
const DELETED: [&str; 83] = [
    "This message was deleted", "Diese Nachricht wurde gelöscht", "Se eliminó este mensaje", "Este mensaje fue eliminado",
    "Este mensaje se eliminó", "Este mensaje ha sido eliminado", "Mensaje eliminado", "Ce message a été supprimé",
    "Questo messaggio è stato eliminato", "Mensagem apagada", "Esta mensagem foi apagada", "Essa mensagem foi apagada",
    "Esta mensagem foi eliminada", "Dit bericht is verwijderd", "Dit bericht werd verwijderd", "Данное сообщение удалено",
    "Это сообщение удалено", "Сообщение удалено", "Це повідомлення видалено", "Це повідомлення було видалено",
    "Повідомлення видалено", "Tato zpráva byla odstraněna", "Tato zpráva byla smazána", "Táto správa bola odstránená",
    "Táto správa bola vymazaná", "Ta wiadomość została usunięta", "Wiadomość usunięta", "Bu mesaj silindi",
    "Pesan ini dihapus", "Pesan ini telah dihapus", "Mesej ini telah dipadam", "Mesej ini telah dipadamkan",
    "このメッセージは削除されました", "삭제된 메시지입니다", "이 메시지는 삭제되었습니다", "此消息已删除", "此消息已被删除", "消息已删除", "此訊息已刪除",
    "此訊息已被刪除", "這則訊息已被刪除", "訊息已刪除", "ข้อความนี้ถูกลบแล้ว", "ข้อความนี้ถูกลบ", "Tin nhắn này đã bị xóa", "Tin nhắn này đã bị xoá",
    "Tin nhắn đã bị xóa", "تم حذف هذه الرسالة", "تم حذف الرسالة", "הודעה זו נמחקה", "ההודעה נמחקה", "این پیام حذف شد",
    "این پیام حذف شده است", "یہ پیغام حذف کر دیا گیا", "यह मैसेज हटा दिया गया है", "यह मैसेज हटा दिया गया", "यह संदेश हटा दिया गया",
    "यह मैसेज मिटाया गया", "इस मैसेज को डिलीट कर दिया गया", "এই মেসেজটি মুছে ফেলা হয়েছে", "हा संदेश हटवला गेला आहे", "இந்தச் செய்தி நீக்கப்பட்டது",
    "ఈ సందేశం తొలగించబడింది", "આ મેસેજ કાઢી નાખવામાં આવ્યો", "Det här meddelandet har raderats", "Det här meddelandet raderades",
    "Meddelandet raderades", "Denne meldingen ble slettet", "Meldingen ble slettet", "Denne besked blev slettet",
    "Tämä viesti poistettiin", "Tämä viesti on poistettu", "Acest mesaj a fost șters", "Ezt az üzenetet törölték",
    "Ez az üzenet törölve lett", "Αυτό το μήνυμα διαγράφηκε", "Това съобщение беше изтрито", "Ova poruka je izbrisana",
    "Ова порука је избрисана", "To sporočilo je bilo izbrisano", "S'ha suprimit aquest missatge", "Ujumbe huu ulifutwa", "Ky mesazh u fshi",
];

#[rustfmt::skip]
const DELETED_BY_ME: [&str; 64] = [
    "You deleted this message", "Du hast diese Nachricht gelöscht", "Eliminaste este mensaje", "Has eliminado este mensaje",
    "Vous avez supprimé ce message", "Hai eliminato questo messaggio", "Você apagou esta mensagem", "Você apagou essa mensagem",
    "Apagou esta mensagem", "Eliminou esta mensagem", "U hebt dit bericht verwijderd", "Je hebt dit bericht verwijderd",
    "U heeft dit bericht verwijderd", "Вы удалили данное сообщение", "Вы удалили это сообщение", "Ви видалили це повідомлення",
    "Tuto zprávu jste odstranil/a", "Tuto zprávu jste smazal/a", "Túto správu ste odstránili", "Túto správu ste vymazali",
    "Usunięto tę wiadomość", "Usunąłeś tę wiadomość", "Usunąłeś(-aś) tę wiadomość", "Bu mesajı sildiniz", "Anda menghapus pesan ini",
    "Anda telah menghapus pesan ini", "Anda memadamkan mesej ini", "Anda telah memadam mesej ini", "このメッセージを削除しました",
    "이 메시지를 삭제했습니다", "내가 삭제한 메시지입니다", "您删除了此消息", "你删除了此消息", "你删除了这条消息", "您已刪除此訊息", "你已刪除此訊息", "您刪除了這則訊息",
    "คุณได้ลบข้อความนี้", "คุณลบข้อความนี้แล้ว", "Bạn đã xóa tin nhắn này", "Bạn đã xoá tin nhắn này", "لقد حذفت هذه الرسالة", "حذفت هذه الرسالة",
    "أنت حذفت هذه الرسالة", "מחקת הודעה זו", "מחקת את ההודעה הזו", "شما این پیام را حذف کردید", "آپ نے یہ پیغام حذف کر دیا",
    "आपने यह मैसेज हटा दिया है", "आपने यह मैसेज हटा दिया", "आपने इस संदेश को हटा दिया", "आपने यह मैसेज मिटाया", "आपने इस मैसेज को डिलीट कर दिया",
    "আপনি এই মেসেজটি মুছে ফেলেছেন", "Du har raderat det här meddelandet", "Du raderade det här meddelandet", "Du slettet denne meldingen",
    "Du slettede denne besked", "Poistit tämän viestin", "Ați șters acest mesaj", "Ai șters acest mesaj", "Törölted ezt az üzenetet",
    "Διαγράψατε αυτό το μήνυμα", "Izbrisali ste ovu poruku",
];

#[rustfmt::skip]
const EVENTS: [&str; 58] = [
    "Missed voice call", "Missed video call", "Missed group voice call", "Missed group video call",
    "Waiting for this message", "Waiting for this message. This may take a while", "Verpasster Sprachanruf", "Verpasster Anruf",
    "Verpasster Videoanruf", "Auf diese Nachricht warten", "Llamada perdida", "Llamada de voz perdida", "Videollamada perdida",
    "Esperando este mensaje", "Appel vocal manqué", "Appel manqué", "Appel vidéo manqué", "En attente de ce message",
    "Chiamata persa", "Chiamata vocale persa", "Videochiamata persa", "In attesa di questo messaggio", "Chamada de voz perdida",
    "Chamada perdida", "Chamada de vídeo perdida", "Aguardando mensagem", "A aguardar esta mensagem", "Gemiste spraakoproep",
    "Gemiste oproep", "Gemiste video-oproep", "Gemiste videogesprek", "Wachten op dit bericht", "Пропущенный аудиозвонок",
    "Пропущенный звонок", "Пропущенный видеозвонок", "Ожидание сообщения", "Пропущений аудіодзвінок", "Пропущений відеодзвінок", "Zmeškaný hovor",
    "Zmeškaný hlasový hovor", "Zmeškaný videohovor", "Nieodebrane połączenie głosowe", "Nieodebrane połączenie wideo",
    "Cevapsız sesli arama", "Cevapsız görüntülü arama", "Panggilan suara tak terjawab", "Panggilan video tak terjawab",
    "不在着信", "音声通話不在着信", "부재중 음성통화", "未接语音通话", "未接視訊通話", "未接語音來電", "สายที่ไม่ได้รับ", "مكالمة صوتية فائتة", "שיחה קולית שלא נענתה",
    "मिस्ड वॉइस कॉल", "Cuộc gọi thoại nhỡ",
];

/// Only where the service certainly wrote it: people write such words too.
#[rustfmt::skip]
const OMISSIONS: [&str; 64] = [
    "omitted", "weggelassen", "ausgelassen", "omitid", "omis", "absent", "manquant", "retiré", "omess", "esclus", "non incluso",
    "non inclus", "ocultad", "oculta", "não revelad", "weggelaten", "отсутств", "не добавлен", "пропущ", "відсутн", "vynech", "pomini",
    "dahil edilmedi", "tidak disertakan", "dikecualikan", "含まれていません", "を省略", "なし", "생략", "제외", "省略", "略去", "忽略", "ไม่มี", "ละเว้น", "ถูกลบ",
    "bỏ qua", "استبعاد", "غير مدرج", "محذوف", "הושמט", "לא נכלל", "حذف شد", "छोड़", "शामिल नहीं", "utelämna", "utelatt", "udelad", "jätetty pois",
    "poisjätetty", "omise", "hiányz", "kihagy", "παραλ", "δεν περιλαμβ", "izostav", "изостав", "пропусн", "izpušč", "praleist", "izlaist",
    "omès", "omesa", "বাদ",
];

#[rustfmt::skip]
const EDITS: [&str; 43] = [
    "edited", "bearbeitet", "editó", "editad", "modifié", "modificat", "modificad", "bewerkt", "изменен", "отредактир",
    "відредаг", "змінен", "upravena", "upravená", "edytowan", "zmodyfikowan", "düzenlendi", "diedit", "disunting", "編集", "수정", "编辑", "編輯",
    "แก้ไข", "chỉnh sửa", "تعديل", "נערכה", "ویرایش", "ترمیم", "एडिट", "संपादित", "সম্পাদনা", "redigera", "redigert", "redigeret", "muokat",
    "editat", "szerkeszt", "επεξεργ", "редактир", "uređena", "urejeno", "திருத்த",
];

#[rustfmt::skip]
const SECURITY_CODES: [&str; 48] = [
    "security code", "código de seguridad", "code de sécurité", "codice di sicurezza", "sicherheitsnummer", "sicherheitscode",
    "código de segurança", "beveiligingscode", "код безопасности", "код безпеки", "bezpečnostní kód", "bezpečnostný kód",
    "kod zabezpieczeń", "kod bezpieczeństwa", "kod zabezpieczający", "güvenlik kodu", "kode keamanan", "kod keselamatan", "セキュリティコード", "セキュリティ コード", "보안 코드", "安全代码", "安全码",
    "安全碼", "安全性代碼", "安全驗證碼", "รหัสความปลอดภัย", "mã bảo mật", "رمز الأمان", "رمز أمان", "קוד האבטחה", "קוד אבטחה", "کد امنیتی", "سیکیورٹی کوڈ", "सुरक्षा कोड", "सिक्योरिटी कोड", "নিরাপত্তা কোড",
    "säkerhetskod", "sikkerhetskode", "sikkerhedskode", "turvakoodi", "suojauskoodi", "cod de securitate", "codul de securitate", "biztonsági kód", "κωδικός ασφαλείας",
    "код за сигурност", "sigurnosni kod",
];

#[rustfmt::skip]
const NEW_NUMBERS: [&str; 50] = [
    "changed their phone number", "changed their number", "changed to +", "changed his number", "changed her number", "phone number changed",
    "telefonnummer gewechselt", "telefonnummer geändert", "neue telefonnummer", "cambió su número", "cambió de número",
    "ha cambiado su número", "ha cambiado de número", "a changé de numéro", "a changé son numéro", "ha cambiato numero",
    "ha cambiato il suo numero", "ha cambiato il numero", "mudou de número", "mudou o número", "mudou seu número", "alterou o número",
    "telefoonnummer gewijzigd", "nummer gewijzigd", "nieuw telefoonnummer", "изменил(а) номер", "сменил(а) номер", "изменил номер", "сменил номер", "новый номер",
    "змінив номер", "змінив(ла) номер", "zmienił numer", "zmienił(a) numer", "změnil telefonní číslo", "změnil/a telefonní číslo",
    "telefon numarasını değiştirdi", "numarasını değiştirdi", "mengganti nomor", "mengubah nomor telepon", "menukar nombor", "電話番号を変更", "전화번호를 변경", "更换了手机号",
    "更改了手机号", "變更了電話號碼", "เปลี่ยนหมายเลขโทรศัพท์", "đổi số điện thoại", "رقم هاتفه", "फ़ोन नंबर बदल",
];

#[rustfmt::skip]
const ENCRYPTION: [&str; 12] = [
    "Messages and calls are end-to-end encrypted", "Messages to this chat and calls are now secured", "Messages you send to this",
    "Nachrichten und Anrufe sind Ende-zu-Ende", "Los mensajes y las llamadas están cifrados", "Les messages et les appels sont chiffrés",
    "I messaggi e le chiamate sono crittografati", "As mensagens e as chamadas são protegidas", "As mensagens e chamadas são encriptadas",
    "Berichten en oproepen zijn end-to-end versleuteld", "Сообщения и звонки защищены", "Pesan dan panggilan terenkripsi",
];
