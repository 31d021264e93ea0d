//! Where an export comes from: a text file, or the text file in an archive, read as it is unpacked and never held whole.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, FileReader, RECOMMENDED_BUFFER_SIZE, ZipArchive, ZipArchiveEntryWayfinder};

use crate::failure::Failure;
use crate::texts::report;

/// How many times larger than its packed bytes a chat may become: words shrink to a tenth, and what shrinks to less than this
/// is made to fill a disk.
const GROWTH: u64 = 200;

/// Bytes that a packed chat may have in any case.
const SMALL: u64 = 1 << 20;

/// Files of an archive that are looked at.
const FILES: usize = 200_000;

/// An export.
pub(super) struct Source {
    path: PathBuf,
    title: String,
    kind: Kind,
}

enum Kind {
    Text,
    Archive { archive: ZipArchive<FileReader>, chat: Packed },
}

/// A chat in an archive.
#[derive(Clone, Copy)]
struct Packed {
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    /// Bytes that may come out of it.
    limit: u64,
}

impl Source {
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let unreadable = |source| Failure::Read { what: path.display().to_string(), source };
        let mut file = File::open(path).map_err(unreadable)?;
        let mut start = [0; 4];
        let is_archive = file.read(&mut start).map_err(unreadable)? == 4 && start.starts_with(b"PK");
        let kind = if is_archive { archive(path)? } else { Kind::Text };
        let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self { path: path.to_owned(), title, kind })
    }

    /// What its file is called.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// Reads it from the beginning.
    pub(super) fn reader(&self) -> Result<Box<dyn BufRead + '_>, Failure> {
        match &self.kind {
            Kind::Text => {
                let file = File::open(&self.path);
                let file = file.map_err(|source| Failure::Read { what: self.path.display().to_string(), source })?;
                Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
            }
            Kind::Archive { archive, chat } => {
                let entry = archive.get_entry(chat.place).map_err(|error| damaged(&self.path, &error))?;
                let packed = BufReader::with_capacity(1 << 16, entry.reader());
                let unpacked: Box<dyn Read + '_> = if chat.method == CompressionMethod::STORE {
                    Box::new(packed)
                } else {
                    Box::new(DeflateDecoder::new(packed))
                };
                Ok(Box::new(BufReader::with_capacity(1 << 16, Bounded { inner: unpacked, left: chat.limit })))
            }
        }
    }
}

fn archive(path: &Path) -> Result<Kind, Failure> {
    let file = File::open(path).map_err(|source| Failure::Read { what: path.display().to_string(), source })?;
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let archive = ZipArchive::from_file(file, &mut buffer).map_err(|error| damaged(path, &error))?;
    let chat = chat(&archive, path, &mut buffer)?;
    Ok(Kind::Archive { archive, chat })
}

/// The largest text file: the chat, and not a text that somebody sent in it.
fn chat(archive: &ZipArchive<FileReader>, path: &Path, buffer: &mut [u8]) -> Result<Packed, Failure> {
    let mut entries = archive.entries(buffer);
    let mut best: Option<((bool, u64), Packed)> = None;
    for _ in 0..FILES {
        let Some(entry) = entries.next_entry().map_err(|error| damaged(path, &error))? else { break };
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        let method = entry.compression_method();
        let readable = method == CompressionMethod::STORE || method == CompressionMethod::DEFLATE;
        if !readable || entry.flags().is_encrypted() || !name.to_lowercase().ends_with(".txt") {
            continue;
        }
        let size = entry.compressed_size_hint();
        let rank = (name.ends_with("_chat.txt") || name.contains("WhatsApp"), size);
        if best.is_none_or(|(known, _)| rank > known) {
            best = Some((
                rank,
                Packed { place: entry.wayfinder(), method, limit: size.saturating_mul(GROWTH).max(SMALL) },
            ));
        }
    }
    best.map(|(_, chat)| chat).ok_or_else(|| Failure::Refused(report().no_chat_in_archive(&path.display().to_string())))
}

fn damaged(path: &Path, why: &rawzip::Error) -> Failure {
    Failure::Read {
        what: path.display().to_string(),
        source: io::Error::new(io::ErrorKind::InvalidData, why.to_string()),
    }
}

/// Reads no more than is allowed.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| io::Error::other(report().archive_too_large()))?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;

    use super::*;

    fn archive_of(files: &[(&str, &[u8])]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let mut writer = rawzip::ZipArchiveWriter::new(file.as_file_mut());
        for (name, content) in files {
            let (mut entry, config) =
                writer.new_file(name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
            let mut packed = config.wrap(DeflateEncoder::new(&mut entry, Compression::best()));
            packed.write_all(content).unwrap();
            let (encoder, descriptor) = packed.finish().unwrap();
            encoder.finish().unwrap();
            entry.finish(descriptor).unwrap();
        }
        writer.finish().unwrap();
        file
    }

    fn read(path: &Path) -> Result<io::Result<String>, Failure> {
        let source = Source::open(path)?;
        let mut text = String::new();
        let read = source.reader()?.read_to_string(&mut text);
        Ok(read.map(|_| text))
    }

    #[test]
    fn the_chat_of_an_archive_is_found_among_what_was_sent_in_it() {
        let notes = "a long text file that somebody sent in the chat ".repeat(50);
        let file = archive_of(&[("notes.txt", notes.as_bytes()), ("photo.jpg", b"x"), ("_chat.txt", b"the chat")]);
        assert_eq!(read(file.path()).unwrap().unwrap(), "the chat");
    }

    #[test]
    fn an_archive_without_a_chat_is_refused_and_says_so() {
        let file = archive_of(&[("photo.jpg", b"x")]);
        assert!(matches!(Source::open(file.path()), Err(Failure::Refused(_))));
    }

    #[test]
    fn an_archive_that_grows_without_end_is_not_unpacked_to_its_end() {
        let file = archive_of(&[("_chat.txt", &vec![b'a'; 64 << 20])]);
        assert!(read(file.path()).unwrap().is_err());
    }

    #[test]
    fn a_damaged_archive_is_refused() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"PK\x03\x04 and nothing else").unwrap();
        assert!(matches!(Source::open(file.path()), Err(Failure::Read { .. })));
    }
}
