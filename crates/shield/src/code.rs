//! What a reason can be.

/// What a reason says, as a stable name; the sentences stand in the catalogue of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// It asks for a code that came to the receiver.
    AsksForCode,
    /// It asks for a password, PIN or recovery words.
    AsksForSecret,
    /// It asks for card or bank details.
    AsksForCard,
    /// It asks for money.
    AsksForMoney,
    /// It asks for gift cards or vouchers.
    AsksForGiftCards,
    /// It asks for papers or personal details.
    AsksForData,
    /// It asks to be forwarded to others.
    AsksToForward,
    /// It asks to go on in another app, number or account.
    AsksToMove,
    /// It asks to scan a code.
    AsksToScan,
    /// It asks to install something, or to give a stranger control.
    AsksToInstall,
    /// It asks to confirm or unlock an account.
    AsksToVerify,
    /// It presses to open a link.
    AsksToOpen,
    /// It asks to call a number it gives.
    AsksToCall,
    /// It asks to stay on the line and follow steps.
    AsksToStay,
    /// It asks for a word in reply, to begin a conversation.
    AsksToReply,
    /// It says that calling is not possible.
    AsksNotToCall,
    /// It asks to tell nobody.
    AsksForSecrecy,
    /// It claims to come from somebody in the family.
    ClaimsKinship,
    /// It claims to be somebody with a new number or account.
    ClaimsNewNumber,
    /// It claims to come from a bank, an office or a carrier.
    ClaimsAuthority,
    /// It claims to be the support of a service.
    ClaimsSupport,
    /// It came to the wrong person, it says.
    ClaimsMistake,
    /// It promises a prize or a gift.
    OffersPrize,
    /// It promises an inheritance, a donation or a refund.
    OffersMoney,
    /// It offers a loan or a credit.
    OffersLoan,
    /// It offers easy money for easy work.
    OffersJob,
    /// It promises profit from an investment.
    OffersProfit,
    /// It seeks closeness with somebody it does not know.
    OffersAffection,
    /// It sells something.
    OffersGoods,
    /// It wants a fee, a fine or postage to be paid.
    DemandsFee,
    /// It threatens with a loss.
    Threatens,
    /// It threatens to show something private.
    Extorts,
    /// It leaves no time to think.
    Urges,
    /// Its letters are disguised.
    Disguised,
    /// It is worded like messages that were traps.
    LikeKnownScams,
    /// It is worded like adverts.
    LikeKnownAdverts,
    /// The sender is a stranger.
    SenderStranger,
    /// The sender is a new contact.
    SenderNew,
    /// Nothing was said before.
    FirstMessage,
    /// The sender's keys, number or device changed lately.
    IdentityChanged,
    /// The sender's name passes for somebody else's.
    NameImitates,
    /// A shortener hides where it leads.
    LinkShortened,
    /// It leads to a page of further links.
    LinkBio,
    /// Its name is spelt in letters that are not shown as they are.
    LinkPunycode,
    /// Its name mixes scripts.
    LinkMixedScripts,
    /// Its name looks like a known one.
    LinkLookalike,
    /// The name of a link differs from a known one by a letter.
    LinkNearMiss,
    /// It puts a known name together with other words.
    LinkCombined,
    /// A known name stands in front of the real one.
    LinkEmbedded,
    /// A known name stands behind a host that is not its own.
    LinkBrandInPath,
    /// It leads to a bare address.
    LinkAddress,
    /// What stands before the @ is not where it leads.
    LinkUserInfo,
    /// It leads to an unusual port.
    LinkPort,
    /// Anybody can have a page there.
    LinkFreeHost,
    /// Its host is somebody's own machine.
    LinkDynamic,
    /// It leads elsewhere than it says.
    LinkShownDiffers,
    /// It leads to a program.
    LinkProgram,
    /// It is no web address, and does something else when opened.
    LinkScheme,
    /// Its host is named as traps are.
    LinkStrangeName,
    /// The code lets somebody else's device into an account.
    CodeLinksDevice,
    /// The code pays somebody.
    CodePays,
    /// The code joins a wireless network.
    CodeJoinsNetwork,
    /// The code adds a contact.
    CodeAddsContact,
    /// The code opens a link.
    CodeOpensLink,
    /// It is in a script or language that is not known here.
    UnknownScript,
    /// It is too short to say anything about.
    TooShort,
}

impl Code {
    /// All of them.
    pub const ALL: [Self; 66] = [
        Self::AsksForCode,
        Self::AsksForSecret,
        Self::AsksForCard,
        Self::AsksForMoney,
        Self::AsksForGiftCards,
        Self::AsksForData,
        Self::AsksToForward,
        Self::AsksToMove,
        Self::AsksToScan,
        Self::AsksToInstall,
        Self::AsksToVerify,
        Self::AsksToOpen,
        Self::AsksToCall,
        Self::AsksToStay,
        Self::AsksToReply,
        Self::AsksNotToCall,
        Self::AsksForSecrecy,
        Self::ClaimsKinship,
        Self::ClaimsNewNumber,
        Self::ClaimsAuthority,
        Self::ClaimsSupport,
        Self::ClaimsMistake,
        Self::OffersPrize,
        Self::OffersMoney,
        Self::OffersLoan,
        Self::OffersJob,
        Self::OffersProfit,
        Self::OffersAffection,
        Self::OffersGoods,
        Self::DemandsFee,
        Self::Threatens,
        Self::Extorts,
        Self::Urges,
        Self::Disguised,
        Self::LikeKnownScams,
        Self::LikeKnownAdverts,
        Self::SenderStranger,
        Self::SenderNew,
        Self::FirstMessage,
        Self::IdentityChanged,
        Self::NameImitates,
        Self::LinkShortened,
        Self::LinkBio,
        Self::LinkPunycode,
        Self::LinkMixedScripts,
        Self::LinkLookalike,
        Self::LinkNearMiss,
        Self::LinkCombined,
        Self::LinkEmbedded,
        Self::LinkBrandInPath,
        Self::LinkAddress,
        Self::LinkUserInfo,
        Self::LinkPort,
        Self::LinkFreeHost,
        Self::LinkDynamic,
        Self::LinkShownDiffers,
        Self::LinkProgram,
        Self::LinkScheme,
        Self::LinkStrangeName,
        Self::CodeLinksDevice,
        Self::CodePays,
        Self::CodeJoinsNetwork,
        Self::CodeAddsContact,
        Self::CodeOpensLink,
        Self::UnknownScript,
        Self::TooShort,
    ];

    /// Its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AsksForCode => "asks_for_code",
            Self::AsksForSecret => "asks_for_secret",
            Self::AsksForCard => "asks_for_card",
            Self::AsksForMoney => "asks_for_money",
            Self::AsksForGiftCards => "asks_for_gift_cards",
            Self::AsksForData => "asks_for_data",
            Self::AsksToForward => "asks_to_forward",
            Self::AsksToMove => "asks_to_move",
            Self::AsksToScan => "asks_to_scan",
            Self::AsksToInstall => "asks_to_install",
            Self::AsksToVerify => "asks_to_verify",
            Self::AsksToOpen => "asks_to_open",
            Self::AsksToCall => "asks_to_call",
            Self::AsksToStay => "asks_to_stay",
            Self::AsksToReply => "asks_to_reply",
            Self::AsksNotToCall => "asks_not_to_call",
            Self::AsksForSecrecy => "asks_for_secrecy",
            Self::ClaimsKinship => "claims_kinship",
            Self::ClaimsNewNumber => "claims_new_number",
            Self::ClaimsAuthority => "claims_authority",
            Self::ClaimsSupport => "claims_support",
            Self::ClaimsMistake => "claims_mistake",
            Self::OffersPrize => "offers_prize",
            Self::OffersMoney => "offers_money",
            Self::OffersLoan => "offers_loan",
            Self::OffersJob => "offers_job",
            Self::OffersProfit => "offers_profit",
            Self::OffersAffection => "offers_affection",
            Self::OffersGoods => "offers_goods",
            Self::DemandsFee => "demands_fee",
            Self::Threatens => "threatens",
            Self::Extorts => "extorts",
            Self::Urges => "urges",
            Self::Disguised => "disguised",
            Self::LikeKnownScams => "like_known_scams",
            Self::LikeKnownAdverts => "like_known_adverts",
            Self::SenderStranger => "sender_stranger",
            Self::SenderNew => "sender_new",
            Self::FirstMessage => "first_message",
            Self::IdentityChanged => "identity_changed",
            Self::NameImitates => "name_imitates",
            Self::LinkShortened => "link_shortened",
            Self::LinkBio => "link_bio",
            Self::LinkPunycode => "link_punycode",
            Self::LinkMixedScripts => "link_mixed_scripts",
            Self::LinkLookalike => "link_lookalike",
            Self::LinkNearMiss => "link_near_miss",
            Self::LinkCombined => "link_combined",
            Self::LinkEmbedded => "link_embedded",
            Self::LinkBrandInPath => "link_brand_in_path",
            Self::LinkAddress => "link_address",
            Self::LinkUserInfo => "link_user_info",
            Self::LinkPort => "link_port",
            Self::LinkFreeHost => "link_free_host",
            Self::LinkDynamic => "link_dynamic",
            Self::LinkShownDiffers => "link_shown_differs",
            Self::LinkProgram => "link_program",
            Self::LinkScheme => "link_scheme",
            Self::LinkStrangeName => "link_strange_name",
            Self::CodeLinksDevice => "code_links_device",
            Self::CodePays => "code_pays",
            Self::CodeJoinsNetwork => "code_joins_network",
            Self::CodeAddsContact => "code_adds_contact",
            Self::CodeOpensLink => "code_opens_link",
            Self::UnknownScript => "unknown_script",
            Self::TooShort => "too_short",
        }
    }

    /// The code of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }
}
