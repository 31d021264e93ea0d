//! Key packages: published by a device, claimed with a token, each one-time package handed out once.

use kith_wire::{AccountId, DeviceId, Hash, Millis, PublishKeyPackages, Refusal, ServerEvent, Shown};

use crate::limits::Limits;
use crate::rate::Buckets;
use crate::refused::{Stop, limited};
use crate::round::Round;
use crate::rows::{self, PackageRow, StockRow};
use crate::standing::{self, Identity};
use crate::tokens::{Door, Right};

/// Adds to a device's stock; with nothing to add, says what there is. The newest publication again changes nothing.
pub(crate) fn publish(
    round: &mut Round<'_>,
    identity: &Identity,
    publish: PublishKeyPackages,
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    standing::acting_member(round, identity, now)?;
    let (account, device) = (&identity.account, &identity.device);
    let key = rows::stock(account, device);
    let mut stock = round.row(&key)?.unwrap_or_default();
    if publish == PublishKeyPackages::default() {
        return Ok(of(&stock));
    }
    let fingerprint = fingerprint(&publish);
    if stock.newest == fingerprint.0 {
        return Ok(of(&stock));
    }
    if stock.next - stock.first + publish.one_time.len() as u64 > limits.key_packages {
        return Err(Refusal::Full.into());
    }
    stock.newest = fingerprint.0.to_vec();
    for package in publish.one_time {
        round.set(rows::one_time(account, device, stock.next), &PackageRow { package });
        stock.next += 1;
    }
    if let Some(package) = publish.last_resort {
        round.set(rows::last_resort(account, device), &PackageRow { package });
        stock.last_resort = true;
    }
    round.set(key, &stock);
    Ok(of(&stock))
}

fn of(stock: &StockRow) -> ServerEvent {
    let one_time = u32::try_from(stock.next - stock.first).unwrap_or(u32::MAX);
    ServerEvent::KeyPackageStock { one_time, last_resort: stock.last_resort }
}

fn fingerprint(publish: &PublishKeyPackages) -> Hash {
    let last_resort = publish.last_resort.as_deref().unwrap_or_default();
    let parts: Vec<_> = std::iter::once(last_resort).chain(publish.one_time.iter().map(Vec::as_slice)).collect();
    Hash::of("kith publication v1", &parts)
}

/// One key package of every device that may be added to conversations.
pub(crate) fn claim(
    round: &mut Round<'_>,
    shown: &Shown,
    claims: &mut Buckets<[u8; 32]>,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let door = Door::knock(round, shown)?;
    let devices = door.opens(Right::KeyPackages, now)?.members(now)?;
    limited(claims.take(shown.token.hash().0, now))?;
    let mut packages = Vec::with_capacity(devices.len());
    for device in devices {
        packages.extend(claim_of(round, &shown.account, &device)?);
    }
    if packages.is_empty() {
        return Err(Refusal::Unavailable.into());
    }
    Ok(ServerEvent::KeyPackages(packages))
}

fn claim_of(round: &mut Round<'_>, account: &AccountId, device: &DeviceId) -> Result<Option<Vec<u8>>, Stop> {
    let key = rows::stock(account, device);
    let mut stock = round.row(&key)?.unwrap_or_default();
    if stock.first == stock.next {
        return Ok(round.row(&rows::last_resort(account, device))?.map(|row| row.package));
    }
    let one_time = rows::one_time(account, device, stock.first);
    let package = round.row(&one_time)?.map(|row| row.package);
    round.remove(one_time);
    stock.first += 1;
    round.set(key, &stock);
    Ok(package)
}

/// Forgets what a device that is out has published.
pub(crate) fn forget(round: &mut Round<'_>, account: &AccountId, device: &DeviceId) -> Result<(), Stop> {
    let key = rows::stock(account, device);
    let Some(stock) = round.row(&key)? else { return Ok(()) };
    (stock.first..stock.next).for_each(|number| round.remove(rows::one_time(account, device, number)));
    round.remove(rows::last_resort(account, device));
    round.remove(key);
    Ok(())
}
