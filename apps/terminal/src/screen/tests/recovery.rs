use kith_core::engine::io::{Command, DeviceStanding, RecoveryState, RecoveryView};
use ratatui::crossterm::event::KeyCode;

use super::fixture::{DAY, MINUTE, NOW, SIZES, Screen, World, world};

fn recovery(state: RecoveryState, ends: u64) -> World {
    let mut world = world();
    world.views.recovery = RecoveryView { state, started: Some(NOW - MINUTE), ends: Some(ends), ..RecoveryView::NONE };
    world
}

fn put_out() -> World {
    let mut world = recovery(RecoveryState::Completed, NOW - MINUTE);
    world.views.account.standing = DeviceStanding::Out;
    world
}

fn frozen() -> World {
    let mut world = world();
    world.views.account.frozen = Some(NOW - MINUTE);
    world
}

fn keep(name: &str, world: impl Fn() -> World, keys: &[KeyCode]) {
    for (width, height) in SIZES {
        let mut screen = Screen::new(world(), (width, height));
        screen.open("Ben");
        for key in keys {
            screen.key(*key);
        }
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen.text());
    }
}

fn last(screen: &Screen) -> Option<&Command> {
    screen.commands.last().map(|(_, command)| command)
}

#[test]
fn the_account_in_danger() {
    keep("recovery_notice", || recovery(RecoveryState::Pending, NOW + 7 * DAY), &[]);
    keep("recovery_question", || recovery(RecoveryState::Pending, NOW + 7 * DAY), &[KeyCode::F(7)]);
    keep("recovery_put_out", put_out, &[]);
    keep("frozen", frozen, &[]);
    keep("freeze_question", world, &[KeyCode::F(8)]);
}

#[test]
fn two_keys_say_no_and_two_keys_freeze() {
    let mut screen = Screen::new(recovery(RecoveryState::Pending, NOW + DAY), SIZES[1]);
    screen.key(KeyCode::F(7));
    assert!(!matches!(last(&screen), Some(Command::Veto)), "it is asked first");
    screen.key(KeyCode::Char('y'));
    assert!(matches!(last(&screen), Some(Command::Veto)), "{:?}", screen.commands);
    let mut screen = Screen::new(world(), SIZES[1]);
    screen.key(KeyCode::F(8));
    screen.key(KeyCode::Char('y'));
    assert!(matches!(last(&screen), Some(Command::Freeze)), "{:?}", screen.commands);
    let mut screen = Screen::new(frozen(), SIZES[1]);
    screen.key(KeyCode::F(8));
    screen.key(KeyCode::Char('y'));
    assert!(matches!(last(&screen), Some(Command::Thaw)), "{:?}", screen.commands);
}
