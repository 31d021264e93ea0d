//! WhatsApp exports.

use kith_shield::export::{Messages, survey};

/// An export.
pub(crate) fn export(bytes: &[u8]) {
    let Ok(layout) = survey(bytes) else { return };
    let mut count = 0;
    for message in Messages::new(bytes, &layout) {
        let message = message.expect("bytes in memory can be read");
        let sent = message.sent;
        assert!((1..=12).contains(&sent.month) && (1..=31).contains(&sent.day) && sent.hour < 24 && sent.minute < 60);
        assert!(message.text.contains(message.written()));
        count += 1;
    }
    assert!(count <= layout.messages, "there are no more messages than starts of messages");
}

pub(crate) fn export_seeds() -> Vec<Vec<u8>> {
    let exports = [
        "27/03/2022, 15:21 - Ada: hello\n27/03/2022, 15:22 - Ada: <Media omitted>\n",
        "\u{200e}[3/27/22, 9:41:55\u{202f}PM] Ada: \u{200e}image omitted\r\n[3/28/22, 9:41:55\u{202f}AM] Dr: Who: a\nb\r\n",
        "[R4/3/18 14:56:01] Ada: hi\n[令和4年3月18日 14:56:01] Ada: hi\n",
        "۱۴۰۱/۱/۷،\u{200f} ۱۴:۵۶ - Ada: hi\n2022. 3. 18. 오후 2:56 - Ada: hi\n",
        "27/03/2022, 15:21 - Your security code with Ada changed.\n27/03/2022, 15:22 - Ada: x <This message was edited>\n",
    ];
    exports.map(|export| export.as_bytes().to_vec()).into()
}
