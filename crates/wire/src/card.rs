//! A contact card as a link: `kith:card/` and the card in unpadded base64url, followed by four bytes of its hash, so that a
//! link that was cut or mistyped is told apart from one that was revoked.

use data_encoding::BASE64URL_NOPAD;

use crate::inbox::Card;
use crate::{Hash, Message};

/// How a card's link begins.
pub const PREFIX: &str = "kith:card/";

const CHECK: usize = 4;

/// The link of a card.
#[must_use]
pub fn to_link(card: &Card) -> String {
    let mut bytes = card.encode();
    bytes.extend(check(&bytes));
    format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&bytes))
}

/// Why a text is not a card's link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It does not begin like one.
    #[error("this is not a contact card: its link begins with {PREFIX}")]
    NotACard,
    /// It begins like one, but a part is missing or changed.
    #[error("this card's link is incomplete or was changed on its way; ask for it again")]
    Damaged,
}

/// The card of a link; spaces and line breaks that a mail or a terminal put into it do not matter.
///
/// # Errors
/// See [`LinkError`].
pub fn from_link(link: &str) -> Result<Card, LinkError> {
    let link: String = link.chars().filter(|c| !c.is_whitespace()).collect();
    let encoded = link.strip_prefix(PREFIX).ok_or(LinkError::NotACard)?;
    let bytes = BASE64URL_NOPAD.decode(encoded.as_bytes()).map_err(|_| LinkError::Damaged)?;
    let (card, found) = bytes.split_last_chunk::<CHECK>().ok_or(LinkError::Damaged)?;
    if *found != check(card) {
        return Err(LinkError::Damaged);
    }
    Card::decode(card).map_err(|_| LinkError::Damaged)
}

fn check(card: &[u8]) -> [u8; CHECK] {
    let Hash([a, b, c, d, ..]) = Hash::of("kith card v1", &[card]);
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::RelayAddress;
    use crate::{AccountId, RelayId, Token};

    fn card() -> Card {
        Card {
            relay: RelayAddress { url: "ws://127.0.0.1:7171/v1".into(), relay: RelayId([1; 32]) },
            account: AccountId([2; 32]),
            key_hash: Hash([3; 32]),
            token: Token([4; 32]),
        }
    }

    #[test]
    fn a_link_that_was_wrapped_by_a_mail_still_opens() {
        let link = to_link(&card());
        let (a, b) = link.split_at(60);
        assert_eq!(from_link(&format!(" {a}\r\n  {b}\n")), Ok(card()));
    }

    #[test]
    fn a_link_that_was_cut_or_changed_is_called_damaged() {
        let link = to_link(&card());
        for end in PREFIX.len()..link.len() {
            assert_eq!(from_link(&link[..end]), Err(LinkError::Damaged), "cut at {end}");
        }
        assert_eq!(from_link(&link.replacen('A', "B", 1)), Err(LinkError::Damaged));
        assert_eq!(from_link("https://example.org/kith:card/"), Err(LinkError::NotACard));
    }
}
