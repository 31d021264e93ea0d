//! The library against the vectors of RFC 9807, with the parts that our suite is made of. They are made without stretching, so
//! that the suite here has none.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use opaque_ke::ksf::Identity;
use opaque_ke::rand::{CryptoRng, Error, RngCore};
use opaque_ke::{
    CipherSuite, ClientLogin, ClientLoginFinishParameters, ClientRegistration, ClientRegistrationFinishParameters,
    CredentialFinalization, CredentialRequest, CredentialResponse, Identifiers, RegistrationRequest,
    RegistrationResponse, Ristretto255, ServerLogin, ServerLoginParameters, ServerRegistration, ServerSetup, TripleDh,
};

struct Suite;

impl CipherSuite for Suite {
    type OprfCs = Ristretto255;
    type KeyExchange = TripleDh<Ristretto255, sha2_010::Sha512>;
    type Ksf = Identity;
}

/// Gives what the vectors say was drawn, in its order.
struct Drawn(Vec<u8>);

impl RngCore for Drawn {
    fn next_u32(&mut self) -> u32 {
        unreachable!("only bytes are drawn")
    }

    fn next_u64(&mut self) -> u64 {
        unreachable!("only bytes are drawn")
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.copy_from_slice(&self.0[..bytes.len()]);
        self.0.drain(..bytes.len());
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Drawn {}

struct Vector(BTreeMap<String, Vec<u8>>);

impl Vector {
    fn get(&self, name: &str) -> &[u8] {
        &self.0[name]
    }

    fn identifiers(&self) -> Identifiers<'_> {
        let get = |name| self.0.get(name).map(Vec::as_slice);
        Identifiers { client: get("client_identity"), server: get("server_identity") }
    }

    fn setup(&self) -> ServerSetup<Suite> {
        let nobody = self.get("server_public_key");
        let bytes = [self.get("oprf_seed"), self.get("server_private_key"), nobody].concat();
        ServerSetup::deserialize(&bytes).unwrap()
    }
}

fn vectors() -> Vec<Vector> {
    let text = include_str!("rfc9807.txt");
    let blocks = text.split("\n\n").filter(|block| !block.starts_with('#'));
    let line = |line: &str| {
        let (name, hex) = line.split_once(' ').unwrap();
        (name.to_owned(), HEXLOWER.decode(hex.as_bytes()).unwrap())
    };
    blocks.map(|block| Vector(block.lines().map(line).collect())).collect()
}

#[test]
fn setting_a_pin_goes_as_rfc_9807_has_it() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 2);
    for vector in vectors {
        let state = [vector.get("blind_registration"), vector.get("registration_request")].concat();
        let state = ClientRegistration::<Suite>::deserialize(&state).unwrap();
        let request = RegistrationRequest::deserialize(vector.get("registration_request")).unwrap();
        let answer = ServerRegistration::start(&vector.setup(), request, vector.get("credential_identifier")).unwrap();
        assert_eq!(answer.message.serialize().as_slice(), vector.get("registration_response"));
        let answer = RegistrationResponse::deserialize(vector.get("registration_response")).unwrap();
        let mut drawn = Drawn(vector.get("envelope_nonce").to_vec());
        let parameters = ClientRegistrationFinishParameters::new(vector.identifiers(), None);
        let done = state.finish(&mut drawn, vector.get("password"), answer, parameters).unwrap();
        assert_eq!(done.message.serialize().as_slice(), vector.get("registration_upload"));
        assert_eq!(done.export_key.as_slice(), vector.get("export_key"));
    }
}

#[test]
fn showing_a_pin_goes_as_rfc_9807_has_it() {
    for vector in vectors() {
        let context = Some(vector.get("context"));
        let drawn = ["masking_nonce", "server_keyshare_seed", "server_nonce"].map(|name| vector.get(name)).concat();
        // First of all a key is drawn for the case that there is no record, as somebody who waits for the answer must not see.
        let drawn = [vec![7; 64], drawn].concat();
        let record = ServerRegistration::<Suite>::deserialize(vector.get("registration_upload")).unwrap();
        let request = CredentialRequest::deserialize(vector.get("ke1")).unwrap();
        let parameters = || ServerLoginParameters { context, identifiers: vector.identifiers() };
        let credential = vector.get("credential_identifier");
        let setup = vector.setup();
        let relay =
            ServerLogin::start(&mut Drawn(drawn), &setup, Some(record), request, credential, parameters()).unwrap();
        assert_eq!(relay.message.serialize().as_slice(), vector.get("ke2"));

        // What a device keeps begins with the blind and its message; the rest follows from its seed and nonce.
        let drawn = [&[7; 64], vector.get("client_keyshare_seed"), vector.get("client_nonce")].concat();
        let begun = ClientLogin::<Suite>::start(&mut Drawn(drawn), vector.get("password")).unwrap();
        let mut state = begun.state.serialize().to_vec();
        state[..128].copy_from_slice(&[vector.get("blind_login"), vector.get("ke1")].concat());
        let state = ClientLogin::<Suite>::deserialize(&state).unwrap();
        let answer = CredentialResponse::deserialize(vector.get("ke2")).unwrap();
        let parameters = || ClientLoginFinishParameters::new(context, vector.identifiers(), None);
        let done = state.clone().finish(&mut Drawn(Vec::new()), vector.get("password"), answer, parameters()).unwrap();
        assert_eq!(done.message.serialize().as_slice(), vector.get("ke3"));
        assert_eq!(done.export_key.as_slice(), vector.get("export_key"));
        assert_eq!(done.session_key.as_slice(), vector.get("session_key"));

        let answer = CredentialResponse::deserialize(vector.get("ke2")).unwrap();
        assert!(state.finish(&mut Drawn(Vec::new()), b"another", answer, parameters()).is_err());
        let last = CredentialFinalization::deserialize(vector.get("ke3")).unwrap();
        let login = ServerLoginParameters { context, identifiers: vector.identifiers() };
        assert_eq!(relay.state.finish(last, login).unwrap().session_key.as_slice(), vector.get("session_key"));
    }
}
