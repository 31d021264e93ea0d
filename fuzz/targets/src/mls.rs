//! What arrives in a group, and what brings somebody into one.

use std::sync::LazyLock;

use kith_core::mls::{Change, DeviceKey, Group, Identity, Invitation, KeyPackage, Processed, new_key_package};
use kith_core::state::{Batch, State};
use kith_wire::{AccountId, ChannelId, DeviceId, RelayId};

const CHANNEL: ChannelId = ChannelId([7; 32]);
const RELAY: RelayId = RelayId([9; 32]);

/// What a member remembers, what somebody remembers who was invited and has not come, and what could be sent to either.
struct Scene {
    member: Batch,
    invited: Batch,
    messages: Vec<Vec<u8>>,
}

static SCENE: LazyLock<Scene> = LazyLock::new(|| {
    let [mut founder, mut member, mut invited] = [1, 2, 3].map(Person::new);
    let mut group = Group::found(&mut founder.state, &identity(1, &founder.key), &CHANNEL).expect("a group");
    let (_, _, welcome) = founder.add(&mut group, &mut member);
    group.merge_pending(&mut founder.state).expect("it won");
    Group::join(&mut member.state, &identity(2, &member.key), &CHANNEL, &welcome).expect("an invitation");
    let text = group.encrypt(&mut founder.state, &identity(1, &founder.key), b"hello", b"aad").expect("a message");
    let (package, commit, welcome) = founder.add(&mut group, &mut invited);
    let (member, invited) = (member.state.snapshot(), invited.state.snapshot());
    Scene { member, invited, messages: vec![text, package, commit, welcome] }
});

struct Person {
    number: u8,
    key: DeviceKey,
    state: State,
}

impl Person {
    fn new(number: u8) -> Self {
        Self { number, key: DeviceKey::from_seed(&[number; 32]), state: State::default() }
    }

    /// Adds somebody: the key package, the commit, the Welcome.
    fn add(&mut self, group: &mut Group, other: &mut Self) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        let whose = identity(other.number, &other.key);
        let package = new_key_package(&mut other.state, &whose, false).expect("a key package");
        let add = [KeyPackage::parse(&package).expect("a key package")];
        let own = identity(self.number, &self.key);
        let change = Change { add: &add, remove: &[] };
        let pending = group.commit(&mut self.state, &own, &RELAY, change, b"aad").expect("a commit");
        (package, pending.commit, pending.welcome.expect("somebody is added"))
    }
}

fn identity(number: u8, key: &DeviceKey) -> Identity<'_> {
    Identity { account: AccountId([number; 32]), device: DeviceId([number; 16]), key }
}

/// The bytes are a record of the channel, a Welcome and a key package. What is refused changes nothing.
pub(crate) fn process(bytes: &[u8]) {
    let _ = KeyPackage::parse(bytes);
    let key = DeviceKey::from_seed(&[3; 32]);
    let _ = Invitation::open(&remembered(&SCENE.invited), &identity(3, &key), &CHANNEL, bytes);

    let mut state = remembered(&SCENE.member);
    let mut group = Group::load(&state, &CHANNEL).expect("a memory that is whole").expect("a group");
    let processed = group.process(&mut state, bytes);
    if !matches!(processed, Ok(Processed::Message { .. })) {
        assert!(state.take_changes().is_empty(), "{processed:?} changed something");
    }
    if let Ok(Processed::Commit(staged)) = processed {
        group.merge(&mut state, *staged).expect("what was staged can be merged");
    }
    Group::load(&state, &CHANNEL).expect("a memory that is whole").expect("a group");
}

fn remembered(memory: &Batch) -> State {
    let mut state = State::default();
    state.load(memory.clone());
    state
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    SCENE.messages.clone()
}
