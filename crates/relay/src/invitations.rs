//! Invitations to found an account here: each is good for one, and made by the operator or by a member within an allowance.

use kith_wire::{AccountId, Hash, Millis, Refusal, ServerEvent, invitation};

use crate::limits::Limits;
use crate::rate::Bucket;
use crate::refused::{Stop, limited};
use crate::round::Round;
use crate::rows::{self, InviteRow, InviterRow};
use crate::standing::{self, Identity};
use crate::store::Fault;

/// The operator makes an invitation good; one that was ever known stays as it is.
pub(crate) fn by_operator(round: &mut Round<'_>, hash: &Hash) -> Result<(), Fault> {
    let key = rows::invite(hash);
    if round.row(&key)?.is_none() {
        round.set(key, &InviteRow { spent: false, of_member: false });
    }
    Ok(())
}

/// A member makes one out of its account's allowance; asked again for the same one, it takes nothing more. Where
/// members invite nobody, none is admitted by them.
pub(crate) fn by_member(
    round: &mut Round<'_>,
    identity: &Identity,
    hash: &Hash,
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    standing::acting_member(round, identity, now)?;
    if limits.invitations.burst == 0 {
        return Err(Refusal::NotAdmitted.into());
    }
    let invite = rows::invite(hash);
    if round.row(&invite)?.is_none() {
        let key = rows::inviter(&identity.account);
        let mut budget = Bucket(round.row(&key)?.unwrap_or_default().budget);
        limited(budget.take(limits.invitations, whole_hour(now)))?;
        round.set(key, &InviterRow { budget: budget.0 });
        round.set(invite, &InviteRow { spent: false, of_member: true });
    }
    Ok(ServerEvent::Done)
}

/// Spends the invitation with this code on an account. One that a member let in begins with no invitations of its own:
/// otherwise one invitation would be as good as any number.
pub(crate) fn spend(
    round: &mut Round<'_>,
    code: Option<&str>,
    account: &AccountId,
    limits: &Limits,
    now: Millis,
) -> Result<(), Stop> {
    let key = rows::invite(&invitation(code.unwrap_or_default()));
    let Some(InviteRow { spent: false, of_member }) = round.row(&key)? else {
        return Err(Refusal::NotAdmitted.into());
    };
    round.set(key, &InviteRow { spent: true, of_member });
    if of_member {
        let budget = Bucket::empty(limits.invitations, whole_hour(now)).0;
        round.set(rows::inviter(account), &InviterRow { budget });
    }
    Ok(())
}

/// Budgets are kept by the hour, so that they date nothing more closely.
const fn whole_hour(now: Millis) -> Millis {
    Millis(now.0 / 3_600_000 * 3_600_000)
}
