//! Contacts who vouch for a recovery: named, asked, and of no use to a thief.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use kith_core::engine::io::{
    ApprovalState, Command, DeviceStanding, Event, GuardianState, RecoveryState, Reply, Secret,
};
use kith_core::error::{Error, Misuse};
use kith_sim::World;
use kith_sim::malice::{Malice, Trick};

const RELAY: &str = kith_sim::RELAY_URL;
const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const ADA: usize = 0;
const BEN: usize = 1;
const CLEO: usize = 2;
const NEW: usize = 3;
const THIEF: usize = 4;

/// Ada, Ben and Cleo, who know each other; two homes that are nobody's yet.
fn people(seed: u64) -> (World, Secret) {
    let mut world = World::new(seed, 6);
    let create = |name: &str| Command::CreateAccount { url: RELAY.to_owned(), name: name.into(), invite: None };
    let Ok(Reply::RecoveryPhrase(phrase)) = world.command(ADA, create("Ada")) else { panic!("a phrase") };
    world.command(BEN, create("Ben")).unwrap();
    world.command(CLEO, create("Cleo")).unwrap();
    world.settle(100_000);
    world.befriend((ADA, "Ada"), (BEN, "Ben"));
    world.befriend((ADA, "Ada"), (CLEO, "Cleo"));
    (world, Secret(phrase.to_string()))
}

/// The same with Ben and Cleo as Ada's guardians, in force for a while.
fn guarded(seed: u64) -> (World, Secret) {
    let (mut world, phrase) = people(seed);
    name(&mut world, "Ben");
    name(&mut world, "Cleo");
    live(&mut world, 30 * HOUR);
    (world, phrase)
}

fn name(world: &mut World, guardian: &str) {
    world.command(ADA, Command::AddGuardian { name: guardian.into() }).unwrap();
    world.settle(100_000);
}

/// Some time, a few hours at once.
fn live(world: &mut World, milliseconds: u64) {
    let mut left = milliseconds;
    while left > 0 {
        let step = left.min(6 * HOUR);
        world.pass(step);
        world.settle(100_000);
        left -= step;
    }
}

fn recover(world: &mut World, device: usize, phrase: &Secret) {
    let (name, kind) = (format!("device {device}"), "terminal".to_owned());
    let command = Command::Recover { url: RELAY.to_owned(), phrase: phrase.clone(), name, kind };
    world.command(device, command).unwrap();
    world.settle(100_000);
}

/// The code that a recovering home shows, as it is scanned and as it is read out.
fn request(world: &mut World, device: usize) -> [String; 2] {
    let Ok(Reply::GuardianCode { code, words }) = world.command(device, Command::RequestApprovals) else {
        panic!("a code")
    };
    world.settle(100_000);
    [code, words]
}

/// A guardian enters the code.
fn read(world: &mut World, guardian: usize, code: &str) {
    world.command(guardian, Command::ReadGuardianCode { code: code.to_owned() }).unwrap();
    world.settle(100_000);
}

/// And says yes.
fn approve(world: &mut World, guardian: usize, code: &str) {
    read(world, guardian, code);
    let asked = world.device(guardian).engine.approval().unwrap().unwrap();
    assert_eq!((asked.state, asked.name.as_deref()), (ApprovalState::Asked, Some("Ada")));
    world.command(guardian, Command::ApproveRecovery).unwrap();
    world.settle(100_000);
    assert!(was_told(world, guardian, ApprovalState::Given));
}

fn was_told(world: &mut World, device: usize, state: ApprovalState) -> bool {
    world.device(device).shown.contains(&Event::Approval { state })
}

/// State, how many have approved, and how many must.
fn recovery(world: &mut World, device: usize) -> (RecoveryState, u32, u32) {
    let now = world.now;
    let view = world.device(device).engine.recovery(now).unwrap();
    (view.state, view.approved, view.needed)
}

fn standing(world: &mut World, device: usize) -> Option<DeviceStanding> {
    world.device(device).engine.account().unwrap().map(|account| account.standing)
}

/// Names and states, and how many of how many must approve: now and when nothing waits any more.
type Named = (Vec<(Option<String>, GuardianState)>, [u32; 4]);

fn guardians(world: &mut World, device: usize) -> Named {
    let now = world.now;
    let view = world.device(device).engine.guardians(now).unwrap();
    let named = view.guardians.into_iter().map(|guardian| (guardian.name, guardian.state)).collect();
    (named, [view.threshold, view.of, view.next_threshold, view.next_of])
}

fn are(names: &[(&str, GuardianState)]) -> Vec<(Option<String>, GuardianState)> {
    names.iter().map(|(name, state)| (Some((*name).to_owned()), *state)).collect()
}

#[test]
fn guardians_are_named_one_after_the_other_and_in_force_after_the_wait() {
    use GuardianState::{Active, Asked, Leaving, Waiting};
    let (mut world, _) = people(1);
    world.unplug(CLEO);
    name(&mut world, "Ben");
    name(&mut world, "Cleo");
    assert!(world.device(BEN).shown.contains(&Event::Ward { name: "Ada".into() }), "whoever is asked is told");
    assert_eq!(guardians(&mut world, ADA), (are(&[("Ben", Waiting), ("Cleo", Asked)]), [0, 0, 1, 1]));
    live(&mut world, 5 * HOUR);
    world.plug(CLEO);
    world.settle(100_000);
    assert_eq!(guardians(&mut world, ADA), (are(&[("Ben", Waiting), ("Cleo", Waiting)]), [0, 0, 2, 2]));
    live(&mut world, 23 * HOUR);
    assert_eq!(guardians(&mut world, ADA).1, [0, 0, 2, 2], "the wait began anew");
    live(&mut world, 2 * HOUR);
    assert_eq!(guardians(&mut world, ADA), (are(&[("Ben", Active), ("Cleo", Active)]), [2, 2, 2, 2]));
    let now = world.now;
    live(&mut world, 25 * HOUR);
    let wards = world.device(BEN).engine.guardians(now).unwrap().wards;
    assert!(wards.len() == 1 && wards[0].name == "Ada" && wards[0].active, "{wards:?}");
    // What is taken back waits as well, and what was not in force is just called off.
    world.command(ADA, Command::SetThreshold { threshold: Some(1) }).unwrap();
    world.command(ADA, Command::RemoveGuardian { name: "Cleo".into() }).unwrap();
    world.settle(100_000);
    assert_eq!(guardians(&mut world, ADA), (are(&[("Ben", Active), ("Cleo", Leaving)]), [2, 2, 1, 1]));
    name(&mut world, "Cleo");
    world.command(ADA, Command::SetThreshold { threshold: None }).unwrap();
    world.settle(100_000);
    assert_eq!(guardians(&mut world, ADA), (are(&[("Ben", Active), ("Cleo", Active)]), [2, 2, 2, 2]));
    assert_eq!(world.complaints(ADA), []);
    assert_eq!(world.complaints(BEN), []);
}

#[test]
fn two_guardians_who_are_called_bring_an_account_back_within_minutes() {
    let (mut world, phrase) = guarded(2);
    world.unplug(ADA);
    let began = world.now;
    recover(&mut world, NEW, &phrase);
    assert_eq!(recovery(&mut world, NEW), (RecoveryState::Pending, 0, 2));
    let [code, words] = request(&mut world, NEW);
    assert_eq!(request(&mut world, NEW)[0], code, "there is one code for all, and it stays");
    approve(&mut world, BEN, &words);
    assert_eq!(recovery(&mut world, NEW), (RecoveryState::Pending, 1, 2));
    approve(&mut world, CLEO, &code);
    assert!(world.device(NEW).shown.contains(&Event::Approved { approved: 2, needed: 2 }));
    // The world rests when nobody wants to be woken within ten minutes: by then it is done.
    assert_eq!(standing(&mut world, NEW), Some(DeviceStanding::Confirmed));
    assert!((10 * MINUTE..12 * MINUTE).contains(&(world.now.0 - began.0)));
    assert!(world.device(NEW).engine.requested().unwrap().is_none(), "the code is good for nothing more");
    world.plug(ADA);
    world.settle(100_000);
    assert_eq!(standing(&mut world, ADA), Some(DeviceStanding::Out), "the old device is told");
    assert_eq!(world.command(ADA, Command::Veto), Err(Error::Misuse(Misuse::NothingToVeto)), "it is final");
    // The account writes again.
    live(&mut world, 25 * HOUR);
    let requests = world.device(NEW).engine.requests().unwrap();
    let request = requests.iter().find(|request| request.says.as_deref() == Some("Ben")).unwrap().id.clone();
    world.command(NEW, Command::AcceptRequest { request, name: Some("Ben".into()) }).unwrap();
    world.settle(100_000);
    world.say(NEW, "Ben", "back again").unwrap();
    world.settle(100_000);
    assert!(world.texts(BEN, "Ada").iter().any(|(_, text)| text == "back again"));
    // The guardians are still in force, though the new device cannot say who they are.
    assert_eq!(guardians(&mut world, NEW).1, [2, 2, 2, 2]);
}

#[test]
fn an_old_device_that_was_told_makes_it_an_hour_and_its_no_alone_does_not_outrank_the_guardians() {
    for vetoes in [false, true] {
        let (mut world, phrase) = guarded(3);
        recover(&mut world, NEW, &phrase);
        let said = if vetoes { Command::Veto } else { Command::SeeRecovery };
        world.command(ADA, said).unwrap();
        world.settle(100_000);
        let [code, _] = request(&mut world, NEW);
        approve(&mut world, BEN, &code);
        live(&mut world, MINUTE);
        let alone = if vetoes { RecoveryState::Vetoed } else { RecoveryState::Pending };
        assert_eq!(recovery(&mut world, NEW), (alone, 1, 2));
        approve(&mut world, CLEO, &code);
        live(&mut world, 45 * MINUTE);
        assert_eq!(standing(&mut world, ADA), Some(DeviceStanding::Confirmed));
        live(&mut world, 20 * MINUTE);
        assert_eq!(standing(&mut world, NEW), Some(DeviceStanding::Confirmed), "vetoes: {vetoes}");
    }
}

#[test]
fn a_thief_with_the_phrase_and_one_of_two_guardians_gains_nothing_against_one_no() {
    let (mut world, phrase) = guarded(4);
    recover(&mut world, THIEF, &phrase);
    let [code, _] = request(&mut world, THIEF);
    approve(&mut world, BEN, &code);
    // Once more changes nothing.
    approve(&mut world, BEN, &code);
    assert_eq!(recovery(&mut world, THIEF), (RecoveryState::Pending, 1, 2));
    world.command(ADA, Command::Veto).unwrap();
    live(&mut world, 8 * 24 * HOUR);
    assert_eq!(recovery(&mut world, THIEF), (RecoveryState::Vetoed, 1, 2));
    assert_eq!(standing(&mut world, ADA), Some(DeviceStanding::Confirmed));
    assert_eq!(standing(&mut world, THIEF), None);
}

#[test]
fn a_code_has_one_recovery_approved_and_no_other() {
    let (mut world, phrase) = guarded(5);
    recover(&mut world, NEW, &phrase);
    recover(&mut world, THIEF, &phrase);
    let [code, _] = request(&mut world, NEW);
    let [others, _] = request(&mut world, THIEF);
    assert_ne!(code, others);
    approve(&mut world, BEN, &code);
    assert_eq!((recovery(&mut world, NEW).1, recovery(&mut world, THIEF).1), (1, 0));
    approve(&mut world, CLEO, &code);
    live(&mut world, 2 * HOUR);
    assert_eq!(standing(&mut world, NEW), Some(DeviceStanding::Confirmed));
    assert_eq!(standing(&mut world, THIEF), None);
}

#[test]
fn whoever_is_nobodys_guardian_and_whoever_is_anothers_approves_nothing() {
    let (mut world, phrase) = people(6);
    name(&mut world, "Ben");
    live(&mut world, 25 * HOUR);
    recover(&mut world, NEW, &phrase);
    let [code, _] = request(&mut world, NEW);
    let refused = world.command(CLEO, Command::ReadGuardianCode { code: code.clone() });
    assert_eq!(refused, Err(Error::Misuse(Misuse::NobodysGuardian)));
    // Cleo is Ben's guardian, and not Ada's.
    world.befriend((BEN, "Ben"), (CLEO, "Cleo"));
    world.command(BEN, Command::AddGuardian { name: "Cleo".into() }).unwrap();
    world.settle(100_000);
    read(&mut world, CLEO, &code);
    assert!(was_told(&mut world, CLEO, ApprovalState::Stranger));
    // One who became a guardian after the start is none of this recovery's.
    name(&mut world, "Cleo");
    read(&mut world, CLEO, &code);
    assert_eq!(world.device(CLEO).engine.approval().unwrap(), None);
    assert_eq!(recovery(&mut world, NEW), (RecoveryState::Pending, 0, 1));
}

#[test]
fn a_guardian_who_is_removed_after_the_start_still_counts() {
    let (mut world, phrase) = guarded(7);
    recover(&mut world, NEW, &phrase);
    // Whoever has the old device wants to be rid of them.
    world.command(ADA, Command::RemoveGuardian { name: "Ben".into() }).unwrap();
    world.command(ADA, Command::RemoveGuardian { name: "Cleo".into() }).unwrap();
    live(&mut world, 30 * HOUR);
    assert_eq!(guardians(&mut world, ADA).1, [0, 0, 0, 0]);
    let [code, _] = request(&mut world, NEW);
    approve(&mut world, BEN, &code);
    approve(&mut world, CLEO, &code);
    live(&mut world, 2 * HOUR);
    assert_eq!(standing(&mut world, NEW), Some(DeviceStanding::Confirmed));
}

#[test]
fn where_the_relay_hides_the_chain_nothing_is_approved() {
    let (mut world, phrase) = guarded(8);
    world.unplug(ADA);
    recover(&mut world, NEW, &phrase);
    let [code, _] = request(&mut world, NEW);
    world.malice = Some(Malice::about_devices(8, Trick::Hide));
    read(&mut world, BEN, &code);
    assert!(was_told(&mut world, BEN, ApprovalState::Unknown));
    assert_eq!(world.command(BEN, Command::ApproveRecovery), Err(Error::Misuse(Misuse::NothingToApprove)));
    world.malice = None;
    approve(&mut world, BEN, &code);
}

#[test]
fn a_code_that_leads_nowhere_is_given_up() {
    let (mut world, phrase) = guarded(9);
    recover(&mut world, NEW, &phrase);
    let Ok(Reply::GuardianCode { code, .. }) = world.command(NEW, Command::RequestApprovals) else { panic!("a code") };
    world.command(BEN, Command::ReadGuardianCode { code }).unwrap();
    world.kill(NEW);
    world.unplug(NEW);
    world.command(BEN, Command::ForgetApproval).unwrap();
    assert_eq!(world.device(BEN).engine.approval().unwrap(), None);
    world.settle(100_000);
    let nowhere = world.command(NEW, Command::ReadGuardianCode { code: "KITHLINK".into() });
    assert_eq!(nowhere, Err(Error::Misuse(Misuse::Recovering)));
    assert_eq!(world.command(ADA, Command::RequestApprovals), Err(Error::Misuse(Misuse::NotRecovering)));
}

#[test]
fn homes_that_are_killed_anywhere_lose_no_guardian_and_no_approval() {
    for at in 0..6 {
        let (mut world, phrase) = people(10);
        for guardian in ["Ben", "Cleo"] {
            world.command(ADA, Command::AddGuardian { name: guardian.into() }).unwrap();
            for _ in 0..at * 6 {
                world.step();
            }
            world.kill(ADA);
            world.kill(BEN);
            world.settle(100_000);
        }
        live(&mut world, 26 * HOUR);
        assert_eq!(guardians(&mut world, ADA).1, [2, 2, 2, 2], "{at}");
        recover(&mut world, NEW, &phrase);
        let Ok(Reply::GuardianCode { code, .. }) = world.command(NEW, Command::RequestApprovals) else {
            panic!("a code")
        };
        for _ in 0..at * 4 {
            world.step();
        }
        world.kill(NEW);
        world.settle(100_000);
        for guardian in [BEN, CLEO] {
            read(&mut world, guardian, &code);
            world.kill(guardian);
            world.settle(100_000);
            world.command(guardian, Command::ApproveRecovery).unwrap();
            for _ in 0..at * 3 {
                world.step();
            }
            world.kill(guardian);
            world.kill(NEW);
            world.settle(100_000);
        }
        assert_eq!(standing(&mut world, NEW), Some(DeviceStanding::Confirmed), "{at}");
    }
}

#[test]
fn all_devices_of_a_guardian_approve_and_all_devices_of_the_owner_know_the_guardians() {
    let (mut world, phrase) = guarded(11);
    world.link(ADA, 4, &[]);
    world.confirm(ADA, 4);
    world.link(BEN, 5, &[]);
    world.confirm(BEN, 5);
    world.settle(100_000);
    assert_eq!(guardians(&mut world, 4), guardians(&mut world, ADA));
    // The other device adds to what the first has named, and the first keeps it as it was.
    world.command(4, Command::RemoveGuardian { name: "Cleo".into() }).unwrap();
    world.settle(100_000);
    assert_eq!(guardians(&mut world, ADA).1, [2, 2, 1, 1]);
    assert!(world.device(ADA).shown.iter().any(|event| matches!(event, Event::Guardians { ends: Some(_) })));
    world.command(ADA, Command::KeepGuardians).unwrap();
    world.settle(100_000);
    assert_eq!(guardians(&mut world, 4).1, [2, 2, 2, 2]);
    assert_eq!(guardians(&mut world, 4), guardians(&mut world, ADA));
    let again = world.command(4, Command::KeepGuardians);
    assert_eq!(again, Err(Error::Misuse(Misuse::NoGuardianChange)));
    recover(&mut world, NEW, &phrase);
    let [code, _] = request(&mut world, NEW);
    world.unplug(BEN);
    approve(&mut world, 5, &code);
    assert_eq!(recovery(&mut world, NEW).1, 1);
}
