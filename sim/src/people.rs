//! What people do in a world, a line each.

use kith_core::engine::io::{Command, Event, MessageState, Reply};
use kith_core::error::Error;
use kith_wire::MessageId;
use kith_wire::inbox::Salutation;

use crate::world::{RELAY_URL, World};

/// What everybody calls the person at a device.
pub const NAMES: [&str; 4] = ["Ada", "Ben", "Cleo", "Dan"];

impl World {
    /// An account on every device.
    pub fn found_accounts(&mut self) {
        self.found_accounts_on(self.devices.len());
    }

    /// An account on each of the first so many devices.
    pub fn found_accounts_on(&mut self, devices: usize) {
        for device in 0..devices {
            let letter =
                u8::try_from(device).ok().filter(|device| *device < 26).map(|device| char::from(b'A' + device));
            let name = letter.map_or_else(|| format!("Person {device}"), |letter| format!("Person {letter}"));
            let create = Command::CreateAccount { url: RELAY_URL.to_owned(), name, invite: None };
            self.command(device, create).expect("a new account");
        }
        self.settle(100_000);
    }

    /// A device without an account joins that of another: the old one shows a code, the new one asks, the old one says yes.
    pub fn link(&mut self, old: usize, new: usize, chats: &[&str]) {
        self.ask_to_link(old, new, chats);
        self.command(old, Command::AdmitDevice { elsewhere: true }).expect("somebody asks");
        self.settle(100_000);
    }

    /// The same up to the question.
    pub fn ask_to_link(&mut self, old: usize, new: usize, chats: &[&str]) {
        let chats = chats.iter().map(|&chat| chat.to_owned()).collect();
        let Ok(Reply::LinkCode { code, .. }) = self.command(old, Command::LinkDevice { chats }) else {
            panic!("a code is shown");
        };
        let (name, kind) = (format!("device {new}"), "terminal".to_owned());
        self.command(new, Command::JoinAccount { code, name, kind }).expect("the code reads");
        self.settle(100_000);
    }

    /// A device that was linked becomes one like the others.
    pub fn confirm(&mut self, old: usize, new: usize) {
        let device = format!("device {new}");
        self.command(old, Command::ConfirmDevice { device }).expect("it is on probation");
        self.settle(100_000);
    }

    /// A card of a device, as the link that is given away.
    pub fn card(&mut self, owner: usize, once: bool) -> String {
        let Ok(Reply::Card(card)) = self.command(owner, Command::NewCard { once, expires: None, label: None }) else {
            panic!("a card is made");
        };
        let now = self.now;
        let cards = self.device(owner).engine.cards(now).expect("cards");
        cards.into_iter().find(|view| view.id == card).expect("the new card").link
    }

    /// A device uses a card.
    ///
    /// # Errors
    /// As the engine says.
    pub fn add(&mut self, device: usize, link: String, name: &str) -> Result<(), Error> {
        let add = Command::AddContact { link, name: Some(name.to_owned()), salutation: Salutation::None };
        self.command(device, add).map(drop)
    }

    /// A device accepts the newest request it has.
    pub fn accept(&mut self, device: usize, name: &str) {
        let requests = self.device(device).engine.requests().expect("requests");
        let request = requests.last().expect("a request").id.clone();
        let accept = Command::AcceptRequest { request, name: Some(name.to_owned()) };
        self.command(device, accept).expect("the request can be accepted");
    }

    /// One device makes a card, another asks with it, the first accepts; they know each other by the names given.
    pub fn befriend(&mut self, (owner, owner_is): (usize, &str), (other, other_is): (usize, &str)) {
        let link = self.card(owner, false);
        self.settle(100_000);
        self.add(other, link, owner_is).expect("the card reads");
        self.settle(100_000);
        self.accept(owner, other_is);
        self.settle(100_000);
    }

    /// Writes a text.
    ///
    /// # Errors
    /// As the engine says.
    pub fn say(&mut self, device: usize, to: &str, text: &str) -> Result<MessageId, Error> {
        match self.command(device, Command::SendText { name: to.to_owned(), text: text.to_owned() })? {
            Reply::Message(id) => Ok(id),
            _ => unreachable!("a text gives a message"),
        }
    }

    /// The texts of a conversation, oldest first, as `(from, text)`.
    pub fn texts(&mut self, device: usize, with: &str) -> Vec<(Option<String>, String)> {
        let messages = self.device(device).engine.messages(with, usize::MAX).expect("a contact");
        messages.into_iter().map(|message| (message.from, message.text)).collect()
    }

    /// How far a device's own texts in a conversation came.
    pub fn progress(&mut self, device: usize, with: &str) -> Vec<(String, MessageState)> {
        let messages = self.device(device).engine.messages(with, usize::MAX).expect("a contact");
        let own = messages.into_iter().filter(|message| message.from.is_none());
        own.map(|message| (message.text, message.state)).collect()
    }

    /// What a device has shown that nobody should see while everybody is honest and nothing is lost.
    pub fn complaints(&mut self, device: usize) -> Vec<Event> {
        let is_complaint = |event: &&Event| {
            matches!(event, Event::Alarm { .. } | Event::Missed { .. } | Event::Trouble { .. } | Event::Copied)
        };
        self.device(device).shown.iter().filter(is_complaint).cloned().collect()
    }
}
