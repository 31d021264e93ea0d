//! The page about a chat: first what to do, then what was found, then why. It needs nothing from anywhere, and nothing on it
//! can be clicked that somebody wrote.

use std::fmt::Write;

use kith_shield::Verdict;
use kith_shield::export::Message;

use super::view::Report;
use crate::neutral;
use crate::texts::{language, report};

/// Messages that are shown of each kind; of more only the number.
const SHOWN: usize = 300;

/// Letters that are shown of a message.
const LETTERS: usize = 1_200;

/// What was found in a chat.
#[derive(Default)]
pub(super) struct Page {
    messages: u64,
    traps: Found,
    adverts: Found,
    changes: Found,
}

#[derive(Default)]
struct Found {
    count: u64,
    articles: String,
}

impl Page {
    /// Takes a message in.
    pub(super) fn take(&mut self, message: &Message, report: Option<&Report>) {
        self.messages += 1;
        if message.signal.is_some() {
            self.changes.add(|| article(message, &message.text, None));
        }
        let Some(report) = report else { return };
        let kind = if report.is(Verdict::Scam) {
            &mut self.traps
        } else if report.is(Verdict::Advert) {
            &mut self.adverts
        } else {
            return;
        };
        kind.add(|| article(message, message.written(), Some(report)));
    }

    /// Messages that somebody should look at.
    pub(super) const fn flagged(&self) -> u64 {
        self.traps.count + self.adverts.count
    }

    /// What was found, in a sentence.
    pub(super) fn heading(&self) -> String {
        match (self.traps.count, self.adverts.count) {
            (0, 0) => report().nothing_found(self.messages),
            (0, adverts) => report().adverts_found(adverts),
            (traps, _) => report().traps_found(traps),
        }
    }

    /// The first thing to do.
    pub(super) fn first_advice(&self) -> &'static str {
        if self.traps.count > 0 { report().do_stop() } else { report().do_nothing() }
    }

    /// The page.
    pub(super) fn html(&self) -> String {
        let language = language().code();
        let title = report().title();
        let mood = if self.traps.count > 0 { "bad" } else { "good" };
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
             <header class=\"{mood}\">\n<p class=\"small\">{title}</p>\n<h1>{}</h1>\n",
            escaped(&self.heading()),
        );
        self.advice(&mut html);
        html.push_str("</header>\n");
        section(&mut html, "traps", report().traps(), &self.traps);
        section(&mut html, "changes", report().changes(), &self.changes);
        section(&mut html, "adverts", report().adverts(), &self.adverts);
        let _ = write!(
            html,
            "<footer><p>{}</p><p>{}</p></footer>\n</main>\n</body>\n</html>\n",
            report().read_through(self.messages),
            report().private_page()
        );
        html
    }

    fn advice(&self, html: &mut String) {
        if self.traps.count == 0 {
            let _ = writeln!(html, "<p>{}</p>", report().do_nothing());
            return;
        }
        let steps = [report().do_stop(), report().do_call(), report().do_paid(), report().do_tell()];
        let _ = writeln!(html, "<h2>{}</h2>\n<ol>", report().what_to_do());
        for step in steps {
            let _ = writeln!(html, "<li>{}</li>", escaped(step));
        }
        html.push_str("</ol>\n");
    }
}

impl Found {
    fn add(&mut self, article: impl FnOnce() -> String) {
        self.count += 1;
        if self.count <= SHOWN as u64 {
            self.articles.push_str(&article());
        }
    }
}

fn section(html: &mut String, id: &str, heading: &str, found: &Found) {
    if found.count == 0 {
        return;
    }
    let _ = writeln!(
        html,
        "<section class=\"{id}\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading} <span>{}</span></h2>",
        found.count
    );
    html.push_str(&found.articles);
    if found.count > SHOWN as u64 {
        let _ = writeln!(html, "<p>{}</p>", report().more(found.count - SHOWN as u64));
    }
    html.push_str("</section>\n");
}

fn article(message: &Message, words: &str, checked: Option<&Report>) -> String {
    let sent = message.sent.to_string();
    let said: String = words.chars().take(LETTERS).collect();
    let more = if said.len() < words.len() { " …" } else { "" };
    let mut html = String::from("<article>\n<p class=\"who\">");
    if let Some(sender) = &message.sender {
        let _ = write!(html, "<strong><bdi>{}</bdi></strong> ", harmless(sender));
    }
    let _ = writeln!(html, "<time datetime=\"{sent}\">{}</time></p>", sent.replace('T', " "));
    let _ = writeln!(html, "<blockquote dir=\"auto\">{}{more}</blockquote>", harmless(&said));
    if let Some(report_of_it) = checked {
        let _ = writeln!(html, "<p class=\"small\">{}</p>\n<ul>", report().why());
        for reason in report_of_it.sentences() {
            let _ = writeln!(html, "<li>{}</li>", harmless(&reason));
        }
        let _ = writeln!(html, "</ul>\n<p class=\"do\">{}</p>", escaped(report_of_it.advice()));
    }
    html.push_str("</article>\n");
    html
}

/// What others wrote: nothing of it is markup, and nothing of it turns the line around.
fn harmless(text: &str) -> String {
    text.split('\n').map(|line| escaped(&neutral::line(line))).collect::<Vec<_>>().join("<br>")
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(letter),
        }
    }
    safe
}

const STYLE: &str = include_str!("page.css");

#[cfg(test)]
mod tests {
    use kith_shield::export::{Messages, survey};
    use kith_shield::{Advice, Assessment, Code, Reason};

    use super::*;

    fn page(export: &str, verdict: Verdict) -> String {
        let reason = Reason { code: Code::LinkLookalike, span: None, fact: Some("<b>paypal</b>".into()) };
        let assessment = Assessment { verdict, score: 0.9, reasons: vec![reason], advice: Advice::DoNotPay };
        let layout = survey(export.as_bytes()).unwrap();
        let mut page = Page::default();
        for message in Messages::new(export.as_bytes(), &layout) {
            let message = message.unwrap();
            let report = Report::of(message.written(), &assessment);
            page.take(&message, Some(&report));
        }
        page.html()
    }

    #[test]
    fn nothing_that_somebody_wrote_is_markup() {
        let export = "27/03/2022, 15:21 - <script>x: </blockquote><script>alert(1)</script> https://evil.example \u{202e}\n\
            27/03/2022, 15:21 - \"onload=\"x: <img src=x onerror=alert(1)>\n";
        let html = page(export, Verdict::Scam);
        for forbidden in ["<script", "<img", "<b>", "<a ", "href", "\u{202e}", "src="] {
            let found = html.replace("src=x", "").contains(forbidden);
            assert!(!found, "{forbidden} in {html}");
        }
        assert_eq!(html.matches("<blockquote").count(), html.matches("</blockquote>").count());
    }

    #[test]
    fn what_to_do_comes_before_what_was_found() {
        let html = page("27/03/2022, 15:21 - Ada: hello\n", Verdict::Scam);
        let place = |text: &str| html.find(&escaped(text)).unwrap();
        assert!(place(report().do_stop()) < place("hello"));
    }

    #[test]
    fn a_chat_without_traps_says_that_nothing_is_to_be_done() {
        let html = page("27/03/2022, 15:21 - Ada: hello\n", Verdict::Fine);
        assert!(html.contains(&escaped(report().do_nothing())) && !html.contains("<article>"));
    }
}
