//! Every text of the screen, out of the catalogue.

use jiff::civil::{Date, Weekday};
use kith_core::engine::io::{CardState, ChatView, ContactState, MessageState};
use kith_texts::Language;
use kith_wire::inbox::Salutation;

use super::act::Act;
use super::model::Section;
use super::text;
use super::theme::Choice;
use crate::texts::{commands, devices, recovery, screen};
use crate::wording;

macro_rules! texts {
    ($($name:ident),* $(,)?) => {
        $(pub(crate) fn $name() -> String { screen().$name().to_owned() })*
    };
}

texts! {
    no_screen, connected, connecting, disconnected, elsewhere, key_send, key_line, key_list,
    key_open, key_search, key_add, key_section, key_palette, key_help, key_new_card, key_show,
    key_change, key_close, key_cancel, key_confirm, key_next_field, key_verify, no_chats,
    nothing_open, nothing_found, no_messages, search_hint, draft, today, yesterday, new_from_here,
    text_too_long, more_below, no_requests, nameless, accept, accept_title, decline, decline_title,
    decline_text, declined, no_cards, new_card, field_label, field_label_hint, field_for, for_one,
    for_many, field_until, copy_link, copied_link, revoke, revoke_title, revoke_text, revoked,
    add_contact, field_link, field_name, field_name_hint, field_accept_hint, field_greeting,
    safety_number, no_number_yet, is_verified, not_verified, verify_text, verify_yes, block,
    block_text, unblock, unblock_text, nobody_blocked, field_profile, field_profile_hint, saved,
    fact_relay, fact_account, fact_device, palette, palette_hint, one_moment,
    quit_title, quit_with_drafts, quit_yes, linear_welcome, linear_no_chats, linear_no_requests,
    linear_no_cards, linear_yes, linear_open_first, linear_kept, linear_draft_help, linear_later, linear_no_draft, nothing_done, theme_plain_asked, field_passphrase,
    confirming, signing_out, linear_unlock,
}

macro_rules! texts_with_one {
    ($($name:ident),* $(,)?) => {
        $(pub(crate) fn $name(inserted: &str) -> String { screen().$name(inserted) })*
    };
}

texts_with_one! {
    cannot_draw, write_to, write_before, you_to, open_chat, closed_failed, closed_ended, closed_blocked,
    closed_unblocked, compare, card_without_label, verify_title, verified_now, block_title, blocked, unblock_title,
    unblocked, linear_draft, linear_no_such, linear_incomplete, linear_unknown,
}

pub(crate) fn too_small(least: (u16, u16)) -> String {
    screen().too_small(least.0.into(), least.1.into())
}

/// What a conversation is called; the own one by what it is for.
pub(crate) fn chat_name(chat: &ChatView) -> String {
    if chat.own { devices().note_to_self().to_owned() } else { text::line(&chat.name) }
}

pub(crate) fn section(section: Section) -> String {
    let screen = screen();
    match section {
        Section::Chats => screen.section_chats(),
        Section::Requests => screen.section_requests(),
        Section::Cards => screen.section_cards(),
        Section::Blocked => screen.section_blocked(),
        Section::Settings => screen.section_settings(),
        Section::Devices => screen.section_devices(),
    }
    .to_owned()
}

/// Why there is no connection, and what follows; the reason comes without its full stop.
pub(crate) fn down(why: &str) -> String {
    screen().down(why.trim_end_matches('.'))
}

pub(crate) fn account_refused(code: &str) -> String {
    wording::account_refused(code)
}

/// How far an own message came, behind its time.
pub(crate) fn mark(state: MessageState) -> String {
    match state {
        MessageState::Waiting => format!("○ {}", screen().mark_waiting()),
        MessageState::Queued => "○".to_owned(),
        MessageState::Sent => "✓".to_owned(),
        MessageState::Delivered => "✓✓".to_owned(),
        MessageState::Read => format!("✓✓ {}", screen().mark_read()),
        MessageState::Unread => String::new(),
        MessageState::Failed => format!("✗ {}", screen().mark_failed()),
    }
}

/// The same in words.
pub(crate) fn spoken_mark(state: MessageState) -> String {
    if state == MessageState::Unread { String::new() } else { wording::message_state(state).to_owned() }
}

pub(crate) fn own_preview(state: MessageState, text: &str) -> String {
    let sign = match state {
        MessageState::Waiting | MessageState::Queued => "○",
        MessageState::Sent => "✓",
        MessageState::Delivered | MessageState::Read => "✓✓",
        MessageState::Failed => "✗",
        MessageState::Unread => "",
    };
    format!("{sign} {text}")
}

pub(crate) fn contact_state(state: ContactState) -> String {
    wording::contact_state(state).to_owned()
}

pub(crate) fn bytes_left(left: usize) -> String {
    format!(" {} ", screen().bytes_left(left as u64))
}

pub(crate) fn rows_below(rows: usize) -> String {
    format!("↓ {rows}")
}

pub(crate) fn says(name: &str) -> String {
    commands().says(name)
}

pub(crate) fn lookalike() -> String {
    commands().lookalike().to_owned()
}

pub(crate) fn you() -> String {
    commands().you().to_owned()
}

/// What a stranger says, in words that are ours.
pub(crate) fn greeting(salutation: Salutation) -> String {
    wording::greeting(salutation).to_owned()
}

pub(crate) fn greeting_choice(salutation: Salutation) -> String {
    if salutation == Salutation::None { screen().greeting_none().to_owned() } else { greeting(salutation) }
}

pub(crate) fn card_state(state: CardState) -> String {
    wording::card_state(state).to_owned()
}

pub(crate) fn card_is(state: CardState) -> String {
    screen().card_is(wording::card_state(state))
}

pub(crate) fn until(moment: &str) -> String {
    commands().until(moment)
}

/// How long a card works; `None` is for ever.
pub(crate) fn span_choice(seconds: Option<u64>) -> String {
    match seconds.map(|seconds| seconds / 86_400) {
        None => screen().span_always().to_owned(),
        Some(0) => screen().span_hour().to_owned(),
        Some(days) => screen().span_days(days),
    }
}

pub(crate) fn no_room_for_picture(needed: (u16, u16)) -> String {
    screen().no_room_for_picture(needed.0.into(), needed.1.into())
}

pub(crate) fn on_or_off(on: bool) -> String {
    if on { commands().on() } else { commands().off() }.to_owned()
}

pub(crate) fn theme(theme: Choice) -> String {
    let screen = screen();
    match theme {
        Choice::Terminal => screen.theme_terminal(),
        Choice::Dark => screen.theme_dark(),
        Choice::Light => screen.theme_light(),
        Choice::Plain => screen.theme_plain(),
    }
    .to_owned()
}

/// A language in itself; `None` is the system's.
pub(crate) fn language(language: Option<Language>) -> String {
    language.map_or_else(|| screen().language_system(), Language::own_name).to_owned()
}

/// What a setting sets.
pub(crate) fn setting(setting: Act) -> String {
    let screen = screen();
    match setting {
        Act::Rename => screen.field_profile().to_owned(),
        Act::Delivered => screen.set_delivered().to_owned(),
        Act::Read => screen.set_read().to_owned(),
        Act::Theme => screen.set_theme().to_owned(),
        Act::Language => screen.set_language().to_owned(),
        Act::Mouse => screen.set_mouse().to_owned(),
        Act::Go(Section::Devices) => screen.section_devices().to_owned(),
        other => act(other),
    }
}

/// What is done, as a command.
pub(crate) fn act(act: Act) -> String {
    let screen = screen();
    match act {
        Act::Close => screen.key_close(),
        Act::Palette => screen.palette(),
        Act::Help => screen.act_help(),
        Act::Go(Section::Chats) => screen.act_chats(),
        Act::Go(Section::Requests) => screen.act_requests(),
        Act::Go(Section::Cards) => screen.act_cards(),
        Act::Go(Section::Blocked) => screen.act_blocked(),
        Act::Go(Section::Settings) => screen.act_settings(),
        Act::Go(Section::Devices) => screen.act_devices(),
        Act::LinkDevice => screen.act_link_device(),
        Act::ConfirmDevice => screen.act_confirm_device(),
        Act::RemoveDevice => screen.act_remove_device(),
        Act::NotMine => screen.act_not_mine(),
        Act::Freeze => recovery().freeze(),
        Act::Search => screen.act_search(),
        Act::NextChat => screen.act_next_chat(),
        Act::PreviousChat => screen.act_previous_chat(),
        Act::NextUnread => screen.act_next_unread(),
        Act::Newest => screen.act_newest(),
        Act::Details => screen.act_details(),
        Act::AddContact => screen.add_contact(),
        Act::NewCard => screen.new_card(),
        Act::ShowCard => screen.act_show_card(),
        Act::CopyCard => screen.act_copy_card(),
        Act::RevokeCard => screen.act_revoke_card(),
        Act::Accept => screen.act_accept(),
        Act::Decline => screen.act_decline(),
        Act::Verify => screen.act_verify(),
        Act::Block => screen.act_block(),
        Act::Unblock => screen.act_unblock(),
        Act::Rename => screen.act_rename(),
        Act::Delivered => screen.act_delivered(),
        Act::Read => screen.act_read(),
        Act::Theme => screen.act_theme(),
        Act::Language => screen.act_language(),
        Act::Mouse => screen.act_mouse(),
        Act::Quit => screen.act_quit(),
    }
    .to_owned()
}

pub(crate) fn weekday_short(day: Weekday) -> String {
    let screen = screen();
    match day {
        Weekday::Monday => screen.monday(),
        Weekday::Tuesday => screen.tuesday(),
        Weekday::Wednesday => screen.wednesday(),
        Weekday::Thursday => screen.thursday(),
        Weekday::Friday => screen.friday(),
        Weekday::Saturday => screen.saturday(),
        Weekday::Sunday => screen.sunday(),
    }
    .to_owned()
}

/// A day that is neither today nor yesterday.
pub(crate) fn day(date: Date) -> String {
    format!("{} {}", weekday_short(date.weekday()), date.strftime("%Y-%m-%d"))
}

/// The keys by where they work: title, then key and meaning.
pub(crate) fn help() -> [(&'static str, Vec<(&'static str, &'static str)>); 3] {
    let screen = screen();
    let everywhere = vec![
        ("F1 ?", screen.act_help()),
        ("F2 Ctrl+P", screen.help_commands()),
        ("F3 Ctrl+F /", screen.act_search()),
        ("F4 i", screen.act_details()),
        ("F5 n", screen.add_contact()),
        ("F6", screen.act_devices()),
        ("F7", screen.act_not_mine()),
        ("F8", recovery().freeze()),
        ("Alt+1 … Alt+5", screen.help_sections()),
        ("Alt+↑ Alt+↓", screen.help_neighbours()),
        ("Alt+n", screen.act_next_unread()),
        ("Ctrl+Q Ctrl+C", screen.act_quit()),
    ];
    let list = vec![
        ("↑ ↓ PgUp PgDn", screen.help_choose()),
        ("Enter", screen.key_open()),
        ("Tab Shift+Tab", screen.help_pages()),
    ];
    let writing = vec![
        ("Enter", screen.key_send()),
        ("Alt+Enter Ctrl+J", screen.key_line()),
        ("↑", screen.help_recall()),
        ("PgUp PgDn", screen.help_scroll()),
        ("Ctrl+Home Ctrl+End", screen.help_ends()),
        ("Ctrl+← Ctrl+→", screen.help_words()),
        ("Ctrl+W Ctrl+U Ctrl+K", screen.help_erase()),
        ("Esc", screen.help_to_list()),
    ];
    [(screen.help_everywhere(), everywhere), (screen.help_list(), list), (screen.help_writing(), writing)]
}

pub(crate) fn is_yes(answer: &str) -> bool {
    crate::ask::means_yes(answer)
}

pub(crate) fn linear_unread(count: u64) -> String {
    commands().unread(count)
}

pub(crate) fn linear_requests(count: usize) -> String {
    screen().linear_requests(count as u64)
}

pub(crate) fn linear_help() -> [&'static str; 11] {
    let screen = screen();
    [
        screen.linear_help_chats(),
        screen.linear_help_open(),
        screen.linear_help_draft(),
        screen.linear_help_search(),
        screen.linear_help_requests(),
        screen.linear_help_add(),
        screen.linear_help_cards(),
        screen.linear_help_contact(),
        screen.linear_help_devices(),
        screen.linear_help_settings(),
        screen.linear_help_quit(),
    ]
}
