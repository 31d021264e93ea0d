//! What an accepted contact can try: each is one thing that no honest device does, or that one does, done at the wrong time.

use kith_core::mls::{Change, DeviceKey, Identity, KeyPackage, new_key_package};
use kith_core::state::State;
use kith_wire::content::Body;
use kith_wire::inbox::{Conversation, Head, Invitation, LetterKind, Reach, Rejoin, RejoinReason, Request, Salutation};
use kith_wire::{
    AccountId, ChannelId, DeviceId, Ending, EpochKeys, Hash, MessageId, Operation, PublicKey, RelayId, Seq,
    ServerEvent, Token, limits,
};
use rand_chacha::ChaCha20Rng;
use rand_core::Rng;

use crate::puppet::{Puppet, nowhere};
use crate::world::{World, bytes};

/// Things that leave a conversation standing.
pub const ANNOYING: &[fn(&mut Puppet, &mut World, &mut ChaCha20Rng)] = &[
    |puppet, world, rng| {
        // Another's message id, or an own one again, with other words.
        let known = puppet.seen.last().copied().unwrap_or(MessageId(bytes(rng)));
        let stolen = puppet.content(known, Body::Text("words under another's id".to_owned()));
        puppet.say(world, &stolen);
    },
    |puppet, world, rng| {
        let marks = Body::Marks { delivered: Some(MessageId(bytes(rng))), read: Some(MessageId(bytes(rng))) };
        let content = puppet.content(MessageId(bytes(rng)), marks);
        puppet.say(world, &content);
    },
    |puppet, world, rng| {
        let name = "\u{202e}\n\u{1b}[2J".repeat(10);
        let content = puppet.content(MessageId(bytes(rng)), Body::Profile { name });
        puppet.say(world, &content);
    },
    |puppet, world, rng| {
        // Somebody else's chain, or the own one with entries that do not follow.
        let mut chain = puppet.loot.chain.clone();
        chain.extend(puppet.loot.chain.clone());
        let told = if rng.next_u32().is_multiple_of(2) { chain } else { puppet.loot.contact_chain.clone() };
        let content = puppet.content(MessageId(bytes(rng)), Body::ChainUpdate(told));
        puppet.say(world, &content);
    },
    |puppet, world, rng| {
        // A way to reach it that leads elsewhere, or nowhere.
        let mut reach = puppet.loot.reach.clone().expect("a contact");
        match rng.next_u32() % 3 {
            0 => (reach.account, reach.seal_key) = (puppet.loot.account, vec![1; 40]),
            1 => (reach.account, reach.relay.relay) = (puppet.loot.account, RelayId([5; 32])),
            _ => reach.token = Token(bytes(rng)),
        }
        let content = puppet.content(MessageId(bytes(rng)), Body::Reach(reach));
        puppet.say(world, &content);
    },
    |puppet, world, rng| {
        let length = rng.next_u32() as usize % 65_000;
        puppet.say_bytes(world, &vec![0x5a; length]);
    },
    |puppet, world, rng| {
        let length = 1 + rng.next_u32() as usize % limits::MESSAGE;
        puppet.append(world, vec![7; length]);
    },
    |puppet, world, rng| {
        // What it says it has seen is what nobody was shown.
        let mut content = puppet.content(MessageId(bytes(rng)), Body::Marks { delivered: None, read: None });
        content.seen = Some(match rng.next_u32() % 3 {
            0 => nowhere(),
            1 => Head { hash: Hash([4; 32]), ..puppet.place.head },
            _ => Head { seq: Seq(puppet.place.head.seq.0 + 5), ..puppet.place.head },
        });
        content.chain.hash = Hash([6; 32]);
        content.ending = Some(Ending::of(&Hash([5; 32])));
        puppet.say(world, &content);
    },
    |puppet, world, _| {
        // An honest commit, at any moment.
        if let Some((commit, next)) = puppet.make_commit(Change::default()) {
            puppet.commit(world, commit, next);
        }
    },
    |puppet, world, rng| {
        puppet.deliver(world, vec![3; 1 + rng.next_u32() as usize % 3000]);
    },
    |puppet, world, rng| {
        // A letter of somebody whose key it does not have.
        let mut letter = puppet.letter(MessageId(bytes(rng)), rejoin(puppet, Vec::new(), RejoinReason::RelayLost));
        letter.chain = puppet.loot.contact_chain.clone();
        puppet.post(world, &letter);
    },
    |puppet, world, rng| {
        // An acceptance nobody asked for, and a request where no card is.
        let reach = Reach { account: puppet.loot.account, ..puppet.loot.reach.clone().expect("a contact") };
        let conversation = elsewhere(puppet, rng);
        let kind = if rng.next_u32().is_multiple_of(2) {
            let name = "Ben".to_owned();
            LetterKind::Invitation(Invitation { request: MessageId(bytes(rng)), reach, name, conversation })
        } else {
            LetterKind::Request(Request { reach, name: "Ben".to_owned(), salutation: Salutation::Family })
        };
        let letter = puppet.letter(MessageId(bytes(rng)), kind);
        puppet.post(world, &letter);
    },
    |puppet, world, rng| {
        // A Welcome that is none, into a channel that nobody opened.
        let conversation = elsewhere(puppet, rng);
        let letter = puppet.letter(MessageId(bytes(rng)), LetterKind::Welcome(conversation));
        puppet.post(world, &letter);
    },
    |puppet, world, rng| {
        let junk = vec![vec![9; 300], vec![1; 700]];
        let letter = puppet.letter(MessageId(bytes(rng)), rejoin(puppet, junk, RejoinReason::Gap));
        puppet.post(world, &letter);
        puppet.post(world, &letter);
    },
    |puppet, world, _| {
        for _ in 0..30 {
            puppet.at_the_door(world, Operation::ClaimKeyPackages);
        }
    },
];

/// Things after which there is no conversation to go on with, or the other side is asked to begin it again.
pub const BREAKING: &[fn(&mut Puppet, &mut World, &mut ChaCha20Rng)] = &[
    |puppet, world, rng| {
        // A device that no account of the two has.
        let (account, device) = (AccountId(bytes(rng)), DeviceId(bytes(rng)));
        let stranger = package(rng, account, device);
        committed(puppet, world, Change { add: &[stranger], remove: &[] });
    },
    |puppet, world, rng| {
        // A device with the own account's name, that its chain does not know.
        let device = DeviceId(bytes(rng));
        let ghost = package(rng, puppet.loot.account, device);
        committed(puppet, world, Change { add: &[ghost], remove: &[] });
    },
    |puppet, world, _| {
        let leaf = puppet.other().leaf;
        committed(puppet, world, Change { add: &[], remove: &[leaf] });
    },
    |puppet, world, rng| {
        // The other's device replaced by one of the same name with a key of its own.
        let other = puppet.other();
        let forged = package(rng, other.account, other.device);
        committed(puppet, world, Change { add: &[forged], remove: &[other.leaf] });
    },
    |puppet, world, _| {
        // The other's device taken out and put in again, and never told where.
        let ServerEvent::KeyPackages(packages) = puppet.at_the_door(world, Operation::ClaimKeyPackages) else { return };
        let packages: Vec<_> = packages.iter().filter_map(|bytes| KeyPackage::parse(bytes).ok()).collect();
        let leaf = puppet.other().leaf;
        committed(puppet, world, Change { add: &packages, remove: &[leaf] });
    },
    |puppet, world, _| {
        // Keys that the commit does not lead to.
        let next = EpochKeys { read: PublicKey([1; 32]), write: PublicKey([2; 32]) };
        if let Some((commit, _)) = puppet.make_commit(Change::default()) {
            puppet.commit(world, commit, next);
        }
    },
    |puppet, world, rng| {
        let next = EpochKeys { read: PublicKey([1; 32]), write: PublicKey([2; 32]) };
        puppet.commit(world, vec![8; 1 + rng.next_u32() as usize % 100_000], next);
    },
    |puppet, world, rng| {
        let content = puppet.content(MessageId(bytes(rng)), Body::Ended);
        puppet.say(world, &content);
        let late = puppet.content(MessageId(bytes(rng)), Body::Text("after the end".to_owned()));
        puppet.say(world, &late);
    },
    |puppet, world, rng| {
        // The same device twice, and a conversation that was never lost, said to be.
        let Puppet { loot, .. } = puppet;
        let identity = Identity { account: loot.account, device: loot.device, key: &loot.key };
        let packages = (0..2).map(|_| new_key_package(&mut loot.state, &identity, false).expect("a package")).collect();
        let letter = puppet.letter(MessageId(bytes(rng)), rejoin(puppet, packages, RejoinReason::RelayLost));
        puppet.post(world, &letter);
    },
];

fn committed(puppet: &mut Puppet, world: &mut World, change: Change<'_>) {
    if let Some((commit, next)) = puppet.make_commit(change) {
        puppet.commit(world, commit, next);
    }
}

fn rejoin(puppet: &Puppet, key_packages: Vec<Vec<u8>>, reason: RejoinReason) -> LetterKind {
    LetterKind::Rejoin(Rejoin { conversation: puppet.place.conversation, key_packages, reason })
}

fn elsewhere(puppet: &Puppet, rng: &mut ChaCha20Rng) -> Conversation {
    Conversation {
        id: puppet.place.conversation,
        relay: puppet.place.relay.clone(),
        channel: ChannelId(bytes(rng)),
        welcome: vec![6; 500],
        head: nowhere(),
    }
}

/// A key package of a device that does not exist, well made.
fn package(rng: &mut ChaCha20Rng, account: AccountId, device: DeviceId) -> KeyPackage {
    let key = DeviceKey::from_seed(&bytes(rng));
    let identity = Identity { account, device, key: &key };
    let package = new_key_package(&mut State::default(), &identity, false).expect("a package");
    KeyPackage::parse(&package).expect("a package")
}
