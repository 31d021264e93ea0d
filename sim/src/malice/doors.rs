//! What a hostile relay does to greetings, stamps, letters, key packages and where logs stand.

use ed25519_dalek::{Signer as _, SigningKey};
use kith_core::engine::io::Link;
use kith_wire::account::Stamp;
use kith_wire::{
    Epoch, Greeting, InboxItem, Incompatible, Message as _, RelayId, Seconds, Seq, ServerEvent, ServerHello, Signature,
    Span,
};

use super::{Malice, Sin};
use crate::device::DeviceIndex;
use crate::relays;

impl Malice {
    pub(super) fn greeting(&mut self, to: DeviceIndex, link: &Link, hello: ServerHello) -> Vec<u8> {
        let nonce = self.nonces.get(&(to, link.clone())).copied();
        let (ServerHello::Greeting(greeting), Some(nonce)) = (&hello, nonce) else { return hello.encode() };
        if !self.gives_in(Sin::Greet) {
            return hello.encode();
        }
        let other = SigningKey::from_bytes(&[8; 32]);
        let told = match self.below(5) {
            0 => Greeting { signature: Signature([0; 64]), ..greeting.clone() },
            1 => Greeting { time: Seconds(greeting.time.0 + 1), ..greeting.clone() },
            2 => Greeting::sign(&other, greeting.version, &nonce, greeting.nonce, greeting.time),
            3 => Greeting::sign(&relays::key(), greeting.version, &greeting.nonce, greeting.nonce, greeting.time),
            _ => return ServerHello::Incompatible(Incompatible { version_min: 7, version_max: 9 }).encode(),
        };
        ServerHello::Greeting(told).encode()
    }

    pub(super) fn stamp(&mut self, stamp: Stamp) -> Stamp {
        if !self.gives_in(Sin::Stamp) {
            return stamp;
        }
        let key = SigningKey::from_bytes(&[8; 32]);
        match self.below(4) {
            0 => Stamp { signature: Signature([0; 64]), ..stamp },
            1 => Stamp { time: Seconds(stamp.time.0 + 1), ..stamp },
            2 => Stamp { relay: RelayId(key.verifying_key().to_bytes()), ..stamp },
            _ => Stamp { signature: Signature(key.sign(b"a stamp").to_bytes()), ..stamp },
        }
    }

    /// Letters left out, shown again, or others' letters in between.
    pub(super) fn letters(&mut self, to: DeviceIndex, items: Vec<InboxItem>) -> Vec<ServerEvent> {
        let mut shown = Vec::new();
        for item in items {
            if !self.gives_in(Sin::Misdeliver) {
                shown.push(item);
                continue;
            }
            let kept: Vec<_> = self.memory.letters.iter().cloned().collect();
            let (_, letter) = kept[self.below(kept.len())].clone();
            let others = kept.iter().find(|(reader, _)| *reader != to).map(|(_, letter)| letter.clone());
            match self.below(5) {
                0 => {}
                1 => shown.extend([item.clone(), InboxItem { seq: Seq(item.seq.0 + 1), body: item.body }]),
                2 => shown.extend([InboxItem { body: letter, ..item.clone() }, item]),
                3 => shown.push(InboxItem { body: others.unwrap_or(letter), ..item }),
                _ => shown.push(InboxItem { body: self.turned(item.body.clone()), ..item }),
            }
        }
        if shown.is_empty() { Vec::new() } else { vec![ServerEvent::InboxItems(shown)] }
    }

    pub(super) fn packages(&mut self, packages: Vec<Vec<u8>>) -> ServerEvent {
        if !self.gives_in(Sin::Swap) {
            return ServerEvent::KeyPackages(packages);
        }
        let kept: Vec<_> = self.memory.packages.iter().cloned().collect();
        let swapped = match self.below(4) {
            0 => Vec::new(),
            1 => vec![self.bytes(700)],
            2 => packages.iter().chain(&packages).cloned().collect(),
            _ => kept.get(self.below(kept.len())).cloned().into_iter().collect(),
        };
        ServerEvent::KeyPackages(swapped)
    }

    pub(super) fn card_key(&mut self, key: Vec<u8>) -> ServerEvent {
        if !self.gives_in(Sin::Swap) {
            return ServerEvent::CardKey(key);
        }
        let kept: Vec<_> = self.memory.card_keys.iter().cloned().collect();
        let other = kept.get(self.below(kept.len())).cloned().unwrap_or_default();
        ServerEvent::CardKey(if other == key { self.turned(key) } else { other })
    }

    pub(super) fn subscribed(&mut self, span: Span, epoch: Epoch) -> ServerEvent {
        let epoch = if self.gives_in(Sin::Misstate) { Epoch(epoch.0 + self.below(3) as u64) } else { epoch };
        ServerEvent::Subscribed { span: self.span(span), epoch }
    }

    pub(super) fn span(&mut self, span: Span) -> Span {
        if !self.gives_in(Sin::Misstate) {
            return span;
        }
        let other = [0, span.head.0.saturating_sub(2), span.head.0 + 3, u64::MAX];
        match self.below(3) {
            0 => Span { head: Seq(self.one_of(&other)), ..span },
            1 => Span { low: Seq(self.one_of(&other)), ..span },
            _ => Span { head: Seq(self.one_of(&other)), low: Seq(self.one_of(&other)) },
        }
    }
}
