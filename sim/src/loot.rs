//! Everything that a device has about a contact, read from its disk as whoever has the device can read it: the device's key,
//! the tokens it was given, its place in the conversation.

use kith_core::mls::{DeviceKey, Identity};
use kith_core::state::State;
use kith_wire::account::StampedEntry;
use kith_wire::inbox::{Head, Reach, RelayAddress};
use kith_wire::{AccountId, ChannelId, DeviceId, Message as _, MessageId};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::device;
use crate::world::World;

/// See the module.
pub struct Loot {
    /// The device's whole memory.
    pub state: State,
    /// Whose it is.
    pub account: AccountId,
    /// Which device it is.
    pub device: DeviceId,
    /// Its key.
    pub key: DeviceKey,
    /// Its account's chain.
    pub chain: Vec<StampedEntry>,
    /// How the contact can be reached, if it has said so.
    pub reach: Option<Reach>,
    /// The contact's chain, if it has shown it.
    pub contact_chain: Vec<StampedEntry>,
    /// Where the conversation with it goes on.
    pub place: Option<LootPlace>,
}

/// A place of a conversation.
#[derive(Clone, Deserialize)]
pub struct LootPlace {
    /// The conversation.
    pub conversation: MessageId,
    /// Its relay.
    pub relay: RelayAddress,
    /// Its channel.
    pub channel: ChannelId,
    /// What of it was taken in.
    pub head: Head,
}

#[derive(Deserialize)]
struct DeviceRow {
    account: AccountId,
    device: DeviceId,
    seed: [u8; 32],
    chain: Vec<Vec<u8>>,
}

#[derive(Deserialize)]
struct ContactRow {
    name: String,
    chain: Vec<Vec<u8>>,
    reach: Option<Reach>,
    chat: u64,
}

#[derive(Deserialize)]
struct ChatRow {
    place: Option<LootPlace>,
}

impl Loot {
    /// What a device has about its contact of this name.
    #[must_use]
    pub fn of(world: &World, device: usize, contact: &str) -> Self {
        let state = device::read(&world.devices[device].backup());
        let own: DeviceRow = read(&state, b"D").expect("an account");
        let contacts = state.scan(b"P").map(|(_, value)| decode::<ContactRow>(value));
        let contact = contacts.into_iter().find(|row| row.name == contact);
        let chat = contact
            .as_ref()
            .and_then(|contact| read::<ChatRow>(&state, &[b"H".as_slice(), &contact.chat.to_be_bytes()].concat()));
        Self {
            account: own.account,
            device: own.device,
            key: DeviceKey::from_seed(&own.seed),
            chain: entries(&own.chain),
            contact_chain: contact.as_ref().map(|contact| entries(&contact.chain)).unwrap_or_default(),
            reach: contact.and_then(|contact| contact.reach),
            place: chat.and_then(|chat| chat.place),
            state,
        }
    }

    /// Who this device is in MLS.
    #[must_use]
    pub const fn identity(&self) -> Identity<'_> {
        Identity { account: self.account, device: self.device, key: &self.key }
    }
}

fn entries(encoded: &[Vec<u8>]) -> Vec<StampedEntry> {
    encoded.iter().map(|entry| StampedEntry::decode(entry).expect("an entry")).collect()
}

fn read<T: DeserializeOwned>(state: &State, key: &[u8]) -> Option<T> {
    state.get(key).map(decode)
}

/// A row: one byte for its version, then MessagePack with named fields.
fn decode<T: DeserializeOwned>(value: &[u8]) -> T {
    rmp_serde::from_slice(value.get(1..).unwrap_or_default()).expect("a row as the engine writes it")
}
