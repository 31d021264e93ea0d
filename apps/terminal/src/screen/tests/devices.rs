use kith_core::engine::io::{Command, DeviceStanding, LinkState, LinkView, Reply};
use kith_wire::Seconds;
use ratatui::crossterm::event::KeyCode;

use super::fixture::{DAY, MINUTE, NOW, SIZES, Screen, World, device, world};
use crate::screen::live::Wish;
use crate::screen::model::Effect;

const WORDS: &str =
    "legal winner thank year wave sausage worth useful legal winner thank wrestle desk at ws://127.0.0.1:53923/v1";
const CODE: &str = "KITHLINKAHZGUDZ4C4BNYNG7FRKB2FBCIB2XO4Z2F4XTCMRXFYYC4MBOGE5DGNJZGMZS65RRI3MFXCQ";

/// With a laptop that came in an hour ago, and is on probation.
fn newcomer() -> World {
    let mut world = world();
    let mut laptop = device("laptop", false, Some(60 * MINUTE));
    (laptop.state, laptop.ends) = (DeviceStanding::Probation, Some(NOW + DAY));
    world.views.devices.push(laptop);
    world
}

fn linking(state: LinkState, near: Option<bool>) -> World {
    let mut world = world();
    let is_asked = state == LinkState::Asked;
    world.views.linking = Some(LinkView {
        code: CODE.into(),
        words: WORDS.into(),
        expires: NOW / 1000 + 272,
        state,
        name: is_asked.then(|| "laptop".into()),
        kind: is_asked.then(|| "terminal".into()),
        near,
        address: (near == Some(false)).then(|| "203.0.113.7".into()),
    });
    world
}

fn keep(name: &str, world: impl Fn() -> World, prepare: impl Fn(&mut Screen)) {
    for (width, height) in SIZES {
        let mut screen = Screen::new(world(), (width, height));
        prepare(&mut screen);
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen.text());
    }
}

/// Who asks is shown as soon as the state is.
fn seen(world: World, size: (u16, u16)) -> Screen {
    let mut screen = Screen::new(world, size);
    screen.tell();
    screen
}

fn last(screen: &Screen) -> Option<&Command> {
    screen.commands.last().map(|(_, command)| command)
}

#[test]
fn the_devices_and_the_notice_of_a_new_one() {
    keep("devices", newcomer, |screen| {
        screen.key(KeyCode::F(6));
    });
    keep("devices_one", world, |screen| {
        screen.key(KeyCode::F(6));
    });
    keep("devices_notice", newcomer, |screen| {
        screen.open("Ben");
    });
}

#[test]
fn a_code_and_who_comes_with_it() {
    keep(
        "linking_code",
        || linking(LinkState::Waiting, None),
        |screen| {
            screen.key(KeyCode::F(6)).key(KeyCode::Char('n'));
        },
    );
    keep("linking_near", || linking(LinkState::Asked, Some(true)), |screen| screen.tell());
    keep(
        "linking_far",
        || linking(LinkState::Asked, Some(false)),
        |screen| {
            screen.tell();
            screen.key(KeyCode::Char('y'));
        },
    );
}

#[test]
fn a_device_that_is_not_mine_is_two_keys_away() {
    let mut screen = Screen::new(newcomer(), SIZES[1]);
    screen.open("Ben").key(KeyCode::F(7));
    assert!(!matches!(last(&screen), Some(Command::RemoveDevice { .. })), "it is asked first");
    screen.key(KeyCode::Char('y'));
    assert!(matches!(last(&screen), Some(Command::RemoveDevice { .. })), "{:?}", screen.commands);
}

#[test]
fn nobody_is_let_in_by_enter_and_from_elsewhere_only_by_a_second_yes() {
    let mut screen = seen(linking(LinkState::Asked, Some(false)), SIZES[1]);
    screen.key(KeyCode::Enter).key(KeyCode::Char(' '));
    assert!(last(&screen).is_none());
    screen.key(KeyCode::Char('y'));
    assert!(last(&screen).is_none(), "a second question comes");
    screen.key(KeyCode::Char('y'));
    assert!(matches!(last(&screen), Some(Command::AdmitDevice { elsewhere: true })), "{:?}", screen.commands);
    let mut screen = seen(linking(LinkState::Asked, Some(true)), SIZES[1]);
    screen.key(KeyCode::Char('y'));
    assert!(matches!(last(&screen), Some(Command::AdmitDevice { elsewhere: false })), "{:?}", screen.commands);
    let mut screen = seen(linking(LinkState::Asked, None), SIZES[1]);
    screen.key(KeyCode::Char('y')).key(KeyCode::Esc);
    assert!(matches!(last(&screen), Some(Command::RefuseDevice)), "{:?}", screen.commands);
}

#[test]
fn a_code_that_is_put_away_is_taken_back() {
    let mut world = world();
    world.views.linking = None;
    let mut screen = Screen::new(world, SIZES[1]);
    screen.key(KeyCode::F(6)).key(KeyCode::Char('n'));
    assert!(matches!(last(&screen), Some(Command::LinkDevice { chats }) if chats.is_empty()), "{:?}", screen.commands);
    screen.world = linking(LinkState::Waiting, None);
    screen.tell();
    screen.outcome(Ok(Reply::LinkCode { code: CODE.into(), words: WORDS.into(), expires: Seconds(0) }));
    assert!(screen.text().contains("4:32"), "{}", screen.text());
    screen.key(KeyCode::Esc);
    assert!(matches!(last(&screen), Some(Command::CancelLink)), "{:?}", screen.commands);
}

#[test]
fn where_there_is_a_passphrase_it_is_asked_for_again_and_shown_to_nobody() {
    let mut world = newcomer();
    world.views.is_locked = true;
    let mut screen = Screen::new(world, SIZES[1]);
    screen.key(KeyCode::F(6)).key(KeyCode::Down).key(KeyCode::Char('c')).key(KeyCode::Char('y'));
    assert!(last(&screen).is_none());
    screen.write("open sesame");
    let shown = screen.text();
    assert!(shown.contains("•••••••••••") && !shown.contains("sesame"), "{shown}");
    insta::assert_snapshot!("devices_unlock", shown);
    screen.key(KeyCode::Enter);
    let unlocks = |effect: &Effect| match effect {
        Effect::Wish(Wish::Unlock(_, secret, Command::ConfirmDevice { .. })) => {
            *secret.typed().as_str() == *"open sesame"
        }
        _ => false,
    };
    assert!(screen.effects.iter().any(unlocks), "{:?}", screen.effects);
    assert!(!format!("{:?}", screen.effects).contains("sesame"));
}
