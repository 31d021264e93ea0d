//! The half of a relay: it never knows a PIN.

use hkdf::Hkdf;
use opaque_ke::{
    CredentialFinalization, CredentialRequest, RegistrationRequest, RegistrationUpload, ServerLogin,
    ServerLoginParameters, ServerRegistration, ServerSetup,
};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::random::Seeded;
use crate::suite::{CONTEXT, Malformed, Parties, Suite};

/// What a relay answers with: the same for the life of its secret.
pub struct Setup {
    setup: ServerSetup<Suite>,
    secret: Zeroizing<[u8; 32]>,
}

/// A PIN that is being shown. Wiped when dropped.
pub struct Shown(ServerLogin<Suite>);

impl Setup {
    /// The one that follows from a relay's secret. Whoever has both this secret and the records can try PINs.
    #[must_use]
    pub fn of(secret: &[u8; 32]) -> Self {
        let setup = ServerSetup::new(&mut Seeded::new(*derived(secret, b"kith pin setup v1", &[])));
        Self { setup, secret: Zeroizing::new(*secret) }
    }

    /// A name for one record, which nobody can foretell who does not know the secret: each is answered under a key of its own.
    #[must_use]
    pub fn credential(&self, of: &[&[u8]]) -> [u8; 32] {
        *derived(&self.secret, b"kith pin credential v1", of)
    }

    /// Answers the request to set a PIN.
    ///
    /// # Errors
    /// [`Malformed`] if it is none.
    pub fn set(&self, credential: &[u8], request: &[u8]) -> Result<Vec<u8>, Malformed> {
        let request = RegistrationRequest::deserialize(request).map_err(|_| Malformed)?;
        let begun = ServerRegistration::start(&self.setup, request, credential).map_err(|_| Malformed)?;
        Ok(begun.message.serialize().to_vec())
    }

    /// Answers the request to show a PIN. What it is `of` must never come twice: it makes what is secret in the answer.
    ///
    /// # Errors
    /// [`Malformed`] if request or record are none.
    pub fn show(
        &self,
        (credential, record): (&[u8], &[u8]),
        request: &[u8],
        parties: Parties<'_>,
        of: &[&[u8]],
    ) -> Result<(Vec<u8>, Shown), Malformed> {
        let record = ServerRegistration::deserialize(record).map_err(|_| Malformed)?;
        let request = CredentialRequest::deserialize(request).map_err(|_| Malformed)?;
        let mut random = Seeded::new(*derived(&self.secret, b"kith pin answer v1", of));
        let begun =
            ServerLogin::start(&mut random, &self.setup, Some(record), request, credential, parameters(parties));
        let begun = begun.map_err(|_| Malformed)?;
        Ok((begun.message.serialize().to_vec(), Shown(begun.state)))
    }
}

impl Shown {
    /// Whether the PIN was the right one.
    #[must_use]
    pub fn is_right(self, message: &[u8], parties: Parties<'_>) -> bool {
        let message = CredentialFinalization::deserialize(message);
        message.is_ok_and(|message| self.0.finish(message, parameters(parties)).is_ok())
    }
}

/// Whether this is a record.
#[must_use]
pub fn is_record(bytes: &[u8]) -> bool {
    RegistrationUpload::<Suite>::deserialize(bytes).is_ok()
}

const fn parameters(parties: Parties<'_>) -> ServerLoginParameters<'_, '_> {
    ServerLoginParameters { context: Some(CONTEXT), identifiers: parties.identifiers() }
}

/// A value of its own for each purpose and these parts (RFC 5869).
fn derived(secret: &[u8; 32], purpose: &[u8], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut info = purpose.to_vec();
    for part in parts {
        info.extend((part.len() as u64).to_be_bytes());
        info.extend(*part);
    }
    let mut output = Zeroizing::new([0; 32]);
    // HKDF gives 32 bytes whatever it is fed with: a longer output than 255 hashes is all it can refuse.
    let _ = Hkdf::<Sha256>::new(None, secret).expand(&info, output.as_mut());
    output
}
