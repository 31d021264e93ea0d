//! What holds for every message: it comes back from its bytes, whatever happened to the bytes nothing panics, and each limit is
//! where it is said to be.

mod damage;
mod frames;
mod letters;
mod limits;
mod parts;
