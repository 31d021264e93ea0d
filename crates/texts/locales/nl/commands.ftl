### Wat opdrachten tonen, vragen en melden.

no-cards = geen kaarten; maak er een met `kith card new`
no-invitations = geen uitnodigingen; maak er een met `kith invitation new`
no-contacts = geen contacten; vraag iemand met `kith contact add LINK`
no-requests = geen verzoeken
no-chats = geen gesprekken
no-messages = geen berichten
synced = alles is uitgewisseld
no-name = geen naam
lookalike = lijkt op een andere naam
you = jij
unread-mark = nieuw
unread = { NUMBER($count) } nieuw
verified = geverifieerd
once = eenmalig
on = aan
off = uit
until = tot { $time }
says = noemt zich ‘{ $name }’
by-card = via kaart { $card }
greeting-hello = ‘Hallo’
greeting-we-met = ‘We kennen elkaar’
greeting-family = ‘We zijn familie’
greeting-work = ‘Het gaat over werk’

label-name = naam
label-account = account
label-device = apparaat
label-relay = relay
label-state = status
label-delivered = meldt ontvangst
label-read = meldt lezen
ready = klaar
not-ready = nog niet op zijn relay
copied = oudere kopie van een map: alleen om te lezen
account-made = { $name } is klaar op { $relay }
phrase-written = De herstelzin staat in { $file }: bewaar hem waar alleen jij hem vindt.
key-file-note = De sleutel staat ook in deze map: wie een kopie van de hele map heeft, kan hem lezen.

card-made = Kaart { $id }: geef deze link aan wie je wilt horen.
card-revoked = kaart { $id } laat niemand meer binnen
invitation-made =
    Geef deze code aan één persoon, die er een account mee maakt:

    kith account create --relay { RAW($relay) } --name NAAM --invite { RAW($code) }
asked = verzoek aan { $name } is verzonden
asked-words = verzoek aan { $name } is verzonden; de woorden om met de stem te vergelijken: { $words }
compare = de woorden om met de stem te vergelijken: { $words }
accepted = { $name } is geaccepteerd: schrijf met `kith chat send { RAW($typed) } TEKST`
declined = verzoek { $id } is afgewezen
blocked = { $name } is geblokkeerd
unblocked = { $name } is niet meer geblokkeerd; wissel kaarten uit om opnieuw te beginnen
safety-number =
    Het veiligheidsnummer van jou en { $name }:

    { $number }

    Het is aan beide kanten gelijk als er niemand tussen zit.
is-verified = { $name } staat als geverifieerd
how-to-verify = Zo ja: kith contact verify { RAW($typed) } --yes

message-waiting = wacht op acceptatie
message-queued = in de postbak uit
message-sent = verzonden
message-delivered = afgeleverd
message-read = gelezen
message-failed = niet verzonden

contact-adding = verzoek wordt verzonden
contact-failed = verzoek mislukt
contact-requested = verzoek verzonden, nog geen antwoord
contact-accepting = wordt geaccepteerd
contact-active = contact
contact-ended = beëindigd
contact-blocked = geblokkeerd
contact-unblocked = niet meer geblokkeerd

card-waiting = nog niet op de relay
card-active = geldig
card-used = gebruikt
card-expired = verlopen
card-revoked-state = ingetrokken
invitation-waiting = nog niet op de relay
invitation-active = goed voor één account
invitation-refused = geweigerd door de relay

event-online = verbonden
event-offline = niet verbonden; wordt opnieuw geprobeerd
event-account-ready = het account staat op zijn relay
event-copied = deze map is een oudere kopie van een map die sindsdien is gebruikt: van hieruit wordt niets meer verzonden. Ga verder met het origineel; wat hier staat is nog te lezen
event-card-ready = kaart { $card } werkt
event-invitation = uitnodiging { $invitation }: { $state }
event-request = iemand vraagt om geaccepteerd te worden: `kith request list` toont verzoek { $request }
event-contact = { $name }: { $state }
event-marked = { $chat }: { $count ->
    [one] een bericht
   *[other] meerdere berichten
} { $state }
event-alarm = waarschuwing: { $text }
event-alarm-in = waarschuwing, { $chat }: { $text }

ask-passphrase = Wachtwoordzin:
ask-new-passphrase = Nieuwe wachtwoordzin, die deze map beschermt:
ask-again = Nog een keer dezelfde:
ask-same-number = Ziet de ander hetzelfde nummer? [j/N]
yes-words = j ja
wrong-word = Dat is een ander woord.
recovery-phrase =
    Dit is je herstelzin. Hij wordt één keer getoond. Schrijf hem op en bewaar hem waar alleen jij hem vindt:

    { $words }
ask-word = Typ om door te gaan woord nummer { NUMBER($number) } van de zin:

own-certificates = { $count ->
    [0] alleen de certificaten van het systeem worden vertrouwd
    [one] één certificaat wordt naast die van het systeem vertrouwd
   *[other] { $count } certificaten worden naast die van het systeem vertrouwd
}

## Devices
yes-no = [j/N]
no-devices = nog geen apparaten; `kith account create` maakt het eerste
how-to-join = Op de andere computer: kith device join CODE
how-to-confirm = Bevestigen: kith device confirm { RAW($id) }
how-to-remove = Afmelden: kith device remove { RAW($id) }
# A contact: the account got another device, or was recovered.
contact-changed = heeft nog een apparaat sinds { $time }
