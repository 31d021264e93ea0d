//! What a message says and asks for: phrases put together, each with its place.

use crate::lang::{self, Language, Languages, Script};
use crate::lexicon::{self, Concept, Hit};
use crate::link::{self, Found};
use crate::shape::Shape;
use crate::words::{Word, words};
use crate::{Code, Reason, Span};

/// A message as it was read.
pub(crate) struct Signals {
    pub(crate) words: Vec<Word>,
    pub(crate) hits: Vec<Hit>,
    pub(crate) shape: Shape,
    pub(crate) links: Vec<Found>,
    pub(crate) script: Script,
}

impl Signals {
    pub(crate) fn read(text: &str, hint: Option<Language>) -> Self {
        let links = link::find(text);
        let within =
            |word: &Word| links.iter().any(|link| link.span.start <= word.span.start && word.span.end <= link.span.end);
        let words: Vec<Word> = words(text).into_iter().filter(|word| !within(word)).collect();
        let mut hits = lexicon::find(&words);
        let likely: Languages = lang::likely(&hits, hint);
        hits.retain(|hit| hit.is_in(likely));
        let shape = Shape::of(&blanked(text, &links), &words);
        Self { words, hits, shape, links, script: lang::script(text) }
    }

    pub(crate) fn all(&self, concept: Concept) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.concept == concept)
    }

    pub(crate) fn has(&self, concept: Concept) -> bool {
        self.all(concept).next().is_some()
    }

    /// How many different words say it.
    pub(crate) fn count(&self, concept: Concept) -> usize {
        let mut firsts: Vec<usize> = self.all(concept).map(|hit| hit.first).collect();
        firsts.dedup();
        firsts.len()
    }

    /// What the message asks for, claims, offers and threatens with.
    pub(crate) fn intents(&self) -> Vec<Reason> {
        let mut found: Vec<(Code, Option<Span>)> = Vec::new();
        self.requests(&mut found);
        self.claims(&mut found);
        self.offers(&mut found);
        self.pressure(&mut found);
        found.into_iter().filter_map(|(code, span)| Some(Reason { code, span: Some(span?), fact: None })).collect()
    }

    /// A code stands beside the word for it: whoever sends one does not ask for it.
    pub(crate) fn gives_code(&self) -> bool {
        let Some(number) = self.shape.code else { return false };
        self.all(Concept::CodeWord).any(|word| {
            number.start.saturating_sub(word.span.end) <= BESIDE && word.span.start.saturating_sub(number.end) <= BESIDE
        })
    }

    fn requests(&self, found: &mut Vec<(Code, Option<Span>)>) {
        use Concept::{
            Account, Ask, Card, CodeWord, Data, Lend, Money, Pay, Qr, Reply, Scan, Secret, Verify, Voucher, WantsCode,
            WantsMoney,
        };
        let asked = |of: &[Concept], what, words| of.iter().find_map(|ask| self.asked(*ask, what, words));
        let wanted = self.all(WantsCode).find(|hit| !self.is_negated(hit) && !self.is_of_a_house(hit));
        let code = wanted.map(|hit| hit.span).or_else(|| asked(&[Ask], CodeWord, 5));
        found.push((Code::AsksForCode, code.filter(|_| !self.gives_code())));
        found.push((Code::AsksForSecret, asked(&[Ask, Verify, Reply], Secret, 7)));
        found.push((Code::AsksForCard, asked(&[Ask, Verify, Pay], Card, 6)));
        found.push((Code::AsksForData, asked(&[Ask, Verify], Data, 6)));
        found.push((
            Code::AsksForMoney,
            self.said(WantsMoney)
                .or_else(|| asked(&[Lend, Ask], Money, 5))
                .or_else(|| self.amount_near(&[Lend, Pay, Ask])),
        ));
        found.push((Code::AsksForGiftCards, asked(&[Ask, Pay, WantsMoney, Lend], Voucher, 8)));
        found.push((
            Code::AsksToVerify,
            asked(&[Verify], Account, 6).or_else(|| asked(&[Verify], Data, 6)).filter(|_| self.is_reachable()),
        ));
        found.push((
            Code::AsksToScan,
            self.said(Concept::LinkedDevice)
                .filter(|_| self.has(Scan) || self.has(Qr))
                .or_else(|| asked(&[Scan], Qr, 8)),
        ));
        found.push((Code::AsksToForward, self.said(Concept::Forward)));
        found.push((Code::AsksToMove, self.said(Concept::Move)));
        found.push((
            Code::AsksToInstall,
            self.said(Concept::Install).filter(|_| !self.links.is_empty() || self.has(Concept::Support)),
        ));
        found.push((Code::AsksToOpen, self.pressed_link()));
        found.push((Code::AsksToCall, self.said(Concept::CallNumber).filter(|_| self.shape.phone.is_some())));
        found.push((Code::AsksToStay, self.said(Concept::Stay)));
        found.push((Code::AsksToReply, self.said(Reply)));
        found.push((Code::AsksNotToCall, self.first(Concept::NoCall)));
        found.push((Code::AsksForSecrecy, self.first(Concept::Secrecy)));
    }

    fn claims(&self, found: &mut Vec<(Code, Option<Span>)>) {
        use Concept::{Authority, Broken, Fee, Kin, Loss, NewNumber, Stranger, Support, Verify, WantsMoney};
        let number = self.first(NewNumber).or_else(|| self.first(Broken));
        let kin = self.first(Kin).filter(|_| number.is_some() || self.has(WantsMoney) || self.has(Concept::NoCall));
        found.push((Code::ClaimsKinship, kin));
        found.push((Code::ClaimsNewNumber, number));
        let official = [Loss, Verify, Fee, Stranger, Concept::Windfall].into_iter().any(|concept| self.has(concept));
        found.push((Code::ClaimsAuthority, self.first(Authority).filter(|_| official)));
        found.push((Code::ClaimsSupport, self.first(Support)));
        found.push((Code::ClaimsMistake, self.first(Concept::Mistake)));
    }

    fn offers(&self, found: &mut Vec<(Code, Option<Span>)>) {
        use Concept::{
            Adult, CallNumber, Closeness, Easy, Gambling, Goods, Loan, Open, OptOut, Prize, Profit, Reply, Windfall,
            Work,
        };
        let lured = [Open, CallNumber, Reply].into_iter().any(|concept| self.has(concept)) || self.is_reachable();
        found.push((Code::OffersPrize, self.first(Prize).filter(|_| lured && self.count(Prize) > 1)));
        found.push((Code::OffersMoney, self.first(Windfall).filter(|_| self.count(Windfall) > 1 || lured)));
        found.push((Code::OffersLoan, self.first(Loan).filter(|_| self.count(Loan) > 1)));
        found.push((
            Code::OffersJob,
            self.first(Work)
                .or_else(|| self.first(Easy))
                .filter(|_| self.has(Easy) && self.count(Work) + self.count(Easy) > 2),
        ));
        found.push((Code::OffersProfit, self.first(Profit).filter(|_| self.count(Profit) > 1)));
        found.push((Code::OffersAffection, self.first(Closeness)));
        let sold = self.count(Goods) > 1
            || self.has(OptOut) && self.has(Goods)
            || self.has(Gambling)
            || self.has(Adult)
            || self.has(Concept::Premium);
        let goods =
            [Goods, Gambling, Adult, OptOut, Concept::Premium].into_iter().find_map(|concept| self.first(concept));
        found.push((Code::OffersGoods, goods.filter(|_| sold)));
    }

    fn pressure(&self, found: &mut Vec<(Code, Option<Span>)>) {
        use Concept::{Account, Extortion, Fee, Loss, Money, Parcel, Pay, Urgent, Verify};
        let due = self
            .near(Fee, Parcel, 8)
            .or_else(|| self.near(Fee, Pay, 8))
            .or_else(|| self.amount_near(&[Fee]))
            .or_else(|| self.first(Fee).filter(|_| !self.links.is_empty()));
        found.push((Code::DemandsFee, due));
        let loss = self.near(Loss, Account, 8).or_else(|| {
            self.first(Loss).filter(|_| [Fee, Verify, Urgent].into_iter().any(|concept| self.has(concept)))
        });
        found.push((Code::Threatens, loss));
        let pressed = self.shape.amount.is_some() || self.has(Urgent) || self.has(Pay) || self.has(Money);
        found.push((Code::Extorts, self.first(Extortion).filter(|_| self.count(Extortion) > 1 || pressed)));
        found.push((Code::Urges, self.first(Urgent)));
        found.push((Code::Disguised, self.words.iter().find(|word| word.disguised).map(|word| word.span)));
    }

    /// Whether the message tells where to go: a link or a number.
    fn is_reachable(&self) -> bool {
        !self.links.is_empty() || self.shape.phone.is_some()
    }

    fn first(&self, concept: Concept) -> Option<Span> {
        self.all(concept).next().map(|hit| hit.span)
    }

    /// The first that is not taken back.
    fn said(&self, concept: Concept) -> Option<Span> {
        self.all(concept).find(|hit| !self.is_negated(hit)).map(|hit| hit.span)
    }

    fn near(&self, a: Concept, b: Concept, words: usize) -> Option<Span> {
        let pairs = self.all(a).flat_map(|one| self.all(b).map(move |other| (one, other)));
        pairs
            .filter(|(one, other)| one.distance(other) <= words && one.first != other.first)
            .map(|(one, other)| one.together(other))
            .next()
    }

    /// Something is asked for in the same sentence, and the asking is not taken back.
    fn asked(&self, ask: Concept, what: Concept, words: usize) -> Option<Span> {
        let pairs = self.all(ask).flat_map(|one| self.all(what).map(move |other| (one, other)));
        let close = |(one, other): &(&Hit, &Hit)| {
            one.sentence == other.sentence
                && one.distance(other) <= words
                && !self.is_negated(one)
                && !self.is_of_a_house(other)
        };
        pairs.filter(close).map(|(one, other)| one.together(other)).next()
    }

    /// Near an amount of money.
    fn amount_near(&self, concepts: &[Concept]) -> Option<Span> {
        let amount = self.shape.amount?;
        let close = |hit: &&Hit| hit.span.start.abs_diff(amount.end) < 60 || amount.start.abs_diff(hit.span.end) < 60;
        let mut hits = concepts.iter().flat_map(|concept| self.all(*concept)).filter(close);
        hits.find(|hit| !self.is_negated(hit))
            .map(|hit| Span { start: hit.span.start.min(amount.start), end: hit.span.end.max(amount.end) })
    }

    /// Somebody is told to open a link, in words or by standing at the end of a demand.
    fn pressed_link(&self) -> Option<Span> {
        let link = self.links.first()?;
        let open = self.all(Concept::Open).find(|hit| !self.is_negated(hit));
        let pressed = [Concept::Urgent, Concept::Loss, Concept::Prize, Concept::Verify]
            .into_iter()
            .any(|concept| self.has(concept));
        open.map(|hit| Span { start: hit.span.start.min(link.span.start), end: hit.span.end.max(link.span.end) })
            .or_else(|| pressed.then_some(link.span))
    }

    /// A word that takes back stands shortly before, or the sentence is one of those that honest senders write.
    fn is_negated(&self, hit: &Hit) -> bool {
        let before = |not: &Hit| not.sentence == hit.sentence && not.last < hit.first && hit.first - not.last <= 3;
        let calms = |calm: &Hit| calm.sentence == hit.sentence && !calm.overlaps(hit) && !self.is_conditional(calm);
        self.all(Concept::Not).any(before) || self.all(Concept::Calming).any(calms)
    }

    /// The code of a door or the password of a network at home, which friends ask for.
    fn is_of_a_house(&self, hit: &Hit) -> bool {
        matches!(hit.concept, Concept::CodeWord | Concept::Secret | Concept::WantsCode)
            && self.all(Concept::Everyday).any(|house| house.last > house.first && house.overlaps(hit))
    }

    /// "If it was not you" calms nobody: what follows may be anything.
    fn is_conditional(&self, hit: &Hit) -> bool {
        const IFS: [&str; 12] =
            ["if", "si", "se", "wenn", "falls", "sollte", "als", "heeft", "heb", "jika", "kalau", "was"];
        self.words.get(hit.first).is_some_and(|word| IFS.contains(&word.text.as_str()))
    }
}

/// So many bytes lie at most between a code and the word for it: `Código de Mercado Libre: 771020`.
const BESIDE: usize = 28;

/// A text with spaces where its links stand.
fn blanked(text: &str, links: &[Found]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut from = 0;
    for link in links {
        blanked.push_str(text.get(from..link.span.start).unwrap_or_default());
        blanked.extend(std::iter::repeat_n(' ', link.span.end.saturating_sub(link.span.start.max(from))));
        from = link.span.end;
    }
    blanked.push_str(text.get(from..).unwrap_or_default());
    blanked
}
