//! What a person is told to do.

use crate::{Advice, Code, Reason, Verdict};

impl Advice {
    /// What is told about a reason by itself.
    #[must_use]
    pub fn about(code: Code) -> Self {
        if matches!(code, Code::UnknownScript | Code::TooShort) {
            Self::AskSomebody
        } else if matches!(code, Code::OffersGoods | Code::LikeKnownAdverts) {
            Self::Unsubscribe
        } else {
            about(Verdict::Scam, &[Reason { code, span: None, fact: None }])
        }
    }
}

/// What to do about something for which these reasons speak.
pub(crate) fn about(verdict: Verdict, reasons: &[Reason]) -> Advice {
    match verdict {
        Verdict::Fine => Advice::None,
        Verdict::CannotTell => Advice::AskSomebody,
        Verdict::Advert => Advice::Unsubscribe,
        Verdict::Scam => RULES
            .iter()
            .find(|(_, codes)| reasons.iter().any(|reason| codes.contains(&reason.code)))
            .map_or(Advice::DoNotAnswer, |(advice, _)| *advice),
    }
}

/// The first that fits is said.
const RULES: [(Advice, &[Code]); 6] = [
    (Advice::DoNotPay, &[Code::Extorts]),
    (Advice::DoNotScan, &[Code::AsksToScan, Code::CodeLinksDevice]),
    (Advice::KeepSecret, &[Code::AsksForCode, Code::AsksForSecret]),
    (Advice::CallThem, &[Code::IdentityChanged, Code::ClaimsKinship, Code::ClaimsNewNumber]),
    (
        Advice::UseOwnWay,
        &[
            Code::ClaimsAuthority,
            Code::ClaimsSupport,
            Code::AsksToVerify,
            Code::AsksForCard,
            Code::DemandsFee,
            Code::AsksToOpen,
            Code::LinkLookalike,
            Code::LinkNearMiss,
            Code::LinkCombined,
            Code::LinkEmbedded,
            Code::LinkBrandInPath,
            Code::LinkShownDiffers,
            Code::LinkUserInfo,
            Code::LinkMixedScripts,
            Code::LinkPunycode,
        ],
    ),
    (Advice::DoNotPay, &[Code::AsksForMoney, Code::AsksForGiftCards]),
];
