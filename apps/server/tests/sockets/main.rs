//! The server on real sockets.
#![expect(clippy::wildcard_enum_match_arm, reason = "a test fails on whatever it does not name")]

#[cfg(test)]
mod blobs;
#[cfg(test)]
mod buckets;
#[cfg(test)]
mod client;
#[cfg(test)]
mod encrypted;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod hygiene;
#[cfg(test)]
mod invited;
#[cfg(test)]
mod issued;
#[cfg(test)]
mod lifecycle;
#[cfg(test)]
mod operator;
#[cfg(test)]
mod origins;
#[cfg(test)]
mod process;
#[cfg(test)]
mod proxied;
#[cfg(test)]
mod readers;
#[cfg(test)]
mod talk;
#[cfg(test)]
mod wire;
#[cfg(test)]
mod writers;
