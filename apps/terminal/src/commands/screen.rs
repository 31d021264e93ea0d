//! `kith screen`.

use super::Session;
use crate::cli::Screen;
use crate::failure::Failure;
use crate::home::Home;
use crate::screen;

/// Opens the home, which must be there, and shows it until the person leaves.
pub(super) async fn run(options: &Screen, session: &Session) -> Result<(), Failure> {
    let home = Home::open(&session.home, session.protection()?)?;
    screen::run(home, &session.home, options.linear).await
}
