//! The disclosure game (C3.1): a robot with the whole network is told one or two of the secrets that a person can read out,
//! and tries whatever can be tried with them. The owner has one old device, and says "not me" on it before the wait is over.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use kith_core::account::{RecoveryKey, RecoveryPhrase, agree_to_join};
use kith_core::engine::io::{Command, ContactState, Reply, Secret};
use kith_core::mls::DeviceKey;
use kith_wire::account::{Entry, EntryKind, Guardians, RecoverySetting, SignedEntry, Signer, StampedEntry, Wait};
use kith_wire::inbox::Salutation;
use kith_wire::{AccountId, AuthenticatePhrase, BackupRequest, DeviceId, Operation, RelayId, Role, ServerEvent};

use crate::line::Line;
use crate::world::{RELAY_URL, World, bytes};
use crate::{NAMES, Snapshot};

const OWNER: usize = 0;
const FRIENDS: [usize; 2] = [1, 2];
/// The robot's own account.
const ROBOT: usize = 3;
/// A home of the robot's without an account.
const HOME: usize = 4;
/// A device that the owner links afterwards.
const SPARE: usize = 5;
const HOUR: u64 = 3_600_000;
const PIN: &str = "739164";
const STEPS: usize = 100_000;

/// A secret that a person can read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosed {
    /// The recovery phrase.
    Phrase,
    /// The code that links a device.
    LinkCode,
    /// A card for requests.
    Card,
    /// An invitation to the relay.
    Invitation,
    /// The PIN that guards the backup.
    Pin,
    /// The backup, as it lies on the relay. What opens it is tested where it is sealed; here the robot asks for it.
    Backup,
    /// The code for guardians: the robot gets one of the two to approve.
    GuardianCode,
}

impl Disclosed {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Phrase, Self::LinkCode, Self::Card, Self::Invitation, Self::Pin, Self::Backup, Self::GuardianCode];

    /// What it is for; tried first.
    const fn attempt(self) -> Attempt {
        match self {
            Self::Phrase => Attempt::Recover,
            Self::LinkCode => Attempt::Join,
            Self::Card => Attempt::Knock,
            Self::Invitation => Attempt::Found,
            Self::Pin => Attempt::Open,
            Self::Backup => Attempt::Fetch,
            Self::GuardianCode => Attempt::Vouch,
        }
    }

    /// Every choice of at most two.
    #[must_use]
    pub fn subsets() -> Vec<Vec<Self>> {
        let mut all = vec![Vec::new()];
        for (at, one) in Self::ALL.into_iter().enumerate() {
            all.push(vec![one]);
            all.extend(Self::ALL[..at].iter().map(|other| vec![*other, one]));
        }
        all
    }
}

/// What the robot tries.
#[derive(Clone, Copy, Debug)]
enum Attempt {
    Recover,
    Freeze,
    Forge,
    Join,
    Knock,
    Found,
    Open,
    Fetch,
    Vouch,
}

const ATTEMPTS: [Attempt; 9] = [
    Attempt::Recover,
    Attempt::Freeze,
    Attempt::Forge,
    Attempt::Join,
    Attempt::Knock,
    Attempt::Found,
    Attempt::Open,
    Attempt::Fetch,
    Attempt::Vouch,
];

struct Game {
    world: World,
    has: Vec<Disclosed>,
    phrase: Secret,
    account: String,
    device: String,
}

/// The people, and the phrase that the owner wrote down.
fn scene() -> &'static (Snapshot, Secret) {
    static SCENE: OnceLock<(Snapshot, Secret)> = OnceLock::new();
    SCENE.get_or_init(|| {
        let mut world = World::new(0xd15c, SPARE + 1);
        let mut phrase = String::new();
        for device in OWNER..=ROBOT {
            let name = NAMES[device].to_owned();
            let create = Command::CreateAccount { url: RELAY_URL.to_owned(), name, invite: None };
            let Ok(Reply::RecoveryPhrase(words)) = world.command(device, create) else { panic!("a phrase") };
            if device == OWNER {
                phrase = words.to_string();
            }
        }
        world.settle(STEPS);
        for friend in FRIENDS {
            world.befriend((OWNER, NAMES[OWNER]), (friend, NAMES[friend]));
            world.command(OWNER, Command::AddGuardian { name: NAMES[friend].to_owned() }).expect("a contact");
            world.settle(STEPS);
        }
        let pin = Secret(PIN.to_owned());
        world.command(OWNER, Command::SetPin { pin, phrase: None }).expect("a PIN");
        for _ in 0..5 {
            world.pass(6 * HOUR);
            world.settle(STEPS);
        }
        let now = world.now;
        let guardians = world.device(OWNER).engine.guardians(now).expect("guardians");
        assert_eq!((guardians.threshold, guardians.of), (2, 2), "both are in force");
        (Snapshot::of(&world), Secret(phrase))
    })
}

/// Plays one round, in which the owner's old device says no, or does not.
///
/// # Errors
/// What the robot won.
pub fn play(seed: u64, has: &[Disclosed], says_no: bool) -> Result<(), String> {
    let (snapshot, phrase) = scene();
    let mut world = snapshot.world(seed, None);
    world.settle(STEPS);
    let (account, device) = (account(&mut world, OWNER).expect("an account"), only_device(&mut world)?);
    let mut game = Game { world, has: has.to_vec(), phrase: phrase.clone(), account, device };
    let others = 1 + game.world.chance(3);
    let others = (0..others).map(|_| ATTEMPTS[game.world.chance(ATTEMPTS.len())]).collect::<Vec<_>>();
    for attempt in has.iter().map(|secret| secret.attempt()).chain(others) {
        game.attempt(attempt)?;
        let quarters = game.world.chance(12) as u64;
        game.live(quarters * HOUR / 4);
        if says_no && game.world.chance(2) == 0 {
            game.say_no();
        }
    }
    if says_no {
        game.say_no();
    }
    if game.knows(Disclosed::Phrase) {
        // Longer than any wait: what was not called off would have come about.
        game.live(4 * 24 * HOUR);
        game.live(4 * 24 * HOUR);
    }
    game.judge()
}

impl Game {
    fn attempt(&mut self, attempt: Attempt) -> Result<(), String> {
        match attempt {
            Attempt::Recover => {
                let (phrase, name) = (self.phrase(), "new phone".to_owned());
                let kind = "terminal".to_owned();
                self.at_home(Command::Recover { url: RELAY_URL.to_owned(), phrase, name, kind });
            }
            Attempt::Freeze => {
                let phrase = self.phrase();
                self.at_home(Command::FreezeByPhrase { url: RELAY_URL.to_owned(), phrase });
            }
            Attempt::Join => {
                let code = self.link_code();
                self.at_home(Command::JoinAccount { code, name: "tablet".into(), kind: "web".into() });
            }
            Attempt::Knock => {
                let link = if self.knows(Disclosed::Card) { self.world.card(OWNER, false) } else { "kith:card".into() };
                let add = Command::AddContact { link, name: None, salutation: Salutation::Family };
                let _ = self.world.command(ROBOT, add);
            }
            Attempt::Found => {
                let invite = if self.knows(Disclosed::Invitation) { self.invitation() } else { None };
                let url = RELAY_URL.to_owned();
                self.at_home(Command::CreateAccount { url, name: NAMES[OWNER].to_owned(), invite });
            }
            Attempt::Open => self.open(),
            Attempt::Fetch => self.fetch()?,
            Attempt::Vouch => self.vouch(),
            Attempt::Forge => self.forge()?,
        }
        self.world.settle(STEPS);
        Ok(())
    }

    /// A command at an empty home.
    fn at_home(&mut self, command: Command) {
        self.world.restore(HOME, Vec::new());
        let _ = self.world.command(HOME, command);
    }

    fn knows(&self, secret: Disclosed) -> bool {
        self.has.contains(&secret)
    }

    /// The phrase, or a guess.
    fn phrase(&mut self) -> Secret {
        if self.knows(Disclosed::Phrase) {
            return self.phrase.clone();
        }
        Secret(RecoveryPhrase::from_entropy(&bytes(&mut self.world.rng)).words().to_string())
    }

    fn link_code(&mut self) -> String {
        let shown = self.world.command(OWNER, Command::LinkDevice { chats: Vec::new() });
        match shown {
            Ok(Reply::LinkCode { code, .. }) if self.knows(Disclosed::LinkCode) => code,
            _ => crate::page::guess(&mut self.world),
        }
    }

    fn invitation(&mut self) -> Option<String> {
        let Ok(Reply::Invitation(id)) = self.world.command(OWNER, Command::NewInvitation) else { return None };
        self.world.settle(STEPS);
        let made = self.world.device(OWNER).engine.invitations().ok()?;
        made.into_iter().find(|view| view.id == id).map(|view| view.code)
    }

    /// From wherever it stands, also from a home that a recovery is under way to.
    fn open(&mut self) {
        let pin = Secret(if self.knows(Disclosed::Pin) { PIN } else { "284617" }.to_owned());
        for robot in [ROBOT, HOME] {
            let (pin, phrase) = (pin.clone(), self.phrase());
            let _ = self.world.command(robot, Command::OpenBackup { pin, phrase, drill: false });
            self.world.settle(STEPS);
        }
    }

    /// What the phrase's key is served besides the chain.
    fn fetch(&mut self) -> Result<(), String> {
        let (mut line, _) = self.enter()?;
        for request in [BackupRequest::Get, BackupRequest::ShowPin(vec![1; 64])] {
            let answer = line.ask(&mut self.world, Operation::Backup(request));
            if !matches!(answer, ServerEvent::Refusal(_)) {
                return Err(format!("the relay answered {answer:?}"));
            }
        }
        Ok(())
    }

    /// The robot approves as far as it can, and has one guardian do so whom it could talk into it.
    fn vouch(&mut self) {
        let code = match self.world.command(HOME, Command::RequestApprovals) {
            Ok(Reply::GuardianCode { code, .. }) => code,
            _ => return,
        };
        self.world.settle(STEPS);
        let friend = if self.knows(Disclosed::GuardianCode) { Some(FRIENDS[0]) } else { None };
        for device in [ROBOT].into_iter().chain(friend) {
            let _ = self.world.command(device, Command::ReadGuardianCode { code: code.clone() });
            self.world.settle(STEPS);
            let _ = self.world.command(device, Command::ApproveRecovery);
            self.world.settle(STEPS);
        }
    }

    /// A connection on which the phrase, or a guess, has been shown.
    fn enter(&mut self) -> Result<(Line, RecoveryKey), String> {
        let key = RecoveryPhrase::parse(&self.phrase().0).map_err(|error| error.to_string())?.key();
        let mut line = Line::dial(&mut self.world, Role::Account);
        let signed = AuthenticatePhrase::signed(&line.relay, &line.nonce, &key.public());
        let proof = AuthenticatePhrase { key: key.public(), signature: key.sign(&signed.0) };
        line.ask(&mut self.world, Operation::AuthenticatePhrase(proof));
        Ok((line, key))
    }

    /// Entries that the phrase's key may not sign, and that which it may sign only later.
    fn forge(&mut self) -> Result<(), String> {
        let (mut line, key) = self.enter()?;
        let ServerEvent::OwnChain(chain) = line.ask(&mut self.world, Operation::ReadOwnChain { from: 0 }) else {
            return Ok(());
        };
        let Some(last) = chain.last() else { return Ok(()) };
        let account = last.entry.entry.account;
        let kind = self.forged(&account, &chain);
        let entry = Entry {
            account,
            index: chain.len() as u64,
            previous: last.link(),
            signer: Signer::Recovery(key.public()),
            kind: kind.clone(),
        };
        match line.ask(&mut self.world, Operation::AppendEntry(sign(&key, entry))) {
            ServerEvent::Stamped(_) => Err(format!("the relay took {kind:?}")),
            _ => Ok(()),
        }
    }

    fn forged(&mut self, account: &AccountId, chain: &[StampedEntry]) -> EntryKind {
        let mine = DeviceKey::from_seed(&bytes(&mut self.world.rng));
        let proof = agree_to_join(account, &mine);
        let EntryKind::Genesis { device_key, .. } = &chain[0].entry.entry.kind else { panic!("a genesis") };
        let (owner, started) = (DeviceId::of_key(device_key), chain.len() as u64 - 1);
        match self.world.chance(8) {
            0 => EntryKind::DeviceAdded { key: mine.public(), probation: Wait::DEFAULT, proof },
            1 => EntryKind::DeviceConfirmed { device: DeviceId::of_key(&mine.public()) },
            2 => EntryKind::DeviceRemoved { devices: [owner].into() },
            3 => EntryKind::DeviceKeyReplaced { key: mine.public(), proof },
            4 => EntryKind::RecoverySet(RecoverySetting { key: mine.public(), wait: Wait::DEFAULT }),
            5 => EntryKind::GuardiansSet(Guardians::new(1, [mine.public()].into()).expect("one of one")),
            6 => EntryKind::RelayChanged { relay: RelayId([9; 32]) },
            _ => EntryKind::RecoveryCompleted { started, approvals: BTreeMap::new() },
        }
    }

    /// "Not me", to whatever the old device shows.
    fn say_no(&mut self) {
        for command in [Command::RefuseDevice, Command::CancelLink, Command::Veto, Command::Thaw] {
            let _ = self.world.command(OWNER, command);
            self.world.settle(STEPS);
        }
    }

    fn live(&mut self, milliseconds: u64) {
        self.world.pass(milliseconds);
        self.world.settle(STEPS);
    }

    /// The owner sends, reads, links and unlinks; nobody else does.
    fn judge(mut self) -> Result<(), String> {
        if only_device(&mut self.world)? != self.device {
            return Err("the owner's device is another".to_owned());
        }
        for robot in [ROBOT, HOME] {
            if account(&mut self.world, robot).as_ref() == Some(&self.account) {
                return Err(format!("the robot's device {robot} is the owner's"));
            }
            let contacts = self.world.device(robot).engine.contacts().expect("contacts");
            if contacts.iter().any(|contact| contact.state == ContactState::Active) {
                return Err(format!("the robot's device {robot} is in a conversation"));
            }
        }
        for friend in FRIENDS {
            let (name, sent) = (NAMES[friend], format!("still me, {friend}"));
            self.world.say(OWNER, name, &sent).map_err(|error| format!("the owner cannot send: {error}"))?;
            self.world.settle(STEPS);
            let heard = self.world.texts(friend, NAMES[OWNER]);
            if heard != [(Some(NAMES[OWNER].to_owned()), sent)] {
                return Err(format!("{name} has {heard:?}"));
            }
            self.world.say(friend, NAMES[OWNER], "good").map_err(|error| error.to_string())?;
            self.world.settle(STEPS);
            if self.world.texts(OWNER, name).len() != 2 {
                return Err("the owner does not read".to_owned());
            }
        }
        if self.world.chance(8) > 0 {
            return Ok(());
        }
        self.world.link(OWNER, SPARE, &[]);
        let device = format!("device {SPARE}");
        self.world.command(OWNER, Command::RemoveDevice { device }).map_err(|error| error.to_string())?;
        self.world.settle(STEPS);
        only_device(&mut self.world).map(drop)
    }
}

fn sign(key: &RecoveryKey, entry: Entry) -> SignedEntry {
    SignedEntry { signature: key.sign(&entry.hash().0), entry }
}

fn account(world: &mut World, device: usize) -> Option<String> {
    world.device(device).engine.account().ok().flatten().map(|account| account.id)
}

fn only_device(world: &mut World) -> Result<String, String> {
    let now = world.now;
    let devices = world.device(OWNER).engine.devices(now).map_err(|error| error.to_string())?;
    match devices.as_slice() {
        [one] => Ok(one.id.clone()),
        several => Err(format!("the owner has {} devices", several.len())),
    }
}
