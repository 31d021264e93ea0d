//! Links in a text: where they are, and which site they really lead to.

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Link(String),
}

/// Splits a text into links and what is between them. Only what begins with `http://` or `https://` is a link: a guess would
/// make links of what nobody meant as one.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(start);
        let end =
            from.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"“”«»".contains(c)).unwrap_or(from.len());
        let link = from.get(..end).unwrap_or(from).trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Link(link.to_owned()));
        rest = from.get(link.len()..).unwrap_or_default();
        if link.is_empty() {
            break;
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_links_is_one_piece() {
        assert_eq!(pieces("kith.example and www.x.org"), [Piece::Text("kith.example and www.x.org".into())]);
    }

    #[test]
    fn a_link_ends_before_the_punctuation_of_its_sentence() {
        let found = pieces("see https://a.example/b?c=d. Or (http://e.example)!");
        let links: Vec<_> = found.iter().filter(|piece| matches!(piece, Piece::Link(_))).collect();
        let link = |link: &str| Piece::Link(link.to_owned());
        assert_eq!(links, [&link("https://a.example/b?c=d"), &link("http://e.example")]);
    }

    #[test]
    fn the_pieces_together_are_the_text() {
        for text in ["", "https://", "http://https://", "a https://b c http://d", "https://x\u{202e}y z"] {
            let all: String = pieces(text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) | Piece::Link(text) => text,
                })
                .collect();
            assert_eq!(all, text);
        }
    }
}
