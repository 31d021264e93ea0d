//! The relay's rules over the store in memory, seen from outside: messages in, messages out.
#![expect(clippy::wildcard_enum_match_arm, reason = "a test fails on whatever it does not name")]

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod backups;
#[cfg(test)]
mod blobs;
#[cfg(test)]
mod capabilities;
#[cfg(test)]
mod channels;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod evicted;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod phrases;
#[cfg(test)]
mod random;
#[cfg(test)]
mod rounds;
#[cfg(test)]
mod world;
