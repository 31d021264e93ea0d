//! A PIN and a backup: real processes on loopback. How a recovery ends is played in the simulated world; here a second device brings
//! back what the first one has kept.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod processes;

use processes::{Person, Server, acquaint};

const PATIENCE: [&str; 2] = ["--timeout", "60s"];

#[test]
fn a_backup_is_made_tried_and_brought_back_with_the_pin_and_the_phrase_alone() {
    let server = Server::start();
    let (ada, ben) = (Person::new("Ada", &server), Person::new("Ben", &server));
    acquaint(&ada, "Ada", &ben, "Ben");
    ada.send("Ben", "hello");
    let files = ["pin", "weak", "other", "nonsense"].map(|name| ada.path(name));
    let texts = [
        "739164\n",
        "123456\n",
        "846205\n",
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
    ];
    for (file, text) in files.iter().zip(texts) {
        std::fs::write(file, text).unwrap();
    }
    let [pin, weak, other, nonsense] = files.each_ref().map(|file| file.to_str().unwrap());
    let phrase = ada.path("recovery");
    let phrase = phrase.to_str().unwrap();
    let with = |words: &[&str], pin: &str, phrase: &str| -> Vec<String> {
        let options = ["--pin-file", pin, "--recovery-file", phrase];
        [words, &options, &PATIENCE].concat().into_iter().map(ToOwned::to_owned).collect()
    };
    let run = |person: &Person, words: &[&str], pin: &str, phrase: &str| {
        let line = with(words, pin, phrase);
        person.run(&line.iter().map(String::as_str).collect::<Vec<_>>())
    };

    let early = ada.run(&["backup", "now"]);
    assert_eq!((early.code, early.error().as_str()), (Some(1), "no_pin"));
    let refused = ada.run(&["account", "pin", "set", "--pin-file", weak]);
    assert_eq!((refused.code, refused.error().as_str()), (Some(2), "pin_row"));
    let set = ada.json(&["account", "pin", "set", "--pin-file", pin, "--timeout", "60s"]);
    assert_eq!((&set["state"], &set["contacts"], &set["texts"]), (&"made".into(), &1.into(), &1.into()), "{set}");
    let status = ada.json(&["backup", "status"]);
    assert!(status["pin"] == true && status["made"].is_u64() && status["busy"] == false, "{status}");
    assert_eq!(ada.json(&["account", "pin", "check", "--pin-file", pin, "--timeout", "60s"])["state"], "checked");

    let drill = run(&ada, &["backup", "drill"], other, phrase);
    assert_eq!((drill.code, drill.error().as_str()), (Some(1), "wrong_pin"), "{drill:?}");
    let drill = run(&ada, &["backup", "drill"], pin, nonsense);
    assert_eq!((drill.code, drill.error().as_str()), (Some(1), "wrong_phrase"), "{drill:?}");
    let drill = run(&ada, &["backup", "drill"], pin, phrase);
    assert_eq!(drill.code, Some(0), "{drill:?}");
    assert_eq!((&drill.json()["state"], &drill.json()["texts"]), (&"drilled".into(), &1.into()));

    let (laptop, device) = ada.link("laptop", &[]);
    let probation = run(&laptop, &["backup", "restore"], pin, phrase);
    assert_eq!((probation.code, probation.error().as_str()), (Some(1), "on_probation"), "{probation:?}");
    ada.json(&["device", "confirm", &device, "--timeout", "60s"]);
    laptop.until(&["account", "show"], |account| account["standing"] == "confirmed");
    let restored = run(&laptop, &["backup", "restore"], pin, phrase);
    assert_eq!(restored.code, Some(0), "{restored:?}");
    assert_eq!(restored.json()["state"], "restored");
    assert_eq!(laptop.texts("Ben").len(), 1);
}
