//! What a check answers, for programs and for people.

use kith_shield::{Advice, Assessment, Code, Reason, Span, Verdict};
use kith_texts::Shield;
use serde::Serialize;

use crate::failure::Failure;
use crate::neutral;
use crate::output::Output;
use crate::texts::shield;

/// An assessment in words.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    verdict: &'static str,
    score: f64,
    reasons: Vec<Because>,
    advice: String,
    #[serde(skip)]
    heading: String,
}

#[derive(Debug, Serialize)]
struct Because {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
    text: String,
    #[serde(skip)]
    quoted: Option<String>,
}

impl Report {
    pub(super) fn of(message: &str, assessment: &Assessment) -> Self {
        let because = |reason: &Reason| Because {
            code: reason.code.name(),
            span: reason.span.map(|span| in_characters(message, span)),
            text: sentence(reason.code, reason.fact.as_deref().unwrap_or_default()),
            quoted: reason.span.and_then(|span| message.get(span.start..span.end)).map(neutral::line),
        };
        Self {
            verdict: assessment.verdict.name(),
            score: (f64::from(assessment.score) * 1e6).round() / 1e6,
            reasons: assessment.reasons.iter().map(because).collect(),
            advice: advice(assessment.advice).to_owned(),
            heading: verdict(assessment.verdict).to_owned(),
        }
    }

    pub(super) fn show(&self, output: &Output) -> Result<(), Failure> {
        output.show(self, || self.lines())
    }

    pub(super) fn to_json(&self) -> String {
        // Strings, numbers and lists always have a JSON form.
        neutral::json(&serde_json::to_string(self).unwrap_or_default())
    }

    /// Whether this is the verdict.
    pub(super) fn is(&self, verdict: Verdict) -> bool {
        self.verdict == verdict.name()
    }

    /// The reasons, in sentences.
    pub(super) fn sentences(&self) -> impl Iterator<Item = String> {
        self.reasons.iter().map(Because::sentence)
    }

    /// What to do.
    pub(super) fn advice(&self) -> &str {
        &self.advice
    }

    /// The verdict, the reasons and what to do, a line each.
    pub(super) fn lines(&self) -> String {
        let mut lines = vec![self.heading.clone()];
        lines.extend(self.sentences().map(|sentence| format!("  {sentence}")));
        lines.push(self.advice.clone());
        lines.join("\n")
    }
}

impl Because {
    fn sentence(&self) -> String {
        match &self.quoted {
            Some(quoted) => format!("{}: {quoted}", self.text),
            None => self.text.clone(),
        }
    }
}

/// What a reason means, and what to do about it.
#[derive(Debug, Serialize)]
pub(super) struct Explained {
    code: &'static str,
    text: String,
    advice: String,
}

impl Explained {
    pub(super) fn of(code: Code) -> Self {
        let advice = advice(Advice::about(code)).to_owned();
        Self { code: code.name(), text: sentence(code, "…"), advice }
    }

    pub(super) fn show(&self, output: &Output) -> Result<(), Failure> {
        output.show(self, || format!("{}\n{}", self.text, self.advice))
    }
}

/// Programs count characters, not bytes.
fn in_characters(message: &str, span: Span) -> [usize; 2] {
    let before = |end: usize| message.get(..end).map_or(0, |part| part.chars().count());
    [before(span.start), before(span.end)]
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fine => shield().verdict_fine(),
        Verdict::Advert => shield().verdict_advert(),
        Verdict::Scam => shield().verdict_scam(),
        Verdict::CannotTell => shield().verdict_cannot_tell(),
    }
}

fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::None => shield().advice_none(),
        Advice::CallThem => shield().advice_call_them(),
        Advice::KeepSecret => shield().advice_keep_secret(),
        Advice::UseOwnWay => shield().advice_use_own_way(),
        Advice::DoNotScan => shield().advice_do_not_scan(),
        Advice::DoNotPay => shield().advice_do_not_pay(),
        Advice::DoNotAnswer => shield().advice_do_not_answer(),
        Advice::Unsubscribe => shield().advice_unsubscribe(),
        Advice::AskSomebody => shield().advice_ask_somebody(),
    }
}

/// The sentence of a reason. What comes from a message is made harmless before it is shown.
fn sentence(code: Code, fact: &str) -> String {
    let fact = neutral::line(fact);
    about_message(shield(), code)
        .map(str::to_owned)
        .or_else(|| about_link(shield(), code, &fact))
        .unwrap_or_else(|| about_sender(shield(), code, &fact))
}

/// What names nothing.
fn about_message(shield: Shield, code: Code) -> Option<&'static str> {
    let text = match code {
        Code::AsksForCode => shield.asks_for_code(),
        Code::AsksForSecret => shield.asks_for_secret(),
        Code::AsksForCard => shield.asks_for_card(),
        Code::AsksForMoney => shield.asks_for_money(),
        Code::AsksForGiftCards => shield.asks_for_gift_cards(),
        Code::AsksForData => shield.asks_for_data(),
        Code::AsksToForward => shield.asks_to_forward(),
        Code::AsksToMove => shield.asks_to_move(),
        Code::AsksToScan => shield.asks_to_scan(),
        Code::AsksToInstall => shield.asks_to_install(),
        Code::AsksToVerify => shield.asks_to_verify(),
        Code::AsksToOpen => shield.asks_to_open(),
        Code::AsksToCall => shield.asks_to_call(),
        Code::AsksToStay => shield.asks_to_stay(),
        Code::AsksToReply => shield.asks_to_reply(),
        Code::AsksNotToCall => shield.asks_not_to_call(),
        Code::AsksForSecrecy => shield.asks_for_secrecy(),
        Code::ClaimsKinship => shield.claims_kinship(),
        Code::ClaimsNewNumber => shield.claims_new_number(),
        Code::ClaimsAuthority => shield.claims_authority(),
        Code::ClaimsSupport => shield.claims_support(),
        Code::ClaimsMistake => shield.claims_mistake(),
        Code::OffersPrize => shield.offers_prize(),
        Code::OffersMoney => shield.offers_money(),
        Code::OffersLoan => shield.offers_loan(),
        Code::OffersJob => shield.offers_job(),
        Code::OffersProfit => shield.offers_profit(),
        Code::OffersAffection => shield.offers_affection(),
        Code::OffersGoods => shield.offers_goods(),
        Code::DemandsFee => shield.demands_fee(),
        Code::Threatens => shield.threatens(),
        Code::Extorts => shield.extorts(),
        Code::Urges => shield.urges(),
        Code::Disguised => shield.disguised(),
        Code::LikeKnownScams => shield.like_known_scams(),
        Code::LikeKnownAdverts => shield.like_known_adverts(),
        Code::SenderStranger => shield.sender_stranger(),
        Code::SenderNew => shield.sender_new(),
        Code::FirstMessage => shield.first_message(),
        Code::CodeLinksDevice => shield.code_links_device(),
        Code::CodePays => shield.code_pays(),
        Code::CodeJoinsNetwork => shield.code_joins_network(),
        Code::CodeAddsContact => shield.code_adds_contact(),
        Code::CodeOpensLink => shield.code_opens_link(),
        Code::UnknownScript => shield.unknown_script(),
        Code::TooShort => shield.too_short(),
        Code::LinkShortened
        | Code::LinkBio
        | Code::LinkPunycode
        | Code::LinkMixedScripts
        | Code::LinkLookalike
        | Code::LinkNearMiss
        | Code::LinkCombined
        | Code::LinkEmbedded
        | Code::LinkBrandInPath
        | Code::LinkAddress
        | Code::LinkUserInfo
        | Code::LinkPort
        | Code::LinkFreeHost
        | Code::LinkDynamic
        | Code::LinkShownDiffers
        | Code::LinkProgram
        | Code::LinkScheme
        | Code::LinkStrangeName
        | Code::NameImitates
        | Code::IdentityChanged => return None,
    };
    Some(text)
}

/// What names a host, an address, a name.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others stand in `about_message`, which names all")]
fn about_link(shield: Shield, code: Code, fact: &str) -> Option<String> {
    let text = match code {
        Code::LinkShortened => shield.link_shortened(fact),
        Code::LinkBio => shield.link_bio(fact),
        Code::LinkPunycode => shield.link_punycode(fact),
        Code::LinkMixedScripts => shield.link_mixed_scripts(fact),
        Code::LinkLookalike => shield.link_lookalike(fact),
        Code::LinkNearMiss => shield.link_near_miss(fact),
        Code::LinkCombined => shield.link_combined(fact),
        Code::LinkEmbedded => shield.link_embedded(fact),
        Code::LinkBrandInPath => shield.link_brand_in_path(fact),
        Code::LinkAddress => shield.link_address(fact),
        Code::LinkUserInfo => shield.link_user_info(fact),
        Code::LinkPort => shield.link_port(fact),
        Code::LinkFreeHost => shield.link_free_host(fact),
        Code::LinkDynamic => shield.link_dynamic(fact),
        Code::LinkShownDiffers => shield.link_shown_differs(fact),
        Code::LinkProgram => shield.link_program(fact),
        Code::LinkScheme => shield.link_scheme(fact),
        Code::LinkStrangeName => shield.link_strange_name(fact),
        _ => return None,
    };
    Some(text)
}

/// What names a person's name, or days.
fn about_sender(shield: Shield, code: Code, fact: &str) -> String {
    if code == Code::IdentityChanged {
        return shield.identity_changed(fact.parse().unwrap_or(7));
    }
    shield.name_imitates(fact)
}
