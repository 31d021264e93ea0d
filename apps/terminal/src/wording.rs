//! The engine's values and errors, in words. Everything that another person chose goes through [`line`] on its way.

use std::io;
use std::path::Path;

use kith_core::account::{PhraseError, WORDS};
use kith_core::code::{self, OtherCode, WordsError};
use kith_core::engine::io::{CardState, ContactState, InvitationState, MessageState, PIN_LEAST, PIN_MOST};
use kith_core::error::{Error, Loss, Misuse, RelayFault};
use kith_wire::Refusal;
use kith_wire::card::LinkError;
use kith_wire::inbox::Salutation;
use kith_wire::link::{CodeError, PREFIX};

use crate::neutral::line;
use crate::texts::{backup, commands, errors, guardians, reasons, recovery};

/// What Linux and its relatives call a fault of the disk.
const EIO: i32 = 5;

pub(crate) fn message_state(state: MessageState) -> &'static str {
    match state {
        MessageState::Waiting => commands().message_waiting(),
        MessageState::Queued => commands().message_queued(),
        MessageState::Sent => commands().message_sent(),
        MessageState::Delivered => commands().message_delivered(),
        MessageState::Read => commands().message_read(),
        MessageState::Unread => commands().unread_mark(),
        MessageState::Failed => commands().message_failed(),
    }
}

pub(crate) fn contact_state(state: ContactState) -> &'static str {
    match state {
        ContactState::Adding => commands().contact_adding(),
        ContactState::Failed => commands().contact_failed(),
        ContactState::Requested => commands().contact_requested(),
        ContactState::Accepting => commands().contact_accepting(),
        ContactState::Active => commands().contact_active(),
        ContactState::Ended => commands().contact_ended(),
        ContactState::Blocked => commands().contact_blocked(),
        ContactState::Unblocked => commands().contact_unblocked(),
    }
}

pub(crate) fn card_state(state: CardState) -> &'static str {
    match state {
        CardState::Waiting => commands().card_waiting(),
        CardState::Active => commands().card_active(),
        CardState::Used => commands().card_used(),
        CardState::Expired => commands().card_expired(),
        CardState::Revoked => commands().card_revoked_state(),
    }
}

pub(crate) fn invitation_state(state: InvitationState) -> &'static str {
    match state {
        InvitationState::Waiting => commands().invitation_waiting(),
        InvitationState::Active => commands().invitation_active(),
        InvitationState::Refused => commands().invitation_refused(),
    }
}

/// What a stranger says, in words that are ours.
pub(crate) fn greeting(salutation: Salutation) -> &'static str {
    match salutation {
        Salutation::None => "",
        Salutation::Hello => commands().greeting_hello(),
        Salutation::WeMet => commands().greeting_we_met(),
        Salutation::Family => commands().greeting_family(),
        Salutation::Work => commands().greeting_work(),
    }
}

pub(crate) fn unread(count: u64) -> String {
    if count == 0 { String::new() } else { commands().unread(count) }
}

/// By the stable name of the relay's refusal.
pub(crate) fn account_refused(code: &str) -> String {
    match code {
        "not_admitted" => errors().account_not_admitted().to_owned(),
        code => errors().account_refused(&line(code)),
    }
}

pub(crate) fn contact_failed(name: &str, why: Option<&str>) -> String {
    errors().contact_failed(&line(name), card_fault(why.unwrap_or_default()))
}

/// By the code of a [`CardFault`](kith_core::error::CardFault).
pub(crate) fn card_fault(code: &str) -> &'static str {
    reasons().named(&format!("card_{code}")).unwrap_or_else(|| errors().card_did_not_work())
}

/// What is missing in a conversation.
pub(crate) fn loss(loss: Loss) -> &'static str {
    let reasons = reasons();
    match loss {
        Loss::Unreadable => reasons.loss_unreadable(),
        Loss::PassedOver => reasons.loss_passed_over(),
        Loss::Expired => reasons.loss_expired(),
        Loss::Readmission => reasons.loss_readmission(),
        Loss::BeingReadmitted => reasons.loss_being_readmitted(),
        Loss::Unreachable => reasons.loss_unreachable(),
        Loss::Ended => reasons.loss_ended(),
        Loss::Broken => reasons.loss_broken(),
        Loss::TakenOut => reasons.loss_taken_out(),
        Loss::NoDevice => reasons.loss_no_device(),
        Loss::NoChannel => reasons.loss_no_channel(),
        Loss::BadInvitation => reasons.loss_bad_invitation(),
    }
}

/// Why a relay cannot be used: by its code where the engine says so; what the connection says is in the person's language.
pub(crate) fn trouble(code: &str, text: &str) -> String {
    let reasons = reasons();
    if let Some(refusal) = reasons.named(&format!("refusal_{code}")) {
        return reasons.relay_refused(refusal);
    }
    reasons.named(&format!("trouble_{code}")).map_or_else(|| line(text), ToOwned::to_owned)
}

/// A name, or a path, as a shell takes it for one word.
pub(crate) fn typed(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-:".contains(c);
    if name.chars().all(is_plain) { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

pub(crate) fn path(path: &Path) -> String {
    line(&path.display().to_string())
}

/// What the operating system says of a file; what it has no usual name for stays in its words.
#[expect(clippy::wildcard_enum_match_arm, reason = "of the system's many errors these have words of their own")]
pub(crate) fn system(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let reasons = reasons();
    // What a library says has words of its own.
    let Some(_) = error.raw_os_error() else { return line(&error.to_string()) };
    let text = match error.kind() {
        Kind::NotFound => reasons.io_not_found(),
        Kind::PermissionDenied => reasons.io_denied(),
        Kind::AlreadyExists => reasons.io_exists(),
        Kind::NotADirectory => reasons.io_not_a_folder(),
        Kind::IsADirectory => reasons.io_is_a_folder(),
        Kind::ReadOnlyFilesystem => reasons.io_read_only(),
        Kind::StorageFull | Kind::QuotaExceeded => reasons.io_full(),
        Kind::ResourceBusy | Kind::ExecutableFileBusy => reasons.io_busy(),
        // EIO has no kind of its own.
        _ if error.raw_os_error() == Some(EIO) => reasons.io_faulty(),
        _ => return line(&error.to_string()),
    };
    text.to_owned()
}

/// Which of the two must be updated.
pub(crate) fn incompatible(relay: &str, outdated: bool) -> String {
    let relay = line(relay);
    if outdated { errors().relay_incompatible_old(&relay) } else { errors().relay_incompatible_new(&relay) }
}

/// Why the engine did not do it.
pub(crate) fn error(error: &Error) -> String {
    match error {
        Error::Misuse(misuse) => self::misuse(misuse),
        Error::Refused(refusal) => reasons().relay_refused(&self::refusal(refusal)),
        Error::RelayMisbehaved(fault) => relay_misbehaved(*fault),
        Error::PeerMisbehaved(what) => reasons().peer_misbehaved(what),
        Error::Damaged(what) => errors().row_damaged(what),
        Error::Copied => errors().home_copied().to_owned(),
    }
}

pub(crate) fn relay_misbehaved(fault: RelayFault) -> String {
    let what = match fault {
        RelayFault::WrongKey => reasons().fault_wrong_key(),
        RelayFault::Forged => reasons().fault_forged(),
        RelayFault::Disorder => reasons().fault_disorder(),
        RelayFault::Withheld => reasons().fault_withheld(),
        RelayFault::Equivocated => reasons().fault_equivocated(),
        RelayFault::LostData => reasons().fault_lost_data(),
    };
    reasons().relay_misbehaved(what)
}

fn misuse(misuse: &Misuse) -> String {
    let errors = errors();
    match misuse {
        Misuse::NoAccount => errors.no_account().to_owned(),
        Misuse::AccountExists => errors.account_exists().to_owned(),
        Misuse::RelayUrl => errors.relay_url().to_owned(),
        Misuse::Name => errors.bad_name().to_owned(),
        Misuse::NoSuchContact(name) => errors.no_such_contact(&line(name)),
        Misuse::NameTaken(name) => errors.name_taken(&line(name)),
        Misuse::NoSuchCard(card) => errors.no_such_card(&line(card)),
        Misuse::NoSuchRequest(request) => errors.no_such_request(&line(request)),
        Misuse::Link(LinkError::NotACard) => errors.not_a_card().to_owned(),
        Misuse::Link(LinkError::Damaged) => errors.card_damaged().to_owned(),
        Misuse::OwnCard => errors.own_card().to_owned(),
        Misuse::AlreadyContact(name) => errors.already_contact(&line(name)),
        Misuse::Blocked(name) => errors.is_blocked(&line(name)),
        Misuse::NotBlocked(name) => errors.not_blocked(&line(name)),
        Misuse::Ended(name) => errors.contact_ended(&line(name)),
        Misuse::Text => errors.bad_text(kith_wire::limits::TEXT as u64),
        Misuse::NotYetConnected(name) => errors.not_yet_connected(&line(name)),
        Misuse::Code(CodeError::NotACode) => errors.not_a_link_code(PREFIX),
        Misuse::Code(CodeError::Damaged) => errors.link_code_damaged().to_owned(),
        Misuse::Code(CodeError::Newer) => errors.link_code_newer().to_owned(),
        Misuse::Words(WordsError::WordCount { found }) => errors.link_words_count(code::WORDS as u64, *found as u64),
        Misuse::Words(WordsError::UnknownWord { position }) => errors.link_words_unknown(*position as u64),
        Misuse::Words(WordsError::NoAddress) => errors.link_words_no_address(code::WORDS as u64),
        Misuse::Words(WordsError::Checksum) => errors.link_words_checksum().to_owned(),
        Misuse::OtherCode(OtherCode::Card) => errors.card_is_no_link_code(PREFIX),
        Misuse::OtherCode(OtherCode::Link) => errors.link_code_is_no_card().to_owned(),
        Misuse::OtherCode(OtherCode::Guardian) => guardians().is_a_guardian_code().to_owned(),
        Misuse::OtherCode(OtherCode::RecoveryPhrase) => errors.phrase_is_no_code().to_owned(),
        Misuse::OtherCode(OtherCode::Foreign(service)) => errors.foreign_link_code(service),
        Misuse::GuardianCode(CodeError::NotACode) => guardians().not_a_code(&code::GUARDIAN_WORDS.to_string()),
        Misuse::GuardianCode(CodeError::Damaged) => errors.link_code_damaged().to_owned(),
        Misuse::GuardianCode(CodeError::Newer) => errors.link_code_newer().to_owned(),
        Misuse::GuardianWords(WordsError::WordCount { found }) => {
            guardians().words_count(&found.to_string(), &code::GUARDIAN_WORDS.to_string())
        }
        Misuse::GuardianWords(WordsError::UnknownWord { position }) => errors.link_words_unknown(*position as u64),
        Misuse::GuardianWords(WordsError::NoAddress) => errors.link_words_no_address(code::GUARDIAN_WORDS as u64),
        Misuse::GuardianWords(WordsError::Checksum) => errors.link_words_checksum().to_owned(),
        Misuse::NobodysGuardian => guardians().nobodys_guardian().to_owned(),
        Misuse::NothingToApprove => guardians().nothing_to_approve().to_owned(),
        Misuse::NotRecovering => guardians().not_recovering().to_owned(),
        Misuse::NoGuardians => guardians().no_guardians().to_owned(),
        Misuse::NoSuchGuardian(name) => guardians().no_such_guardian(&line(name)),
        Misuse::Threshold(of) => guardians().threshold_range(&of.to_string()),
        Misuse::NoGuardianChange => guardians().no_change().to_owned(),
        Misuse::NobodyAsks => errors.nobody_asks().to_owned(),
        Misuse::Elsewhere => errors.elsewhere().to_owned(),
        Misuse::NoSuchDevice(name) => errors.no_such_device(&line(name)),
        Misuse::Recovering => recovery().recovering().to_owned(),
        Misuse::NothingToVeto => recovery().nothing_to_veto().to_owned(),
        Misuse::Phrase(error) => phrase(*error),
        Misuse::WeakPin(weak) => match weak.code() {
            "pin_short" => backup().pin_short(&PIN_LEAST.to_string()),
            "pin_long" => backup().pin_long(&PIN_MOST.to_string()),
            _ => backup().pin_obvious().to_owned(),
        },
        Misuse::PhraseNeeded => backup().phrase_needed().to_owned(),
        Misuse::OtherPhrase => backup().other_phrase().to_owned(),
        Misuse::NoPin => backup().no_pin().to_owned(),
        Misuse::BackingUp => backup().busy().to_owned(),
        Misuse::OnProbation => errors.on_probation().to_owned(),
        Misuse::NotConfirmed(name) => errors.device_not_confirmed(&line(name)),
        Misuse::TooManyInvitations => errors.too_many_invitations().to_owned(),
        Misuse::TooMany("guardians") => guardians().too_many(&kith_wire::account::GUARDIANS.to_string()),
        // Besides, cards are the only thing there can be too many of.
        Misuse::TooMany(_) => errors.too_many_cards().to_owned(),
    }
}

fn phrase(error: PhraseError) -> String {
    match error {
        PhraseError::WordCount { found } => recovery().phrase_words(&found.to_string(), &WORDS.to_string()),
        PhraseError::UnknownWord { position } => recovery().phrase_unknown(&position.to_string()),
        PhraseError::Checksum => recovery().phrase_checksum().to_owned(),
    }
}

fn refusal(refusal: &Refusal) -> String {
    let reasons = reasons();
    let text = match refusal {
        Refusal::RateLimited { retry_after_ms } => return reasons.refusal_rate_limited(*retry_after_ms),
        Refusal::ChainRule { rule } => {
            let named = reasons.named(&format!("rule_{rule}"));
            return reasons.refusal_chain_rule(&named.map_or_else(|| line(rule), ToOwned::to_owned));
        }
        Refusal::Malformed => reasons.refusal_malformed(),
        Refusal::TooLarge => reasons.refusal_too_large(),
        Refusal::WrongRole => reasons.refusal_wrong_role(),
        Refusal::NotAuthenticated => reasons.refusal_not_authenticated(),
        Refusal::SessionTaken => reasons.refusal_session_taken(),
        Refusal::Full => reasons.refusal_full(),
        Refusal::NotAdmitted => reasons.refusal_not_admitted(),
        Refusal::Unavailable => reasons.refusal_unavailable(),
        Refusal::NoRight => reasons.refusal_no_right(),
        Refusal::StaleEpoch { .. } => reasons.refusal_stale_epoch(),
        Refusal::ChannelTaken => reasons.refusal_channel_taken(),
        Refusal::TooMany => reasons.refusal_too_many(),
        Refusal::Internal => reasons.refusal_internal(),
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(typed("Ada"), "Ada");
        assert_eq!(typed("/home/ada/.kith"), "/home/ada/.kith");
        assert_eq!(typed("Ada B"), "'Ada B'");
        assert_eq!(typed("it's"), "'it'\\''s'");
    }

    #[test]
    fn what_comes_as_a_code_is_said_in_words() {
        use kith_core::error::CardFault;
        for fault in [CardFault::NotValid, CardFault::OtherKey] {
            assert_ne!(card_fault(fault.code()), errors().card_did_not_work());
        }
        assert_eq!(card_fault("no longer known"), errors().card_did_not_work());
        let errors =
            [Error::Refused(Refusal::Full), Error::PeerMisbehaved("x"), Error::RelayMisbehaved(RelayFault::Forged)];
        for error in errors {
            assert_ne!(trouble(error.code(), "?"), "?", "{error}");
        }
        assert_eq!(trouble("unreachable", "nobody answers"), "nobody answers");
    }

    #[test]
    fn what_the_operating_system_says_of_a_file_is_said_in_words_of_our_own() {
        // No entry, no permission, exists, not a folder, a folder, read-only, full, a faulty disk.
        for code in [2, 13, 17, 20, 21, 30, 28, EIO] {
            let text = system(&io::Error::from_raw_os_error(code));
            assert!(!text.contains("os error"), "{code}: {text}");
        }
        assert_eq!(system(&io::Error::other("not a picture")), "not a picture");
    }

    #[test]
    fn no_name_in_an_error_controls_the_terminal() {
        let hostile = "\u{1b}]0;x\u{7}\u{202e}";
        for error in [Misuse::NoSuchContact(hostile.into()), Misuse::NameTaken(hostile.into())] {
            let text = self::error(&error.into());
            assert!(!text.chars().any(|c| c.is_control() || c == '\u{202e}'), "{text:?}");
        }
    }
}
