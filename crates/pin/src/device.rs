//! The half of a device: it knows the PIN.

use opaque_ke::errors::ProtocolError;
use opaque_ke::{
    ClientLogin, ClientLoginFinishParameters, ClientRegistration, ClientRegistrationFinishParameters,
    CredentialResponse, RegistrationResponse,
};
use zeroize::Zeroizing;

use crate::pin::Pin;
use crate::random::Seeded;
use crate::suite::{CONTEXT, Export, Malformed, Parties, Suite};

/// A PIN that is being set. Wiped when dropped.
pub struct Setting {
    pin: Pin,
    state: ClientRegistration<Suite>,
}

/// A PIN that is being shown. Wiped when dropped.
pub struct Showing {
    pin: Pin,
    state: ClientLogin<Suite>,
}

/// Why a PIN does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotShown {
    /// It is another PIN.
    #[error("the PIN is wrong")]
    WrongPin,
    /// The relay's answer is none.
    #[error(transparent)]
    Malformed(#[from] Malformed),
}

impl Setting {
    /// Begins; what the relay is asked. The seed must be fresh randomness.
    ///
    /// # Errors
    /// [`Malformed`] for a PIN that cannot be mapped to the group, which none is known to be.
    pub fn begin(pin: Pin, seed: [u8; 32]) -> Result<(Self, Vec<u8>), Malformed> {
        let begun = ClientRegistration::start(&mut Seeded::new(seed), pin.bytes()).map_err(|_| Malformed)?;
        Ok((Self { pin, state: begun.state }, begun.message.serialize().to_vec()))
    }

    /// What the relay is to keep, and what the PIN gives from now on. Slow on purpose.
    ///
    /// # Errors
    /// [`Malformed`] if the relay's answer is none.
    pub fn finish(self, answer: &[u8], parties: Parties<'_>, seed: [u8; 32]) -> Result<(Vec<u8>, Export), Malformed> {
        let answer = RegistrationResponse::deserialize(answer).map_err(|_| Malformed)?;
        let parameters = ClientRegistrationFinishParameters::new(parties.identifiers(), None);
        let done = self.state.finish(&mut Seeded::new(seed), self.pin.bytes(), answer, parameters);
        let done = done.map_err(|_| Malformed)?;
        Ok((done.message.serialize().to_vec(), export(&done.export_key)))
    }
}

impl Showing {
    /// Begins; what the relay is asked. The seed must be fresh randomness.
    ///
    /// # Errors
    /// [`Malformed`] for a PIN that cannot be mapped to the group, which none is known to be.
    pub fn begin(pin: Pin, seed: [u8; 32]) -> Result<(Self, Vec<u8>), Malformed> {
        let begun = ClientLogin::start(&mut Seeded::new(seed), pin.bytes()).map_err(|_| Malformed)?;
        Ok((Self { pin, state: begun.state }, begun.message.serialize().to_vec()))
    }

    /// What tells the relay that the PIN was the right one, and what the PIN gives. Slow on purpose.
    ///
    /// # Errors
    /// [`NotShown::WrongPin`] if it was not.
    pub fn finish(self, answer: &[u8], parties: Parties<'_>, seed: [u8; 32]) -> Result<(Vec<u8>, Export), NotShown> {
        let answer = CredentialResponse::deserialize(answer).map_err(|_| Malformed)?;
        let parameters = ClientLoginFinishParameters::new(Some(CONTEXT), parties.identifiers(), None);
        match self.state.finish(&mut Seeded::new(seed), self.pin.bytes(), answer, parameters) {
            Ok(done) => Ok((done.message.serialize().to_vec(), export(&done.export_key))),
            Err(ProtocolError::InvalidLoginError) => Err(NotShown::WrongPin),
            Err(
                ProtocolError::LibraryError(_)
                | ProtocolError::SerializationError
                | ProtocolError::SizeError { .. }
                | ProtocolError::ReflectedValueError
                | ProtocolError::Custom(_),
            ) => Err(Malformed.into()),
        }
    }
}

fn export(key: &[u8]) -> Export {
    let mut export = Zeroizing::new([0; 64]);
    export.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    export
}
