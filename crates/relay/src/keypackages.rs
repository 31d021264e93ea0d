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
    let mut stock = fresh_stock(round, account, device, limits, now)?;
    round.set(key.clone(), &stock);
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
    let published = hour(now);
    for package in publish.one_time {
        round.set(rows::one_time(account, device, stock.next), &PackageRow { package, published });
        stock.next += 1;
    }
    if let Some(package) = publish.last_resort {
        round.set(rows::last_resort(account, device), &PackageRow { package, published });
        stock.last_resort = true;
    }
    round.set(key, &stock);
    Ok(of(&stock))
}

/// A device's stock without what is too old to be added to anything: its owner sees that it is gone, and publishes anew.
fn fresh_stock(
    round: &mut Round<'_>,
    account: &AccountId,
    device: &DeviceId,
    limits: &Limits,
    now: Millis,
) -> Result<StockRow, Stop> {
    let mut stock = round.row(&rows::stock(account, device))?.unwrap_or_default();
    let is_stale = |row: &PackageRow| row.published.saturating_add(limits.key_package_age) < now.seconds().0;
    while stock.first < stock.next {
        let key = rows::one_time(account, device, stock.first);
        if !round.row(&key)?.is_none_or(|row| is_stale(&row)) {
            break;
        }
        round.remove(key);
        stock.first += 1;
    }
    let key = rows::last_resort(account, device);
    if stock.last_resort && round.row(&key)?.is_none_or(|row| is_stale(&row)) {
        round.remove(key);
        stock.last_resort = false;
    }
    Ok(stock)
}

/// A time in whole hours, so that no row has one to itself.
fn hour(now: Millis) -> u64 {
    now.seconds().0 / 3600 * 3600
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
    limits: &Limits,
    now: Millis,
) -> Result<ServerEvent, Stop> {
    let door = Door::knock(round, shown)?;
    let devices = door.opens(Right::KeyPackages, now)?.members(now)?;
    limited(claims.take(shown.token.hash().0, now))?;
    let mut packages = Vec::with_capacity(devices.len());
    for device in devices {
        packages.extend(claim_of(round, &shown.account, &device, limits, now)?);
    }
    if packages.is_empty() {
        return Err(Refusal::Unavailable.into());
    }
    Ok(ServerEvent::KeyPackages(packages))
}

fn claim_of(
    round: &mut Round<'_>,
    account: &AccountId,
    device: &DeviceId,
    limits: &Limits,
    now: Millis,
) -> Result<Option<Vec<u8>>, Stop> {
    let key = rows::stock(account, device);
    let mut stock = fresh_stock(round, account, device, limits, now)?;
    if stock.first == stock.next {
        round.set(key, &stock);
        let last_resort = stock.last_resort.then(|| round.row(&rows::last_resort(account, device))).transpose()?;
        return Ok(last_resort.flatten().map(|row| row.package));
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
