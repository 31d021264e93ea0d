//! What other processes changed before a burst.

use kith_core::state::{Batch, Change, State};

use crate::home::News;

/// What other processes changed: as they saved it, or, when they rewrote the journal, as far as it is new to this state.
pub(super) fn changes(known: &State, news: Vec<News>) -> Batch {
    if !news.iter().any(|news| matches!(news, News::Anew)) {
        return news
            .into_iter()
            .flat_map(|news| if let News::Batch(batch) = news { batch } else { Batch::new() })
            .collect();
    }
    let mut whole = State::default();
    news.into_iter().for_each(|news| news.load_into(&mut whole));
    difference(known, &whole)
}

/// The changes that make one state the other.
fn difference(from: &State, to: &State) -> Batch {
    let gone =
        from.scan(&[]).filter(|(key, _)| to.get(key).is_none()).map(|(key, _)| Change::Delete { key: key.to_vec() });
    let new = to
        .scan(&[])
        .filter(|(key, value)| from.get(key) != Some(*value))
        .map(|(key, value)| Change::Put { key: key.to_vec(), value: value.to_vec() });
    gone.chain(new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_makes_one_state_the_other() {
        let (mut from, mut to) = (State::default(), State::default());
        for (key, value) in [("gone", 1), ("same", 2), ("other", 3)] {
            from.put(key.into(), vec![value]);
        }
        for (key, value) in [("same", 2), ("other", 4), ("new", 5)] {
            to.put(key.into(), vec![value]);
        }
        let difference = difference(&from, &to);
        assert_eq!(difference.len(), 3);
        let rewritten = vec![News::Anew, News::Batch(to.snapshot())];
        assert_eq!(changes(&from, rewritten), difference);
        from.load(difference);
        assert_eq!(from.snapshot(), to.snapshot());
    }

    #[test]
    fn what_others_saved_is_taken_in_their_order() {
        let put = |value| Change::Put { key: b"key".to_vec(), value: vec![value] };
        let news = vec![News::Batch(vec![put(1)]), News::Batch(vec![put(2)])];
        assert_eq!(changes(&State::default(), news), [put(1), put(2)]);
    }
}
