//! Letters: what one account writes into another's inbox, sealed to one key and signed by a device.

use kith_chain::Chain;
use kith_wire::inbox::{Envelope, Letter, LetterKind, Reach, SignedLetter};
use kith_wire::{AccountId, Hash, Message, MessageId, PublicKey, SealKeyId, limits, padding, verify};

use super::card::{SealKeyRow, SealOwner, seal_key_id};
use crate::device::Device;
use crate::error::Error;
use crate::mls::own_letter_key;
use crate::mls::seal::{self, SealKey};
use crate::state::State;
use crate::tables;
use crate::trust;

const INFO: &[u8] = b"kith letter v1";

/// A letter that was opened, and whose author its own chain proves.
pub(crate) struct OpenedLetter {
    pub owner: SealOwner,
    pub account: AccountId,
    pub chain: Chain,
    pub letter: Letter,
}

/// What an inbox item turned out to be.
pub(crate) enum Opened {
    /// A letter.
    Letter(Box<OpenedLetter>),
    /// It is sealed to a key that is not known here: it was given up, or is another device's.
    UnknownKey,
    /// It is not for us, or does not prove its author: such a letter never existed.
    Nothing,
}

/// An envelope for an inbox, ready to be delivered.
pub(crate) fn post_letter(
    device: &Device,
    to: &AccountId,
    seal_key: &[u8],
    id: MessageId,
    kind: LetterKind,
) -> Result<Vec<u8>, Error> {
    let letter = Letter { id, device: device.device, chain: device.entries()?, kind }.encode();
    let signature = device.key().sign(&SignedLetter::signed(to, seal_key, &letter).0);
    let padded = padding::pad(SignedLetter { letter, signature }.encode(), &limits::LETTER_CLASSES);
    let sealed = seal::seal(seal_key, INFO, &to.0, &padded)
        .map_err(|_| Error::PeerMisbehaved("its key for letters is not one"))?;
    Ok(Envelope { key: seal_key_id(seal_key), sealed }.encode())
}

/// Opens an inbox item.
pub(crate) fn open_letter(state: &State, device: &Device, body: &[u8]) -> Result<Opened, Error> {
    let Ok(envelope) = Envelope::decode(body) else { return Ok(Opened::Nothing) };
    let Some((key, owner)) = key_of(state, &envelope.key)? else { return Ok(Opened::UnknownKey) };
    let opened =
        unseal(device, &key, &envelope).and_then(|(signed, letter)| prove(device, &key, owner, &signed, letter));
    Ok(opened.map_or(Opened::Nothing, |letter| Opened::Letter(Box::new(letter))))
}

/// The key that an envelope names, and whose letters it opens.
fn key_of(state: &State, id: &SealKeyId) -> Result<Option<(SealKey, SealOwner)>, Error> {
    if let Some(row) = tables::get::<SealKeyRow>(state, id.as_bytes())? {
        let key = SealKey::from_seed(&row.seed.0).map_err(|_| Error::Damaged("seal key"))?;
        return Ok(Some((key, row.owner)));
    }
    let key = own_letter_key(state, |public| seal_key_id(public) == *id).map_err(|_| Error::Damaged("key packages"))?;
    Ok(key.map(|key| (key, SealOwner::KeyPackage)))
}

fn unseal(device: &Device, key: &SealKey, envelope: &Envelope) -> Option<(SignedLetter, Letter)> {
    let padded = key.open(INFO, &device.account.0, &envelope.sealed).ok()?;
    let signed = SignedLetter::decode(&padding::unpad(padded).ok()?).ok()?;
    let letter = Letter::decode(&signed.letter).ok()?;
    Some((signed, letter))
}

/// The author's chain must verify, and the signature be that of a device which the chain confirms.
fn prove(
    device: &Device,
    key: &SealKey,
    owner: SealOwner,
    signed: &SignedLetter,
    letter: Letter,
) -> Option<OpenedLetter> {
    let chain = Chain::verify(&letter.chain).ok()?;
    let author: PublicKey = chain.confirmed_key(&letter.device)?;
    let hash: Hash = SignedLetter::signed(&device.account, key.public(), &signed.letter);
    if !verify(&author, &hash, &signed.signature) || !names_itself(&chain, &letter.kind) {
        return None;
    }
    Some(OpenedLetter { owner, account: chain.id(), chain, letter })
}

/// A letter that says how its author is reached must name the account, and the relay, that its chain proves.
fn names_itself(chain: &Chain, kind: &LetterKind) -> bool {
    let fits = |reach: &Reach| {
        reach.account == chain.id() && reach.relay.relay == chain.relay() && reach.seal_key.len() == seal::PUBLIC_LEN
    };
    match kind {
        LetterKind::Request(request) => fits(&request.reach),
        LetterKind::Invitation(invitation) => fits(&invitation.reach),
        LetterKind::Reunion(reunion) => fits(&reunion.reach),
        LetterKind::Rejoin(_) | LetterKind::Welcome(_) => true,
    }
}

/// The words that sender and recipient of a request compare by voice: they come from the letter, which only the two have.
pub(crate) fn words_of(sender: &AccountId, recipient: &AccountId, letter: &MessageId) -> [String; 3] {
    let hash = Hash::of("kith request words v1", &[&sender.0, &recipient.0, &letter.0]);
    trust::words(&hash.0).map(str::to_owned)
}
