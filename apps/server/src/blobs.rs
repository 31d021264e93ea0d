//! Blobs: where their bytes are, and who brings them there.

mod desk;
mod folder;

pub(crate) use desk::Desk;
pub use folder::FolderBlobs;
