//! What phrases are about.

/// What a phrase is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Concept {
    /// Small words by which a language is known.
    Common,
    /// Asks to be given or told something.
    Ask,
    /// Takes back what it stands before.
    Not,
    /// A code that somebody received.
    CodeWord,
    /// A password, a PIN, recovery words.
    Secret,
    /// Card numbers and bank details.
    Card,
    /// Papers and personal details.
    Data,
    /// Money.
    Money,
    /// Asks to pay or transfer.
    Pay,
    /// Asks to lend.
    Lend,
    /// Gift cards.
    Voucher,
    /// An account, or access to it.
    Account,
    /// To confirm, unlock, update, log in.
    Verify,
    /// What becomes of an account that is lost.
    Loss,
    /// There is no time.
    Urgent,
    /// To click, visit, follow a link.
    Open,
    /// Family.
    Kin,
    /// A new number, telephone or account.
    NewNumber,
    /// A telephone is broken or lost.
    Broken,
    /// To go on elsewhere.
    Move,
    /// To scan.
    Scan,
    /// A code to scan.
    Qr,
    /// The menu by which devices are linked.
    LinkedDevice,
    /// To install; programs for controlling another's device.
    Install,
    /// To tell nobody.
    Secrecy,
    /// That a call is not possible.
    NoCall,
    /// To stay and follow steps.
    Stay,
    /// Banks, offices, carriers, the police.
    Authority,
    /// Support and security teams.
    Support,
    /// A wrong number, an error.
    Mistake,
    /// Winning, being selected.
    Prize,
    /// Refunds, inheritances, donations, compensations.
    Windfall,
    /// Loans on offer.
    Loan,
    /// Work on offer.
    Work,
    /// Little work for much money.
    Easy,
    /// Investing and its profits.
    Profit,
    /// Affection and flattery.
    Closeness,
    /// Sex.
    Adult,
    /// Casinos and bets.
    Gambling,
    /// A fee, a fine, postage.
    Fee,
    /// A parcel.
    Parcel,
    /// Recordings, and to whom they will be shown.
    Extortion,
    /// Sales, discounts.
    Goods,
    /// How to hear no more, terms.
    OptOut,
    /// Services that cost by the message.
    Premium,
    /// A word to answer with.
    Reply,
    /// To pass on to others.
    Forward,
    /// To call a number.
    CallNumber,
    /// Somebody who must say who they are.
    Stranger,
    /// Asks for a code, in one phrase.
    WantsCode,
    /// Asks for money, in one phrase.
    WantsMoney,
    /// What honest senders say: never asked for, nothing to pay, no need to act.
    Calming,
    /// What genuine business says: delivered, booked, balance, receipt.
    Notice,
    /// Meeting or talking in person.
    Meeting,
    /// Talk of people who know each other.
    Everyday,
    /// The receiver does not know the sender, or expects nothing.
    Doubt,
}

impl Concept {
    /// All of them.
    pub(crate) const ALL: [Self; 56] = [
        Self::Common,
        Self::Ask,
        Self::Not,
        Self::CodeWord,
        Self::Secret,
        Self::Card,
        Self::Data,
        Self::Money,
        Self::Pay,
        Self::Lend,
        Self::Voucher,
        Self::Account,
        Self::Verify,
        Self::Loss,
        Self::Urgent,
        Self::Open,
        Self::Kin,
        Self::NewNumber,
        Self::Broken,
        Self::Move,
        Self::Scan,
        Self::Qr,
        Self::LinkedDevice,
        Self::Install,
        Self::Secrecy,
        Self::NoCall,
        Self::Stay,
        Self::Authority,
        Self::Support,
        Self::Mistake,
        Self::Prize,
        Self::Windfall,
        Self::Loan,
        Self::Work,
        Self::Easy,
        Self::Profit,
        Self::Closeness,
        Self::Adult,
        Self::Gambling,
        Self::Fee,
        Self::Parcel,
        Self::Extortion,
        Self::Goods,
        Self::OptOut,
        Self::Premium,
        Self::Reply,
        Self::Forward,
        Self::CallNumber,
        Self::Stranger,
        Self::WantsCode,
        Self::WantsMoney,
        Self::Calming,
        Self::Notice,
        Self::Meeting,
        Self::Everyday,
        Self::Doubt,
    ];

    /// Its name in the files.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Ask => "ask",
            Self::Not => "not",
            Self::CodeWord => "code",
            Self::Secret => "secret",
            Self::Card => "card",
            Self::Data => "data",
            Self::Money => "money",
            Self::Pay => "pay",
            Self::Lend => "lend",
            Self::Voucher => "voucher",
            Self::Account => "account",
            Self::Verify => "verify",
            Self::Loss => "loss",
            Self::Urgent => "urgent",
            Self::Open => "open",
            Self::Kin => "kin",
            Self::NewNumber => "new_number",
            Self::Broken => "broken",
            Self::Move => "move",
            Self::Scan => "scan",
            Self::Qr => "qr",
            Self::LinkedDevice => "linked_device",
            Self::Install => "install",
            Self::Secrecy => "secrecy",
            Self::NoCall => "no_call",
            Self::Stay => "stay",
            Self::Authority => "authority",
            Self::Support => "support",
            Self::Mistake => "mistake",
            Self::Prize => "prize",
            Self::Windfall => "windfall",
            Self::Loan => "loan",
            Self::Work => "work",
            Self::Easy => "easy",
            Self::Profit => "profit",
            Self::Closeness => "closeness",
            Self::Adult => "adult",
            Self::Gambling => "gambling",
            Self::Fee => "fee",
            Self::Parcel => "parcel",
            Self::Extortion => "extortion",
            Self::Goods => "goods",
            Self::OptOut => "opt_out",
            Self::Premium => "premium",
            Self::Reply => "reply",
            Self::Forward => "forward",
            Self::CallNumber => "call_number",
            Self::Stranger => "stranger",
            Self::WantsCode => "wants_code",
            Self::WantsMoney => "wants_money",
            Self::Calming => "calming",
            Self::Notice => "notice",
            Self::Meeting => "meeting",
            Self::Everyday => "everyday",
            Self::Doubt => "doubt",
        }
    }

    /// The concept of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|concept| concept.name() == name)
    }
}
