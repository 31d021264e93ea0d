//! Finding a text again.

use std::cmp::Reverse;

use super::Engine;
use super::io::FoundView;
use crate::chat::{OutboxItem, TextRow};
use crate::contact::Contact;
use crate::error::Error;

impl Engine {
    /// The newest texts that contain some letters, whatever their case, newest first. Texts in the outbox are not among
    /// them; nothing contains no letters.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn search(&self, letters: &str, limit: usize) -> Result<Vec<FoundView>, Error> {
        let wanted = letters.to_lowercase();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for (_, contact) in Contact::all(&self.state)? {
            found.extend(self.search_chat(&contact, &wanted, limit)?);
        }
        found.sort_by_key(|found| Reverse(found.sent));
        found.truncate(limit);
        Ok(found)
    }

    fn search_chat(&self, contact: &Contact, wanted: &str, limit: usize) -> Result<Vec<FoundView>, Error> {
        let own = self.device()?.account;
        let waiting = OutboxItem::of_chat(&self.state, contact.chat).count();
        let mut found = Vec::new();
        for (newer, row) in TextRow::newest_first(&self.state, contact.chat).enumerate() {
            let (_, row) = row?;
            if found.len() == limit {
                break;
            }
            if row.text.to_lowercase().contains(wanted) {
                let from = (row.account != own).then(|| contact.name.clone());
                let (chat, id) = (contact.name.clone(), row.id.to_hex());
                found.push(FoundView { chat, id, from, text: row.text, sent: row.sent.0, newer: newer + waiting });
            }
        }
        Ok(found)
    }
}
