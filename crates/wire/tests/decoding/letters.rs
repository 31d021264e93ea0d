//! Arbitrary messages between people: cards, letters, contents.

use kith_wire::content::{Body, ChainHead, Content};
use kith_wire::inbox::{
    Card, Conversation, Envelope, Head, Invitation, Letter, LetterKind, Reach, Rejoin, RejoinReason, RelayAddress,
    Request, Reunion, Salutation, SignedLetter,
};
use kith_wire::{Ending, Millis, SealKeyId};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::parts::{
    account, body, chain, channel, device, epoch, hash, key_packages, message, relay, seq, signature, token,
};

fn address() -> impl Strategy<Value = RelayAddress> {
    ("wss?://[!-~]{0,60}", relay()).prop_map(|(url, relay)| RelayAddress { url, relay })
}

pub(crate) fn card() -> impl Strategy<Value = Card> {
    (address(), account(), hash(), token()).prop_map(|(relay, account, key_hash, token)| Card {
        relay,
        account,
        key_hash,
        token,
    })
}

fn reach() -> impl Strategy<Value = Reach> {
    (address(), account(), token(), body()).prop_map(|(relay, account, token, seal_key)| Reach {
        relay,
        account,
        token,
        seal_key,
    })
}

fn head() -> impl Strategy<Value = Head> {
    (epoch(), seq(), hash()).prop_map(|(epoch, seq, hash)| Head { epoch, seq, hash })
}

fn conversation() -> impl Strategy<Value = Conversation> {
    (message(), address(), channel(), body(), head()).prop_map(|(id, relay, channel, welcome, head)| Conversation {
        id,
        relay,
        channel,
        welcome,
        head,
    })
}

pub(crate) fn envelope() -> impl Strategy<Value = Envelope> {
    (any::<[u8; 8]>(), body()).prop_map(|(key, sealed)| Envelope { key: SealKeyId(key), sealed })
}

pub(crate) fn signed_letter() -> impl Strategy<Value = SignedLetter> {
    (body(), signature()).prop_map(|(letter, signature)| SignedLetter { letter, signature })
}

pub(crate) fn letter() -> impl Strategy<Value = Letter> {
    let salutation = [Salutation::None, Salutation::Hello, Salutation::WeMet, Salutation::Family, Salutation::Work];
    let request = (reach(), ".{0,30}", select(salutation.to_vec()))
        .prop_map(|(reach, name, salutation)| LetterKind::Request(Request { reach, name, salutation }));
    let invitation =
        (message(), reach(), ".{0,30}", conversation()).prop_map(|(request, reach, name, conversation)| {
            LetterKind::Invitation(Invitation { request, reach, name, conversation })
        });
    let rejoin = (message(), key_packages(), select(vec![RejoinReason::Gap, RejoinReason::RelayLost])).prop_map(
        |(conversation, key_packages, reason)| LetterKind::Rejoin(Rejoin { conversation, key_packages, reason }),
    );
    let reunion = (reach(), ".{0,20}", conversation())
        .prop_map(|(reach, name, conversation)| LetterKind::Reunion(Reunion { reach, name, conversation }));
    let kind = prop_oneof![request, invitation, rejoin, conversation().prop_map(LetterKind::Welcome), reunion];
    (message(), device(), chain(), kind).prop_map(|(id, device, chain, kind)| Letter { id, device, chain, kind })
}

pub(crate) fn content() -> impl Strategy<Value = Content> {
    let body = prop_oneof![
        ".{0,200}".prop_map(Body::Text),
        (option::of(message()), option::of(message())).prop_map(|(delivered, read)| Body::Marks { delivered, read }),
        ".{0,30}".prop_map(|name| Body::Profile { name }),
        chain().prop_map(Body::ChainUpdate),
        Just(Body::Ended),
        reach().prop_map(Body::Reach),
        Just(Body::GuardianAsk),
        any::<[u8; 32]>().prop_map(|key| Body::GuardianKey(kith_wire::PublicKey(key))),
    ];
    let chain_head = (any::<u64>(), hash()).prop_map(|(length, hash)| ChainHead { length, hash });
    let ending = option::of(hash().prop_map(|hash| Ending::of(&hash)));
    (message(), any::<u64>(), option::of(head()), chain_head, ending, body)
        .prop_map(|(id, sent, seen, chain, ending, body)| Content { id, sent: Millis(sent), seen, chain, ending, body })
}
