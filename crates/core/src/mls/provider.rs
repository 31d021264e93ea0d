//! What OpenMLS is given to work with, and the one way in which its changes reach the state.

use openmls_rust_crypto::RustCrypto;
use openmls_traits::OpenMlsProvider;

use super::MlsError;
use super::store::Overlay;
use crate::state::State;

/// Runs `work` on an overlay of the state and writes what it changed, all of it, if it succeeds.
pub(super) fn transaction<T>(
    state: &mut State,
    work: impl FnOnce(&Provider<'_>) -> Result<T, MlsError>,
) -> Result<T, MlsError> {
    let provider = Provider::over(state);
    let done = work(&provider)?;
    provider.into_changes().apply(state);
    Ok(done)
}

/// Cryptography and randomness of RustCrypto; storage in an overlay of the state.
pub(super) struct Provider<'a> {
    crypto: RustCrypto,
    rows: Overlay<'a>,
}

impl<'a> Provider<'a> {
    pub(super) fn over(state: &'a State) -> Self {
        Self { crypto: RustCrypto::default(), rows: Overlay::over(state) }
    }

    pub(super) fn rows(&self) -> &Overlay<'a> {
        &self.rows
    }

    pub(super) fn into_changes(self) -> super::store::Changes {
        self.rows.into_changes()
    }
}

impl<'a> OpenMlsProvider for Provider<'a> {
    type CryptoProvider = RustCrypto;
    type RandProvider = RustCrypto;
    type StorageProvider = Overlay<'a>;

    fn storage(&self) -> &Overlay<'a> {
        &self.rows
    }

    fn crypto(&self) -> &RustCrypto {
        &self.crypto
    }

    fn rand(&self) -> &RustCrypto {
        &self.crypto
    }
}
