### What the shield says about messages, links, codes and senders.

## What a message asks for
asks-for-code = It asks for a code that came to you
asks-for-secret = It asks for a password, a PIN or recovery words
asks-for-card = It asks for card or bank details
asks-for-money = It asks for money
asks-for-gift-cards = It asks for gift cards
asks-for-data = It asks for papers or personal details
asks-to-forward = It wants to be sent on to others
asks-to-move = It wants to go on in another app, number or account
asks-to-scan = It asks you to scan a code
asks-to-install = It asks you to install something
asks-to-verify = It asks you to confirm or unlock an account
asks-to-open = It presses you to open a link
asks-to-call = It asks you to call a number that it gives
asks-to-stay = It asks you to stay on the line and follow steps
asks-to-reply = It wants a word in reply, to begin a conversation
asks-not-to-call = It says that calling is not possible
asks-for-secrecy = It asks you to tell nobody

## What it claims, offers and threatens with
claims-kinship = It claims to come from your family
claims-new-number = It claims a new number, telephone or account
claims-authority = It claims to come from a bank, an office or a carrier
claims-support = It claims to come from a support or security team
claims-mistake = It says that it is a mistake, or looks for somebody else
offers-prize = It promises a prize or a gift
offers-money = It promises money: a refund, an inheritance, a donation
offers-loan = It offers a loan
offers-job = It offers much money for little work
offers-profit = It promises profit from an investment
offers-affection = It seeks closeness
offers-goods = It sells something
demands-fee = It wants a fee, a fine or postage
threatens = It threatens you with a loss
extorts = It threatens to show something private
urges = It leaves no time to think
disguised = Its letters are disguised
like-known-scams = These words are like those of known traps
like-known-adverts = These words are like those of adverts

## The sender
sender-stranger = You do not know the sender
sender-new = The sender is a new contact
first-message = It is the first message from this sender
identity-changed = { $days ->
    [0] The sender’s keys, number or device changed on the same day
    [one] The sender’s keys, number or device changed a day before
   *[other] The sender’s keys, number or device changed { NUMBER($days) } days before
}
name-imitates = The name passes for { $fact }

## A link
link-shortened = { $fact } hides where the link leads
link-bio = { $fact } only leads on to further links
link-punycode = The link’s name is written in letters that pass for others: { $fact }
link-mixed-scripts = The link’s name mixes alphabets: { $fact }
link-lookalike = The link’s name looks like { $fact } and is not
link-near-miss = The link’s name differs from { $fact } by a letter
link-combined = The link’s name puts { $fact } together with other words
link-embedded = { $fact } only stands in front of the link’s real name
link-brand-in-path = The link speaks of { $fact } and leads to somebody else
link-address = The link leads to a bare address: { $fact }
link-user-info = { $fact } in front of the @ is not where the link leads
link-port = The link leads to an unusual port: { $fact }
link-free-host = Anybody can have a page at { $fact }
link-dynamic = { $fact } is a machine of somebody unknown
link-shown-differs = The link leads to { $fact }, which is not what it shows
link-program = The link leads to a program: { $fact }
link-scheme = It is no web address and does something else when opened: { $fact }
link-strange-name = { $fact } is named as traps are

## A code, and what cannot be read
code-links-device = The code lets somebody else’s device into your account
code-pays = The code pays somebody
code-joins-network = The code joins a wireless network
code-adds-contact = The code adds a contact
code-opens-link = The code opens a link
unknown-script = It is in a script that is not known here
too-short = It is too short to say anything about

## What to do
advice-none = Nothing speaks against it
advice-call-them = Call the person on the number you always had before you do anything
advice-keep-secret = Give the code or secret to nobody, whoever asks
advice-use-own-way = Open nothing here; go to their app or page as you always do
advice-do-not-scan = Do not scan it, and confirm nothing that appears
advice-do-not-pay = Do not pay and do not answer; tell somebody you trust, and the police
advice-do-not-answer = Do not answer; block the sender
advice-unsubscribe = It is an advert; block it if you do not want it
advice-ask-somebody = Nobody here can say; ask somebody who knows the language or the sender

## The verdict
verdict-fine = Nothing suspicious
verdict-advert = An advert
verdict-scam = This looks like a trap
verdict-cannot-tell = Cannot tell
