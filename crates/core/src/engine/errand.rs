//! Errands: what has to be asked of a relay and must not be forgotten. An errand is a row; it goes when it is answered. Each
//! may be sent more often than once (after a crash, a lost connection), and each is such that this does no harm.

use kith_wire::inbox::{Reach, RelayAddress};
use kith_wire::{
    AccountId, GrantToken, Hash, MessageId, Operation, PublishKeyPackages, Role, Seconds, Shown, Token, TokenRights,
};
use kith_wire::{OpenChannel, limits};
use serde::{Deserialize, Serialize};

use crate::chat::{Chat, ChatId};
use crate::contact::{CardRow, Contact, ContactId, Kind, Stage};
use crate::device::{Device, Seed};
use crate::engine::io::Link;
use crate::engine::{invitations, own_chain};
use crate::error::Error;
use crate::mls::Group;
use crate::mls::seal::SealKey;
use crate::state::State;
use crate::tables::{self, Row};

/// See the module. The row's key is a rising number.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Errand {
    /// Let a card's token in.
    GrantCard { card: String },
    /// Let a contact's token in; then go on with the contact.
    GrantContact { contact: ContactId },
    /// Let a token in no longer.
    Revoke { token: Hash },
    /// Make an invitation good.
    Invite { invitation: String },
    /// Stock up on key packages.
    Publish { one_time: Vec<Bytes>, last_resort: Option<Bytes> },
    /// Fetch the key of the card that a contact is being added by.
    FetchCardKey { contact: ContactId },
    /// Put an envelope into an inbox.
    Deliver { relay: RelayAddress, account: AccountId, token: Token, body: Bytes, about: Post },
    /// Get the key packages of a contact whose request was accepted, or that asked to be added again.
    Claim { contact: ContactId },
    /// Open the channel of a conversation.
    Open { chat: ChatId },
    /// Add an encoded entry, whose place is still open, to the own chain.
    Entry { body: Bytes },
    /// Get key packages of the account's other devices.
    ClaimOwn,
    /// Read on in a contact's chain.
    ReadChain { contact: ContactId },
    /// Let a token in no longer, and forget the key that went with it, once letters under way have had their time.
    RevokeLater { token: Token, seal: Seed, at: Seconds },
}

/// What a delivered letter was about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Post {
    /// Our request to a contact.
    Request { contact: ContactId, letter: MessageId },
    /// Where the conversation with a contact goes on, or that it should.
    Conversation { contact: ContactId },
}

/// Bytes in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bytes(#[serde(with = "crate::chat::serde_bytes_vec")] pub Vec<u8>);

impl Row for Errand {
    const TABLE: u8 = b'E';
    const NAME: &'static str = "errand";
}

impl Errand {
    /// Remembers an errand.
    pub(crate) fn add(&self, state: &mut State) -> Result<u64, Error> {
        let number = tables::next_number::<Self>(state, &[]);
        tables::put(state, &number.to_be_bytes(), self)?;
        Ok(number)
    }

    /// Forgets what was to follow once a contact's token is let in: another token is about to be.
    pub(crate) fn forget_grants(state: &mut State, of: ContactId) -> Result<(), Error> {
        for (number, errand) in Self::all(state)? {
            if matches!(errand, Self::GrantContact { contact } if contact == of) {
                Self::done(state, number);
            }
        }
        Ok(())
    }

    /// Whether its time has not come.
    pub(crate) fn rests(&self, now: Seconds) -> bool {
        matches!(self, Self::RevokeLater { at, .. } if now < *at)
    }

    /// What it is about, if it delivers a letter.
    pub(crate) fn post(self) -> Option<Post> {
        if let Self::Deliver { about, .. } = self { Some(about) } else { None }
    }

    pub(crate) fn load(state: &State, number: u64) -> Result<Option<Self>, Error> {
        tables::get(state, &number.to_be_bytes())
    }

    /// Forgets an errand that was answered.
    pub(crate) fn done(state: &mut State, number: u64) {
        tables::delete::<Self>(state, &number.to_be_bytes());
    }

    pub(crate) fn all(state: &State) -> Result<Vec<(u64, Self)>, Error> {
        tables::scan::<Self>(state, &[])
            .map(|row| {
                let (key, errand) = row?;
                let number = key.last_chunk::<8>().ok_or(Error::Damaged(Self::NAME))?;
                Ok((u64::from_be_bytes(*number), errand))
            })
            .collect()
    }

    /// The connection it is done on. `None` if what it was for is gone.
    pub(crate) fn link(&self, state: &State, device: &Device) -> Result<Option<Link>, Error> {
        Ok(Some(match self {
            Self::GrantCard { .. }
            | Self::GrantContact { .. }
            | Self::Revoke { .. }
            | Self::Invite { .. }
            | Self::Publish { .. }
            | Self::Entry { .. }
            | Self::RevokeLater { .. } => Link::to(&device.relay, Role::Account),
            Self::FetchCardKey { contact } => match Contact::load(state, *contact)?.stage {
                Stage::Adding { card, .. } => Link::to(&card.relay, Role::Conversation),
                Stage::Failed { .. }
                | Stage::Requested { .. }
                | Stage::Accepting { .. }
                | Stage::Active
                | Stage::Ended
                | Stage::Blocked
                | Stage::Unblocked => return Ok(None),
            },
            Self::Deliver { relay, .. } => Link::to(relay, Role::Conversation),
            Self::ClaimOwn => Link::to(&device.relay, Role::Conversation),
            Self::Claim { contact } | Self::ReadChain { contact } => match Contact::load(state, *contact)?.reach {
                Some(reach) => Link::to(&reach.relay, Role::Conversation),
                None => return Ok(None),
            },
            Self::Open { chat } => match Chat::load(state, *chat)?.place {
                Some(place) => Link::to(&place.relay, Role::Conversation),
                None => return Ok(None),
            },
        }))
    }

    /// What is asked of the relay. `None` if what it was for is gone.
    pub(crate) fn operation(&self, state: &State) -> Result<Option<Operation>, Error> {
        Ok(Some(match self {
            Self::GrantCard { card } => {
                let Some(row) = tables::get::<CardRow>(state, card.as_bytes())? else { return Ok(None) };
                let key = SealKey::from_seed(&row.seal.0).map_err(|_| Error::Damaged("seal key"))?;
                let rights = TokenRights { deliver: true, ..TokenRights::default() };
                grant(row.token, rights, row.once, row.expires, Some(key.public().to_vec()))
            }
            Self::GrantContact { contact } => {
                let Some(own) = Contact::load(state, *contact)?.own else { return Ok(None) };
                grant(own.token, TokenRights { deliver: true, key_packages: true, chain: true }, false, None, None)
            }
            Self::Revoke { token } => Operation::RevokeToken { hash: *token },
            Self::Invite { invitation } => return invitations::operation(state, invitation),
            Self::Publish { one_time, last_resort } => Operation::PublishKeyPackages(PublishKeyPackages {
                one_time: one_time.iter().map(|bytes| bytes.0.clone()).collect(),
                last_resort: last_resort.as_ref().map(|bytes| bytes.0.clone()),
            }),
            Self::FetchCardKey { contact } => match Contact::load(state, *contact)?.stage {
                Stage::Adding { card, .. } => {
                    Operation::FetchCardKey(Shown { account: card.account, token: card.token })
                }
                Stage::Failed { .. }
                | Stage::Requested { .. }
                | Stage::Accepting { .. }
                | Stage::Active
                | Stage::Ended
                | Stage::Blocked
                | Stage::Unblocked => return Ok(None),
            },
            Self::Deliver { account, token, body, .. } => {
                Operation::Deliver { shown: Shown { account: *account, token: *token }, body: body.0.clone() }
            }
            Self::Claim { contact } => match Contact::load(state, *contact)?.reach {
                Some(reach) => Operation::ClaimKeyPackages(Shown { account: reach.account, token: reach.token }),
                None => return Ok(None),
            },
            Self::RevokeLater { token, .. } => Operation::RevokeToken { hash: token.hash() },
            Self::ReadChain { contact } => {
                let contact = Contact::load(state, *contact)?;
                let from = contact.chain.len() as u64;
                match contact.reach {
                    Some(Reach { account, token, .. }) => {
                        Operation::ReadChain { shown: Shown { account, token }, from }
                    }
                    None => return Ok(None),
                }
            }
            Self::Open { chat } => return open(state, *chat),
            Self::Entry { body } => return own_chain::operation(state, body),
            Self::ClaimOwn => match Contact::of_kind(state, Kind::Own)?.and_then(|(_, own)| own.reach) {
                Some(reach) => Operation::ClaimKeyPackages(Shown { account: reach.account, token: reach.token }),
                None => return Ok(None),
            },
        }))
    }
}

fn grant(
    token: Token,
    rights: TokenRights,
    once: bool,
    expires: Option<Seconds>,
    card_key: Option<Vec<u8>>,
) -> Operation {
    Operation::GrantToken(GrantToken { hash: token.hash(), rights, once, expires, card_key })
}

fn open(state: &State, chat: ChatId) -> Result<Option<Operation>, Error> {
    let Some(place) = Chat::load(state, chat)?.place else { return Ok(None) };
    let Some(group) = Group::load(state, &place.channel).map_err(|_| Error::Damaged("group"))? else {
        return Ok(None);
    };
    let keys = group.channel_keys(&place.relay.relay).map_err(|_| Error::Damaged("group"))?.public();
    Ok(Some(Operation::OpenChannel(OpenChannel { channel: place.channel, keys, retention: limits::RETENTION_DEFAULT })))
}
