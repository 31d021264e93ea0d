//! What a person can do: the same from a key, from the mouse and from the list of commands.

use kith_core::engine::io::{CardState, Command, ContactState, DeviceStanding, DeviceView};
use kith_texts::Language;

use super::conversation::Open;
use super::editor::Editor;
use super::form::Form;
use super::model::{Confirm, Effect, Focus, Kind, Model, Overlay, Pending, Section};
use super::palette::Palette;
use super::{contact, devices, recovery, text, words};
use crate::texts;

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Puts away what stands in front.
    Close,
    Palette,
    Help,
    Go(Section),
    Search,
    NextChat,
    PreviousChat,
    NextUnread,
    /// Down to the newest message.
    Newest,
    Details,
    AddContact,
    NewCard,
    ShowCard,
    CopyCard,
    RevokeCard,
    Accept,
    Decline,
    Verify,
    Block,
    Unblock,
    LinkDevice,
    ConfirmDevice,
    RemoveDevice,
    /// Says no to a recovery, or signs out the device that came in last.
    NotMine,
    /// Freezes the account, or ends that.
    Freeze,
    Rename,
    Delivered,
    Read,
    Theme,
    Language,
    Mouse,
    Quit,
}

/// Those that are offered by name, in this order.
pub(crate) const OFFERED: [Act; 35] = [
    Act::Search,
    Act::NextUnread,
    Act::NextChat,
    Act::PreviousChat,
    Act::Newest,
    Act::Details,
    Act::Accept,
    Act::Decline,
    Act::AddContact,
    Act::NewCard,
    Act::ShowCard,
    Act::CopyCard,
    Act::RevokeCard,
    Act::Verify,
    Act::Block,
    Act::Unblock,
    Act::Go(Section::Chats),
    Act::Go(Section::Requests),
    Act::Go(Section::Cards),
    Act::Go(Section::Blocked),
    Act::Go(Section::Settings),
    Act::NotMine,
    Act::Freeze,
    Act::Go(Section::Devices),
    Act::LinkDevice,
    Act::ConfirmDevice,
    Act::RemoveDevice,
    Act::Rename,
    Act::Delivered,
    Act::Read,
    Act::Theme,
    Act::Language,
    Act::Mouse,
    Act::Help,
    Act::Quit,
];

impl Act {
    /// The key that does it wherever the person is, or where it makes sense.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Close => "Esc",
            Self::Palette => "F2",
            Self::Help => "F1",
            Self::Search => "F3",
            Self::Details => "F4",
            Self::AddContact => "F5",
            Self::Go(Section::Chats) => "Alt+1",
            Self::Go(Section::Requests) => "Alt+2",
            Self::Go(Section::Cards) => "Alt+3",
            Self::Go(Section::Blocked) => "Alt+4",
            Self::Go(Section::Settings) => "Alt+5",
            Self::Go(Section::Devices) => "F6",
            Self::NotMine => "F7",
            Self::Freeze => "F8",
            Self::NextChat => "Alt+↓",
            Self::PreviousChat => "Alt+↑",
            Self::NextUnread => "Alt+n",
            Self::Newest => "Ctrl+End",
            Self::Quit => "Ctrl+Q",
            Self::NewCard
            | Self::ShowCard
            | Self::CopyCard
            | Self::RevokeCard
            | Self::Accept
            | Self::Decline
            | Self::Verify
            | Self::Block
            | Self::Unblock
            | Self::LinkDevice
            | Self::ConfirmDevice
            | Self::RemoveDevice
            | Self::Rename
            | Self::Delivered
            | Self::Read
            | Self::Theme
            | Self::Language
            | Self::Mouse => "",
        }
    }

    /// Whether it makes sense with what is on the screen.
    pub(crate) fn is_possible(self, model: &Model) -> bool {
        match self {
            Self::Close
            | Self::Palette
            | Self::Help
            | Self::Go(_)
            | Self::Search
            | Self::AddContact
            | Self::NewCard
            | Self::Rename
            | Self::Delivered
            | Self::Read
            | Self::Theme
            | Self::Language
            | Self::Mouse
            | Self::Quit => true,
            Self::NextChat | Self::PreviousChat => model.chats().next().is_some(),
            Self::NextUnread => model.unread() > 0,
            Self::Newest => model.open.as_ref().is_some_and(|open| !open.is_at_end()),
            Self::Details => model.chosen_contact().and_then(|name| model.chat(name)).is_some_and(|chat| !chat.own),
            Self::LinkDevice => model.views.account.standing == DeviceStanding::Confirmed,
            Self::ConfirmDevice => model.section == Section::Devices && is_to_confirm(model),
            Self::RemoveDevice => {
                model.section == Section::Devices && model.chosen_device().is_some() && model.views.devices.len() > 1
            }
            Self::NotMine => recovery::may_veto(model) || devices::newcomer(model).is_some(),
            Self::Freeze => model.views.account.standing == DeviceStanding::Confirmed,
            Self::ShowCard => card(model).is_some(),
            Self::CopyCard | Self::RevokeCard => {
                card(model).is_some_and(|(_, state)| matches!(state, CardState::Active | CardState::Waiting))
            }
            Self::Accept | Self::Decline => model.section == Section::Requests && model.chosen_request().is_some(),
            Self::Verify => number_to_compare(model).is_some(),
            Self::Block => {
                Self::Details.is_possible(model) && state(model).is_some_and(|state| state != ContactState::Blocked)
            }
            Self::Unblock => state(model) == Some(ContactState::Blocked),
        }
    }

    /// Does it; what is not possible is not done.
    pub(crate) fn run(self, model: &mut Model) {
        if !self.is_possible(model) {
            return;
        }
        match self {
            Self::Close => model.close(),
            Self::Palette => model.overlay = Some(Overlay::Palette(Palette::default())),
            Self::Help => model.overlay = Some(Overlay::Help(0)),
            Self::Go(section) => model.go(section),
            Self::Search => search(model),
            Self::NextChat => step(model, 1),
            Self::PreviousChat => step(model, model.chats().count().saturating_sub(1)),
            Self::NextUnread => next_unread(model),
            Self::Newest => model.go_to_newest(),
            Self::Details => model.overlay = model.chosen_contact().map(|name| Overlay::Details(name.to_owned())),
            Self::AddContact => model.overlay = Some(Overlay::Form(Form::add_contact())),
            Self::NewCard => model.overlay = Some(Overlay::Form(Form::new_card())),
            Self::ShowCard => model.overlay = card(model).map(|(id, _)| Overlay::Card(id)),
            Self::CopyCard => copy(model),
            Self::Accept => model.overlay = model.chosen_request().map(|request| Overlay::Form(Form::accept(request))),
            Self::LinkDevice if model.views.linking.is_some() => model.overlay = Some(Overlay::Linking(false)),
            Self::LinkDevice => model.guarded(Command::LinkDevice { chats: Vec::new() }, String::new()),
            Self::ConfirmDevice | Self::RemoveDevice => {
                ask_about_device(self, model.chosen_device().cloned(), model);
            }
            Self::NotMine if recovery::may_veto(model) => model.confirm(recovery::veto(model)),
            Self::Freeze => model.confirm(recovery::freeze(model)),
            Self::NotMine => ask_about_device(self, devices::newcomer(model).cloned(), model),
            Self::Rename => model.overlay = Some(Overlay::Form(Form::rename(&model.views.account.name))),
            Self::Verify | Self::Block | Self::Unblock | Self::Decline | Self::RevokeCard => ask(self, model),
            Self::Delivered => set_marks(model, !model.views.account.delivered_marks, model.views.account.read_marks),
            Self::Read => set_marks(model, model.views.account.delivered_marks, !model.views.account.read_marks),
            Self::Theme => {
                model.prefs.theme = model.prefs.theme.next();
                model.effect(Effect::Save(model.prefs.clone()));
            }
            Self::Language => {
                model.prefs.language = next_language(model.prefs.language.as_deref());
                texts::prefer(model.prefs.language());
                model.effect(Effect::Save(model.prefs.clone()));
            }
            Self::Mouse => {
                model.prefs.mouse = !model.prefs.mouse;
                model.effect(Effect::Save(model.prefs.clone()));
            }
            Self::Quit => model.quit(),
        }
    }
}

fn is_to_confirm(model: &Model) -> bool {
    let is_waiting = model.chosen_device().is_some_and(|view| !view.this && view.state == DeviceStanding::Probation);
    is_waiting && model.views.account.standing == DeviceStanding::Confirmed
}

fn ask_about_device(act: Act, view: Option<DeviceView>, model: &mut Model) {
    if let Some(view) = view {
        model.confirm(devices::question(act, &view));
    }
}

/// The language after one in the list that begins with the system's.
fn next_language(code: Option<&str>) -> Option<String> {
    let at = Language::ALL.iter().position(|language| Some(language.code()) == code);
    Language::ALL.get(at.map_or(0, |at| at + 1)).map(|language| language.code().to_owned())
}

/// The card that is meant, and whether it works.
fn card(model: &Model) -> Option<(String, CardState)> {
    let card = match &model.overlay {
        Some(Overlay::Card(id)) => model.card(id),
        _ if model.section == Section::Cards => model.chosen_card(),
        _ => None,
    };
    card.map(|card| (card.id.clone(), card.state))
}

fn state(model: &Model) -> Option<ContactState> {
    model.chat(model.chosen_contact()?).map(|chat| chat.state)
}

/// The safety number that is on the screen, if it has not been compared yet.
fn number_to_compare(model: &Model) -> Option<&str> {
    let Some(Overlay::Details(name)) = &model.overlay else { return None };
    let details = model.views.contact.as_ref().filter(|details| details.contact.name == *name)?;
    details.safety_number.as_deref().filter(|_| !details.contact.verified)
}

fn search(model: &mut Model) {
    model.go(Section::Chats);
    model.focus = Focus::List;
    model.list.search.get_or_insert_with(Editor::default);
}

/// Opens the conversation that stands so many places after the open one.
fn step(model: &mut Model, steps: usize) {
    let names: Vec<String> = model.chats().map(|chat| chat.name.clone()).collect();
    let open = model.open.as_ref().and_then(|open| names.iter().position(|name| *name == open.name));
    let next = open.map_or(0, |at| (at + steps) % names.len().max(1));
    if let Some(name) = names.get(next) {
        model.open_chat(Open::new(name));
    }
}

fn next_unread(model: &mut Model) {
    let unread = model.chats().find(|chat| chat.unread > 0).map(|chat| chat.name.clone());
    if let Some(name) = unread {
        model.open_chat(Open::new(&name));
    }
}

fn copy(model: &mut Model) {
    let link = card(model).and_then(|(id, _)| model.card(&id)).map(|card| card.link.clone());
    if let Some(link) = link {
        model.effect(Effect::Copy(link));
        model.say(Kind::Done, words::copied_link());
    }
}

fn set_marks(model: &mut Model, delivered: bool, read: bool) {
    model.command(Command::SetMarks { delivered, read }, Pending::Say(words::saved()));
}

/// Asks first: these cannot simply be taken back, or say something to the other side.
fn ask(act: Act, model: &mut Model) {
    let confirm = match act {
        Act::Decline => model.chosen_request().map(|request| Confirm {
            title: words::decline_title(),
            text: words::decline_text(),
            yes: words::decline(),
            command: Some((Command::DeclineRequest { request: request.id.clone() }, words::declined())),
            behind: None,
        }),
        Act::RevokeCard => card(model).map(|(id, _)| Confirm {
            title: words::revoke_title(),
            text: words::revoke_text(),
            yes: words::revoke(),
            command: Some((Command::RevokeCard { card: id }, words::revoked())),
            behind: None,
        }),
        _ => {
            let number = number_to_compare(model).map(contact::groups).unwrap_or_default();
            model.chosen_contact().map(str::to_owned).map(|name| ask_about(act, name, &number))
        }
    };
    if let Some(confirm) = confirm {
        model.confirm(confirm);
    }
}

/// About a contact; `number` are the rows of its safety number.
fn ask_about(act: Act, name: String, number: &[String]) -> Confirm {
    let shown = text::line(&name);
    match act {
        Act::Verify => Confirm {
            title: words::verify_title(&shown),
            text: format!("{}\n\n{}", words::verify_text(), number.join("\n")),
            yes: words::verify_yes(),
            command: Some((Command::Verify { name }, words::verified_now(&shown))),
            behind: None,
        },
        Act::Unblock => Confirm {
            title: words::unblock_title(&shown),
            text: words::unblock_text(),
            yes: words::unblock(),
            command: Some((Command::Unblock { name }, words::unblocked(&shown))),
            behind: None,
        },
        _ => Confirm {
            title: words::block_title(&shown),
            text: words::block_text(),
            yes: words::block(),
            command: Some((Command::Block { name }, words::blocked(&shown))),
            behind: None,
        },
    }
}
