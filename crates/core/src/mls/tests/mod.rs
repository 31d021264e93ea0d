//! Scenarios over whole groups.

mod commits;
mod echoes;
mod hostile;
mod invitations;
mod key_packages;
mod messages;
mod refusals;
mod sealing;
mod states;

use kith_wire::{AccountId, ChannelId, DeviceId, EpochKeys, RelayId};

use super::*;
use crate::state::State;

const CHANNEL: ChannelId = ChannelId([7; 32]);
const RELAY: RelayId = RelayId([9; 32]);

/// A device with its home and, once it has one, its group.
struct Person {
    state: State,
    who: Who,
    group: Option<Group>,
}

struct Who {
    account: AccountId,
    device: DeviceId,
    key: DeviceKey,
}

impl Who {
    fn identity(&self) -> Identity<'_> {
        Identity { account: self.account, device: self.device, key: &self.key }
    }
}

impl Person {
    fn new(number: u8) -> Self {
        let who = Who {
            account: AccountId([number; 32]),
            device: DeviceId([number; 16]),
            key: DeviceKey::from_seed(&[number; 32]),
        };
        Self { state: State::default(), who, group: None }
    }

    fn founder(number: u8) -> Self {
        let mut person = Self::new(number);
        person.group = Some(Group::found(&mut person.state, &person.who.identity(), &CHANNEL).unwrap());
        person
    }

    fn group(&self) -> &Group {
        self.group.as_ref().unwrap()
    }

    fn package(&mut self) -> KeyPackage {
        KeyPackage::parse(&new_key_package(&mut self.state, &self.who.identity(), false).unwrap()).unwrap()
    }

    fn join(&mut self, welcome: &[u8]) {
        self.group = Some(Group::join(&mut self.state, &self.who.identity(), &CHANNEL, welcome).unwrap());
    }

    fn try_commit(&mut self, change: Change<'_>) -> Result<Pending, MlsError> {
        self.group.as_mut().unwrap().commit(&mut self.state, &self.who.identity(), &RELAY, change, b"")
    }

    fn commit(&mut self, change: Change<'_>) -> Pending {
        self.try_commit(change).unwrap()
    }

    fn merge_pending(&mut self) {
        self.group.as_mut().unwrap().merge_pending(&mut self.state).unwrap();
    }

    fn say(&mut self, text: &str) -> Vec<u8> {
        self.group.as_mut().unwrap().encrypt(&mut self.state, &self.who.identity(), text.as_bytes(), b"").unwrap()
    }

    fn hear(&mut self, bytes: &[u8]) -> Result<Processed, MlsError> {
        self.group.as_mut().unwrap().process(&mut self.state, bytes)
    }

    /// Reads a message and gives its text.
    fn read(&mut self, bytes: &[u8]) -> String {
        let Processed::Message { plaintext, .. } = self.hear(bytes).unwrap() else { panic!("not a message") };
        String::from_utf8(plaintext).unwrap()
    }

    fn stage(&mut self, commit: &[u8]) -> StagedCommit {
        let Processed::Commit(staged) = self.hear(commit).unwrap() else { panic!("not a commit") };
        *staged
    }

    /// Takes in and merges somebody else's commit.
    fn follow(&mut self, commit: &[u8]) {
        let staged = self.stage(commit);
        self.group.as_mut().unwrap().merge(&mut self.state, staged).unwrap();
    }

    fn keys(&self) -> EpochKeys {
        self.group().channel_keys(&RELAY).unwrap().public()
    }

    /// What a kill and a restart leave: the rows, and the group loaded from them.
    fn restart(&mut self) {
        self.state = copy(&self.state);
        self.group = Group::load(&self.state, &CHANNEL).unwrap();
    }

    fn holder(&self) -> Leaf {
        self.who.identity().leaf()
    }
}

fn copy(state: &State) -> State {
    let mut copy = State::default();
    copy.load(state.snapshot());
    copy
}

/// People in one group, the first its founder; everybody has merged the commit that added the rest.
fn people(count: u8) -> Vec<Person> {
    let mut founder = Person::founder(1);
    let mut others: Vec<Person> = (2..=count).map(Person::new).collect();
    let add: Vec<KeyPackage> = others.iter_mut().map(Person::package).collect();
    let pending = founder.commit(Change { add: &add, remove: &[] });
    founder.merge_pending();
    for other in &mut others {
        other.join(pending.welcome.as_ref().unwrap());
    }
    let mut people = vec![founder];
    people.append(&mut others);
    people
}

fn pair() -> (Person, Person) {
    let mut people = people(2).into_iter();
    (people.next().unwrap(), people.next().unwrap())
}

fn trio() -> (Person, Person, Person) {
    let mut people = people(3).into_iter();
    (people.next().unwrap(), people.next().unwrap(), people.next().unwrap())
}
