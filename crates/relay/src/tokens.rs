//! What somebody gave away and can take back: tokens that open an account's inbox, key packages or chain.
//!
//! An account or token that is not there, or is expired, revoked or spent, or opens something else, gets one refusal,
//! after the same look-ups and comparisons.

use kith_wire::{GrantToken, Hash, Millis, Refusal, ServerEvent, Shown};
use subtle::{Choice, ConstantTimeEq};

use crate::limits::Limits;
use crate::refused::Stop;
use crate::round::Round;
use crate::rows::{self, Row, TokenRow};
use crate::standing::{self, AccountRow, Identity};

/// What a token may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Right {
    CardKey,
    Deliver,
    KeyPackages,
    Chain,
}

/// An account's door, with a token shown at it.
pub(crate) struct Door {
    account: Option<AccountRow>,
    token: TokenRow,
    known: bool,
}

impl Door {
    pub(crate) fn knock(round: &Round<'_>, shown: &Shown) -> Result<Self, Stop> {
        let hash = shown.token.hash();
        let account = round.row(&standing::row(&shown.account))?;
        let row = round.row(&rows::token(&shown.account, &hash))?;
        let there = Choice::from(u8::from(row.is_some()) & u8::from(account.is_some()));
        let token = row.unwrap_or_else(|| TokenRow { hash: vec![0; Hash::LEN / 2], ..TokenRow::default() });
        let (_, half) = rows::halves(&hash);
        let known = (there & token.hash.as_slice().ct_eq(half)).into();
        Ok(Self { account, token, known })
    }

    /// The account behind it, if the token opens this.
    pub(crate) fn opens(&self, right: Right, now: Millis) -> Result<&AccountRow, Refusal> {
        let granted = match right {
            Right::CardKey => !self.token.card_key.is_empty(),
            Right::Deliver => self.token.deliver,
            Right::KeyPackages => self.token.key_packages,
            Right::Chain => self.token.chain,
        };
        let in_time = self.token.expires == 0 || now.seconds().0 < self.token.expires;
        let thawed = right == Right::Chain || self.account.as_ref().is_some_and(|account| account.is_open(now));
        let open = self.known & granted & in_time & thawed & self.token.spent.is_empty();
        self.account.as_ref().filter(|_| open).ok_or(Refusal::Unavailable)
    }

    /// Whether the token was spent on just this.
    pub(crate) fn was_spent_on(&self, shown: &Shown, body: &[u8]) -> bool {
        let same = self.token.spent.as_slice().ct_eq(&rows::spent_on(&shown.token, body).0);
        self.known & bool::from(same)
    }

    /// Spends the token if it is good for one delivery only.
    pub(crate) fn spend(mut self, round: &mut Round<'_>, shown: &Shown, body: &[u8]) {
        if self.token.once {
            self.token.spent = rows::spent_on(&shown.token, body).0.to_vec();
            round.set(rows::token(&shown.account, &shown.token.hash()), &self.token);
        }
    }
}

/// The key that a card's requests are sealed to.
pub(crate) fn card_key(round: &Round<'_>, shown: &Shown, now: Millis) -> Result<ServerEvent, Stop> {
    let door = Door::knock(round, shown)?;
    door.opens(Right::CardKey, now)?;
    Ok(ServerEvent::CardKey(door.token.card_key))
}

/// Whether the token opens the account's chain.
pub(crate) fn may_read_chain(round: &Round<'_>, shown: &Shown, now: Millis) -> Result<(), Stop> {
    Door::knock(round, shown)?.opens(Right::Chain, now)?;
    Ok(())
}

/// Gives a token rights on the account. The same grant again changes nothing: a spent token stays spent.
pub(crate) fn grant(
    round: &mut Round<'_>,
    identity: &Identity,
    grant: GrantToken,
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let mut account = standing::acting_member(round, identity, now)?;
    let key = rows::token(&identity.account, &grant.hash);
    let row = granted(grant);
    match round.row(&key)? {
        Some(there) if (TokenRow { spent: Vec::new(), ..there.clone() }) == row => return Ok(ServerEvent::Done),
        Some(_) => {}
        None => {
            make_room(round, identity, &mut account, limits, now)?;
            account.tokens += 1;
            round.set(standing::row(&identity.account), &account);
        }
    }
    round.set(key, &row);
    Ok(ServerEvent::Done)
}

fn granted(grant: GrantToken) -> TokenRow {
    let (_, half) = rows::halves(&grant.hash);
    TokenRow {
        hash: half.to_vec(),
        deliver: grant.rights.deliver,
        key_packages: grant.rights.key_packages,
        chain: grant.rights.chain,
        once: grant.once,
        expires: grant.expires.map_or(0, |at| at.0),
        card_key: grant.card_key.unwrap_or_default(),
        spent: Vec::new(),
    }
}

/// When the account has all the tokens it may have, those that open nothing any more go.
fn make_room(
    round: &mut Round<'_>,
    identity: &Identity,
    account: &mut AccountRow,
    limits: &Limits,
    now: Millis,
) -> Result<(), Stop> {
    if account.tokens < limits.tokens {
        return Ok(());
    }
    let mut left = 0;
    for (key, value) in round.rows(&rows::tokens(&identity.account), account.tokens as usize)? {
        let token = TokenRow::from_value(&value)?;
        let expired = token.expires != 0 && token.expires <= now.seconds().0;
        if expired || !token.spent.is_empty() {
            round.remove_key(key);
        } else {
            left += 1;
        }
    }
    account.tokens = left;
    round.set(standing::row(&identity.account), account);
    if left < limits.tokens { Ok(()) } else { Err(Refusal::Full.into()) }
}

/// Takes a token's rights back; one that has none already is as it should be.
pub(crate) fn revoke(
    round: &mut Round<'_>,
    identity: &Identity,
    hash: &Hash,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let mut account = standing::member(round, identity, now)?;
    let key = rows::token(&identity.account, hash);
    if round.row(&key)?.is_some() {
        account.tokens = account.tokens.saturating_sub(1);
        round.set(standing::row(&identity.account), &account);
        round.remove(key);
    }
    Ok(ServerEvent::Done)
}
