//! The store on disk: the suite of every store, and what only a disk can do to it.

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod power;
