//! Setting the PIN, and showing it: to see that it is still known, or to open a backup. A PIN is kept in memory alone, until that is
//! done or the process ends; then it is asked for again.

use kith_pin::device::{NotShown, Setting, Showing};
use kith_pin::{Export, Parties, Pin};
use kith_wire::{BackupRequest, Operation, Refusal, Role, ServerEvent};
use zeroize::Zeroizing;

use super::Engine;
use super::io::{BackupState, Event, Link, Reply, Secret};
use super::links::{Asked, ForBackup};
use super::restoring::Opening;
use crate::account::RecoveryPhrase;
use crate::backup::{BackupKey, BackupKeys, BackupRow, wrap};
use crate::device::{Device, Seed};
use crate::error::{Error, Misuse, RelayFault};
use crate::mls::seal::SealKey;
use crate::tables;

/// Something that a PIN is needed for.
pub(super) struct Task {
    pin: Pin,
    pub(super) wish: Wish,
    pub(super) stage: Stage,
}

/// What the PIN is for.
pub(super) enum Wish {
    Set(Box<BackupKeys>),
    Check,
    Open { phrase: Box<SealKey>, drill: bool },
}

/// How far it has come. What waits for an answer begins anew on another connection.
pub(super) enum Stage {
    Begin,
    Setting(Setting),
    Showing(Box<Showing>),
    /// The PIN is right, which the relay is told by this.
    Finishing(Export, Vec<u8>),
    /// The newest backup is asked for.
    Getting(Export),
    /// Its blobs are fetched.
    Opening(Opening),
}

impl Task {
    /// The PIN was right, and a backup is being fetched.
    pub(super) const fn opening(pin: Pin, wish: Wish, opening: Opening) -> Self {
        Self { pin, wish, stage: Stage::Opening(opening) }
    }

    /// The same, further on.
    pub(super) fn with(self, opening: Opening) -> Self {
        Self { stage: Stage::Opening(opening), ..self }
    }
}

impl Engine {
    pub(super) fn set_pin(&mut self, pin: &Secret, phrase: Option<&Secret>) -> Result<Reply, Error> {
        let device = self.device()?;
        let pin = Pin::chosen(&pin.0, &[&device.name]).map_err(Misuse::from)?;
        let keys = match phrase {
            Some(phrase) => self.keys_of(phrase)?,
            None => self.usable_keys()?.ok_or(Misuse::PhraseNeeded)?,
        };
        self.begin_task(pin, Wish::Set(Box::new(keys)))
    }

    pub(super) fn check_pin(&mut self, pin: &Secret) -> Result<Reply, Error> {
        if BackupKeys::load(&self.state)?.is_none_or(|keys| keys.key.is_none()) {
            return Err(Misuse::NoPin.into());
        }
        self.begin_task(Pin::entered(&pin.0), Wish::Check)
    }

    pub(super) fn open_backup(&mut self, pin: &Secret, phrase: &Secret, drill: bool) -> Result<Reply, Error> {
        let phrase = RecoveryPhrase::parse(&phrase.0).map_err(Misuse::from)?;
        let phrase = Box::new(phrase.seal_key()?);
        self.begin_task(Pin::entered(&pin.0), Wish::Open { phrase, drill })
    }

    fn begin_task(&mut self, pin: Pin, wish: Wish) -> Result<Reply, Error> {
        if !self.is_confirmed()? {
            return Err(Misuse::OnProbation.into());
        }
        if self.is_backing_up()? {
            return Err(Misuse::BackingUp.into());
        }
        self.pins = Some(Task { pin, wish, stage: Stage::Begin });
        Ok(Reply::Done)
    }

    /// What a phrase gives, if it is the account's.
    fn keys_of(&self, phrase: &Secret) -> Result<BackupKeys, Error> {
        let phrase = RecoveryPhrase::parse(&phrase.0).map_err(Misuse::from)?;
        if self.own_account()?.recovery().key != phrase.public_key() {
            return Err(Misuse::OtherPhrase.into());
        }
        let seal_key = phrase.seal_key()?.public().to_vec();
        Ok(BackupKeys { phrase: phrase.public_key(), seal_key, key: None })
    }

    /// Asks what is to be asked next.
    pub(super) fn advance_pins(&mut self, device: &Device) -> Result<(), Error> {
        let link = Link::to(&device.relay, Role::Account);
        if !self.fenced || !self.can_ask(&link) {
            return Ok(());
        }
        let asked = [ForBackup::Pin, ForBackup::Finish, ForBackup::Get].map(Asked::Backup);
        if asked.iter().any(|asked| self.awaits(&link, asked)) {
            return Ok(());
        }
        let Some(mut task) = self.pins.take() else { return Ok(()) };
        let (asked, request) = match &task.stage {
            // What was asked on a connection that is gone is asked again.
            Stage::Begin | Stage::Setting(_) | Stage::Showing(_) => {
                let (stage, request) = self.first_step(&task)?;
                task.stage = stage;
                (ForBackup::Pin, request)
            }
            Stage::Finishing(_, message) => (ForBackup::Finish, BackupRequest::FinishPin(message.clone())),
            Stage::Getting(_) => (ForBackup::Get, BackupRequest::Get),
            Stage::Opening(_) => {
                self.pins = Some(task);
                return self.fetch_backup(device);
            }
        };
        self.pins = Some(task);
        self.ask(&link, Asked::Backup(asked), Operation::Backup(request));
        Ok(())
    }

    fn first_step(&mut self, task: &Task) -> Result<(Stage, BackupRequest), Error> {
        let (pin, seed) = (task.pin.clone(), self.random());
        let begun = match task.wish {
            Wish::Set(_) => Setting::begin(pin, seed)
                .map(|(setting, request)| (Stage::Setting(setting), BackupRequest::BeginPin(request))),
            Wish::Check | Wish::Open { .. } => Showing::begin(pin, seed)
                .map(|(showing, request)| (Stage::Showing(Box::new(showing)), BackupRequest::ShowPin(request))),
        };
        begun.map_err(|_| Error::Damaged("PIN"))
    }

    pub(super) fn pin_answered(&mut self, link: &Link, asked: ForBackup, event: ServerEvent) -> Result<(), Error> {
        let Some(mut task) = self.pins.take() else { return Ok(()) };
        match (asked, task.stage, event) {
            (_, _, ServerEvent::Refusal(Refusal::RateLimited { retry_after_ms })) => {
                let until = Some(self.now.0.saturating_add(retry_after_ms));
                self.say_of_pin(BackupState::Wait, None, until)
            }
            (ForBackup::Pin, Stage::Setting(setting), ServerEvent::Pin { message, .. }) => {
                let Wish::Set(keys) = task.wish else { return Ok(()) };
                self.pin_is_set(link, setting, &message, *keys)
            }
            (ForBackup::Pin, Stage::Showing(showing), ServerEvent::Pin { message, left }) => {
                let (device, seed) = (self.device()?, self.random());
                match showing.finish(&message, parties(&device), seed) {
                    Ok((message, export)) => {
                        task.stage = Stage::Finishing(export, message);
                        self.pins = Some(task);
                        Ok(())
                    }
                    Err(NotShown::WrongPin) => self.say_of_pin(BackupState::WrongPin, Some(left), None),
                    Err(NotShown::Malformed(_)) => self.pin_forged(link),
                }
            }
            // That the relay counts the guess still is no reason not to go on: the PIN was right.
            (ForBackup::Finish, Stage::Finishing(export, _), ServerEvent::Done | ServerEvent::Refusal(_)) => {
                self.pin_was_right()?;
                if matches!(task.wish, Wish::Check) {
                    return self.say_of_pin(BackupState::Checked, None, None);
                }
                task.stage = Stage::Getting(export);
                self.pins = Some(task);
                Ok(())
            }
            (ForBackup::Get, Stage::Getting(export), ServerEvent::Backup(backup)) => {
                self.open_head(link, task.pin, task.wish, &export, backup)
            }
            (ForBackup::Fetch, Stage::Opening(opening), event) => {
                task.stage = Stage::Begin;
                self.backup_fetched(link, task, opening, event)
            }
            (_, _, ServerEvent::Refusal(Refusal::Unavailable)) => self.say_of_pin(BackupState::None, None, None),
            (_, _, ServerEvent::Refusal(refusal)) => {
                self.trouble(&Error::Refused(refusal));
                self.say_of_pin(BackupState::Failed, None, None)
            }
            (_, _, _) => self.pin_forged(link),
        }
    }

    /// A relay that answers with what is no answer.
    pub(super) fn pin_forged(&mut self, link: &Link) -> Result<(), Error> {
        self.say_of_pin(BackupState::Failed, None, None)?;
        self.distrust(link, RelayFault::Forged)
    }

    /// The relay has answered: the PIN comes into force with a backup of everything under a new key.
    fn pin_is_set(&mut self, link: &Link, setting: Setting, answer: &[u8], keys: BackupKeys) -> Result<(), Error> {
        let (device, seed) = (self.device()?, self.random());
        let Ok((record, export)) = setting.finish(answer, parties(&device), seed) else { return self.pin_forged(link) };
        let (key, nonce) = (Zeroizing::new(self.random()), self.random());
        let Some(wrapped) = wrap(&keys.seal_key, &device.account, &export, &key, nonce) else {
            return Err(Error::Damaged("backup key"));
        };
        let key = BackupKey { key: Seed(*key), wrapped, set: self.now };
        self.make_backup(BackupKeys { key: Some(key), ..keys }, Some(record), true)
    }

    /// The PIN is known: it is not asked for again for a longer while.
    fn pin_was_right(&mut self) -> Result<(), Error> {
        let row = BackupRow::load(&self.state)?;
        let times = row.times.saturating_add(1);
        self.asked_for_pin = false;
        tables::put(&mut self.state, &[], &BackupRow { checked: self.now, times, ..row })
    }

    pub(super) fn say_of_pin(
        &mut self,
        state: BackupState,
        left: Option<u32>,
        until: Option<u64>,
    ) -> Result<(), Error> {
        let row = BackupRow::load(&self.state)?;
        let (made, contacts, texts) = (row.made.map(|at| at.0), row.contacts, row.texts);
        self.show(Event::Backup { state, left, until, made, contacts, texts });
        Ok(())
    }
}

/// Whose PIN it is, for OPAQUE.
const fn parties(device: &Device) -> Parties<'_> {
    Parties { account: &device.account.0, relay: &device.relay.relay.0 }
}
