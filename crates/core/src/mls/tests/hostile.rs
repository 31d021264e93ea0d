//! Mallory is a member and speaks MLS with a library of her own choosing, held to none of our rules.

use openmls::prelude::{
    BasicCredential, Capabilities, Ciphersuite, CommitBuilder, CredentialType, CredentialWithKey, Extension,
    ExtensionType, Extensions, ExternalSender, GroupId, Initial, KeyPackage as RawKeyPackage, KeyPackageVerifyError,
    LeafNodeIndex, LeafNodeParameters, Lifetime, MlsGroup, MlsGroupCreateConfig, MlsGroupCreateConfigBuilder,
    MlsMessageOut, OpenMlsProvider as _, PURE_PLAINTEXT_WIRE_FORMAT_POLICY, ProposalValidationError,
    RequiredCapabilitiesExtension, StageCommitError, ValidationError,
};
use openmls::treesync::errors::{LeafNodeValidationError, LifetimeError};
use openmls_rust_crypto::OpenMlsRustCrypto;

use super::*;
use crate::mls::process::refusal;
use crate::mls::provider::transaction;

struct Mallory {
    provider: OpenMlsRustCrypto,
    key: DeviceKey,
    mls: MlsGroup,
}

fn credential(identity: &[u8], key: &DeviceKey) -> CredentialWithKey {
    CredentialWithKey {
        credential: BasicCredential::new(identity.to_vec()).into(),
        signature_key: key.public().0.to_vec().into(),
    }
}

fn config() -> MlsGroupCreateConfigBuilder {
    MlsGroupCreateConfig::builder().ciphersuite(SUITE).capabilities(capabilities()).use_ratchet_tree_extension(true)
}

impl Mallory {
    /// Mallory founds a group as she likes and invites; gives the Welcome.
    fn founds(config: &MlsGroupCreateConfig, identity: &[u8], guest: &mut Person) -> (Self, Vec<u8>) {
        let (provider, key) = (OpenMlsRustCrypto::default(), DeviceKey::from_seed(&[66; 32]));
        let id = GroupId::from_slice(&CHANNEL.0);
        let mls = MlsGroup::new_with_group_id(&provider, &key, config, id, credential(identity, &key)).unwrap();
        let mut mallory = Self { provider, key, mls };
        let (_, welcome, _) =
            mallory.mls.add_members(&mallory.provider, &mallory.key, &[guest.package().package]).unwrap();
        mallory.mls.merge_pending_commit(&mallory.provider).unwrap();
        (mallory, welcome.to_bytes().unwrap())
    }

    fn and_ben() -> (Self, Person) {
        let mut ben = Person::new(2);
        let (mallory, welcome) = Self::founds(&config().build(), &[66; 48], &mut ben);
        ben.join(&welcome);
        (mallory, ben)
    }

    fn says(&mut self, key: &DeviceKey) -> Vec<u8> {
        self.mls.create_message(&self.provider, key, b"genuine").unwrap().to_bytes().unwrap()
    }

    /// A commit built by `with`, not merged.
    fn commits(&mut self, with: impl FnOnce(CommitBuilder<'_, Initial>) -> CommitBuilder<'_, Initial>) -> Vec<u8> {
        let provider = &self.provider;
        let made = with(self.mls.commit_builder())
            .load_psks(provider.storage())
            .unwrap()
            .build(provider.rand(), provider.crypto(), &self.key, |_| true)
            .unwrap()
            .stage_commit(provider)
            .unwrap();
        let commit = made.into_commit().to_bytes().unwrap();
        self.mls.clear_pending_commit(self.provider.storage()).unwrap();
        commit
    }
}

/// Ben refuses the record with this error, is as before, and still reads Mallory's next genuine message.
fn refused(mallory: &mut Mallory, ben: &mut Person, record: &[u8], error: &MlsError) {
    let before = ben.state.snapshot();
    assert_eq!(&ben.hear(record).unwrap_err(), error);
    assert_eq!(ben.state.snapshot(), before);
    let key = DeviceKey::from_seed(&mallory.key.seed());
    let genuine = mallory.says(&key);
    assert_eq!(ben.read(&genuine), "genuine");
}

#[test]
fn an_honest_stranger_to_our_library_is_understood() {
    let (mut mallory, mut ben) = Mallory::and_ben();
    let commit = mallory.commits(|commit| commit.force_self_update(true));
    assert_eq!(ben.stage(&commit).changed(), None);
}

#[test]
fn a_message_signed_with_another_key_is_refused() {
    let (mut mallory, mut ben) = Mallory::and_ben();
    let forged = mallory.says(&DeviceKey::from_seed(&[67; 32]));
    refused(&mut mallory, &mut ben, &forged, &MlsError::Invalid("signature"));
}

#[test]
fn a_proposal_outside_a_commit_is_refused() {
    let (mut mallory, mut ben) = Mallory::and_ben();
    let leaf = LeafNodeIndex::new(1);
    let (proposal, _) = mallory.mls.propose_remove_member(&mallory.provider, &mallory.key, leaf).unwrap();
    let by_reference = mallory.commits(|commit| commit);
    mallory.mls.clear_pending_proposals(mallory.provider.storage()).unwrap();
    refused(&mut mallory, &mut ben, &proposal.to_bytes().unwrap(), &MlsError::Unexpected);
    refused(&mut mallory, &mut ben, &by_reference, &MlsError::Invalid("commit"));
}

#[test]
fn a_commit_that_takes_another_name_is_shown_to_do_so() {
    let (mut mallory, mut ben) = Mallory::and_ben();
    let stolen = ben.holder();
    let identity = [stolen.account.as_bytes(), stolen.device.as_bytes()].concat();
    let leaf = LeafNodeParameters::builder().with_credential_with_key(credential(&identity, &mallory.key)).build();
    let commit = mallory.commits(|commit| commit.leaf_node_parameters(leaf));
    let staged = ben.stage(&commit);
    assert_eq!(staged.committer().account, AccountId([66; 32]));
    assert_eq!(staged.changed(), Some(Leaf { key: mallory.key.public(), ..stolen }));
}

#[test]
fn a_commit_into_a_credential_of_another_form_is_refused() {
    let (mut mallory, mut ben) = Mallory::and_ben();
    let leaf = LeafNodeParameters::builder().with_credential_with_key(credential(b"Mallory", &mallory.key)).build();
    let commit = mallory.commits(|commit| commit.leaf_node_parameters(leaf));
    refused(&mut mallory, &mut ben, &commit, &MlsError::Invalid("credential length"));
}

#[test]
fn a_commit_that_adds_a_credential_of_another_form_is_refused() {
    let (mut mallory, mut ben) = Mallory::and_ben();
    let key = DeviceKey::from_seed(&[68; 32]);
    let package = RawKeyPackage::builder()
        .leaf_node_capabilities(capabilities())
        .build(SUITE, &mallory.provider, &key, credential(&[1; 49], &key))
        .unwrap();
    let commit = mallory.commits(|commit| commit.force_self_update(true).propose_adds([package.key_package().clone()]));
    refused(&mut mallory, &mut ben, &commit, &MlsError::Invalid("credential length"));
}

#[test]
fn a_commit_without_a_path_is_refused() {
    let (mut mallory, mut ben) = Mallory::and_ben();
    let package = Person::new(3).package().package;
    let commit = mallory.commits(|commit| commit.propose_adds([package]));
    refused(&mut mallory, &mut ben, &commit, &MlsError::Invalid("commit without a path"));
}

#[test]
fn a_commit_that_changes_the_rules_of_the_group_is_refused() {
    let (mut mallory, mut ben) = Mallory::and_ben();
    let outsider = DeviceKey::from_seed(&[69; 32]);
    let CredentialWithKey { credential, signature_key } = credential(&[69; 48], &outsider);
    let senders = Extension::ExternalSenders(vec![ExternalSender::new(signature_key, credential)]);
    let extensions = Extensions::single(senders).unwrap();
    let commit =
        mallory.commits(|commit| commit.force_self_update(true).propose_group_context_extensions(extensions).unwrap());
    refused(&mut mallory, &mut ben, &commit, &MlsError::Unexpected);
}

#[test]
fn a_record_that_is_not_encrypted_is_refused() {
    let mut ben = Person::new(2);
    let config = config().wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY).build();
    let (mut mallory, welcome) = Mallory::founds(&config, &[66; 48], &mut ben);
    ben.join(&welcome);
    let commit = mallory.commits(|commit| commit.force_self_update(true));
    refused(&mut mallory, &mut ben, &commit, &MlsError::Invalid("not encrypted"));
}

#[test]
fn a_group_with_rules_of_its_own_is_not_joined() {
    let demands = RequiredCapabilitiesExtension::new(&[], &[], &[CredentialType::Basic]);
    let extensions = Extensions::single(Extension::RequiredCapabilities(demands)).unwrap();
    let config = config().with_group_context_extensions(extensions).build();
    not_joined(&config, &[66; 48], &MlsError::Invalid("group's extensions"));
}

#[test]
fn a_group_with_a_credential_of_another_form_is_not_joined() {
    not_joined(&config().build(), b"Mallory", &MlsError::Invalid("credential length"));
}

fn not_joined(config: &MlsGroupCreateConfig, identity: &[u8], error: &MlsError) {
    let mut ben = Person::new(2);
    let (_, welcome) = Mallory::founds(config, identity, &mut ben);
    let before = ben.state.snapshot();
    let refused = Group::join(&mut ben.state, &ben.who.identity(), &CHANNEL, &welcome);
    assert_eq!(&refused.unwrap_err(), error);
    assert_eq!(ben.state.snapshot(), before);
}

#[test]
fn key_packages_of_another_suite_lifetime_or_form_are_refused() {
    let (provider, key) = (OpenMlsRustCrypto::default(), DeviceKey::from_seed(&[66; 32]));
    let year = 365 * 24 * 60 * 60;
    let classical = Ciphersuite::MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519;
    let fresh = Lifetime::new(1_000);
    for (suite, lifetime, identity, reason) in [
        (SUITE, fresh, 48, None),
        (classical, fresh, 48, Some(MlsError::Invalid("key package's cipher suite"))),
        (SUITE, Lifetime::init(1, 2), 48, Some(MlsError::Lifetime)),
        (SUITE, Lifetime::init(u64::MAX - 9, u64::MAX), 48, Some(MlsError::Lifetime)),
        (SUITE, Lifetime::new(year), 48, Some(MlsError::Invalid("key package's lifetime"))),
        (SUITE, fresh, 47, Some(MlsError::Invalid("credential length"))),
    ] {
        let package = RawKeyPackage::builder()
            .key_package_lifetime(lifetime)
            .leaf_node_capabilities(Capabilities::new(
                None,
                Some(&[suite]),
                Some(&[ExtensionType::LastResort]),
                None,
                None,
            ))
            .build(suite, &provider, &key, credential(&vec![66; identity], &key))
            .unwrap();
        let bytes = MlsMessageOut::from(package.into_key_package()).to_bytes().unwrap();
        assert_eq!(KeyPackage::parse(&bytes).err(), reason);
    }
}

#[test]
fn a_commit_taken_in_after_its_key_package_ended_is_told_apart_from_a_bad_one() {
    let late = LifetimeError::Expired { not_after: 1, now: 2 };
    let in_the_package = ValidationError::from(KeyPackageVerifyError::from(late.clone()));
    let in_the_leaf = StageCommitError::from(ProposalValidationError::from(LeafNodeValidationError::from(late)));
    assert_eq!(refusal(&in_the_package.into()), MlsError::Lifetime);
    assert_eq!(refusal(&in_the_leaf.into()), MlsError::Lifetime);
    assert_eq!(refusal(&StageCommitError::RequiredPathNotFound.into()), MlsError::Invalid("commit"));
}

#[test]
fn expired_key_packages_are_deleted_once_no_welcome_can_arrive() {
    let mut ada = Person::new(1);
    let who = &ada.who;
    let hour_ago = Lifetime::new(0).not_after() - 3_600;
    transaction(&mut ada.state, |provider| {
        let builder = RawKeyPackage::builder().key_package_lifetime(Lifetime::init(1, hour_ago));
        builder.build(SUITE, provider, &who.key, who.identity().credential()).unwrap();
        Ok(())
    })
    .unwrap();
    ada.package();
    assert_eq!(delete_expired_key_packages(&mut ada.state, kith_wire::Seconds(7_200)).unwrap(), 0);
    assert_eq!(delete_expired_key_packages(&mut ada.state, kith_wire::Seconds(1_800)).unwrap(), 1);
    assert_eq!(ada.state.snapshot().len(), 1);
}
