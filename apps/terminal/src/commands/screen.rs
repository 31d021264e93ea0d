//! `kith screen`.

use super::Session;
use crate::cli::Screen;
use crate::failure::Failure;
use crate::screen;

/// Opens the home, which must be there, and shows it until the person leaves.
pub(super) async fn run(options: &Screen, session: &Session) -> Result<(), Failure> {
    screen::run(session.open()?, &session.home, options.linear).await
}
