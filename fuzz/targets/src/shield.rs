//! Messages and links that somebody is asked to believe.

use kith_shield::{Assessment, Context, Earlier, Sender, Side, Verdict, link, text};

/// The first byte is who sends it; the first line is the message, the others were said before.
pub(crate) fn message(bytes: &[u8]) {
    let (sender, bytes) = bytes.split_first().unwrap_or((&0, bytes));
    let all = String::from_utf8_lossy(bytes);
    let (message, before) = all.split_once('\n').unwrap_or((&all, ""));
    let alone = text::check(message, &Context::default(), None);
    holds(message, &alone);
    let known = [None, Some(Sender::Stranger), Some(Sender::NewContact), Some(Sender::Known), Some(Sender::Verified)];
    let earlier = |(line, text): (usize, &str)| {
        let from = if line % 2 == 0 { Side::Them } else { Side::Me };
        Earlier { from, text: text.to_owned() }
    };
    let context = Context {
        sender: known.get(usize::from(sender % 5)).copied().flatten(),
        identity_changed_days: (sender & 64 != 0).then_some(u32::from(sender % 9)),
        first_message: Some(before.is_empty()),
        previous: before.lines().enumerate().map(earlier).collect(),
    };
    let together = text::check(message, &context, None);
    holds(message, &together);
    assert_eq!(together, text::check(message, &context, None), "the same is answered to the same");
}

/// The first line is the link, the second what is shown for it.
pub(crate) fn address(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (address, shown) = all.split_once('\n').map_or((all.as_ref(), None), |(address, shown)| (address, Some(shown)));
    holds(address, &link::check(address, shown));
}

fn holds(message: &str, assessment: &Assessment) {
    assert!((0.0..=1.0).contains(&assessment.score));
    assert!(assessment.verdict == Verdict::Fine || !assessment.reasons.is_empty(), "a verdict has a reason");
    for span in assessment.reasons.iter().filter_map(|reason| reason.span) {
        assert!(message.get(span.start..span.end).is_some_and(|part| !part.is_empty()), "a span is a part of the text");
    }
}

pub(crate) fn message_seeds() -> Vec<Vec<u8>> {
    let messages = [
        "\u{1}Hi mum, my phone broke, this is my new number, text me on WhatsApp asap",
        "\u{1}Your code is 482 913. Never share it.\nhello\nwho is this?",
        "CPагe bank: verify at https://xn--pypal-4ve.com/login now!!! €1,99",
        "\u{2}आपका खाता बंद हो जाएगा http://192.168.0.1:81/a.apk",
        "\u{4}कल मिलते हैं\u{200d} 👨\u{200d}👩\u{200d}👧 𝐁𝐢𝐭𝐜𝐨𝐢𝐧",
    ];
    messages.map(|message| message.as_bytes().to_vec()).into()
}

pub(crate) fn address_seeds() -> Vec<Vec<u8>> {
    let links = [
        "https://paypa1.com/login\nwww.paypal.com",
        "http://www.paypal.com@192.0.2.1:8080/x.apk",
        "https://www.amazon.de.account-check.info/amazon",
        "sgnl://linkdevice?uuid=1",
        "раураl.com",
        "a.b.c.ck",
    ];
    links.map(|link| link.as_bytes().to_vec()).into()
}
