### Een account bevriezen en terugkrijgen: wat alle clients daarover zeggen.

## Bevriezen
frozen-now = Je account is bevroren. Er kan niets worden gekoppeld of veranderd, en je contacten houden tegen wat in jouw naam wordt geschreven. Kijk naar je apparaten en meld af wat niet van jou is; ontdooi het daarna.
frozen-since = bevroren sinds { $time }: er kan niets worden gekoppeld of veranderd, en contacten houden tegen wat je schrijft
thawed-now = Je account is weer als voorheen. Wat je apparaten intussen schreven, zien je contacten nu.
not-frozen = het account is niet bevroren
contact-frozen = account bevroren sinds { $time }
contact-held =
    { $count ->
        [one] 1 bericht tegengehouden tot het account is ontdooid
       *[other] { $count } berichten tegengehouden tot het account is ontdooid
    }

## Een account terugkrijgen in een nieuwe map
started = Het account wordt hersteld. De apparaten ervan krijgen het te horen, en elk kan tot { $time } nee zeggen. De rest doet deze map vanzelf zodra Kith ermee draait; eerder kan van hieruit niets worden geschreven.
asked = Het relay wordt gevraagd.
waiting = Een herstel wacht tot { $time }. Tot dan kan elk apparaat van het account nee zeggen.
waiting-here = Deze map krijgt het account op { $time }, als geen van de apparaten nee zegt.
vetoed = Een apparaat van het account heeft nee gezegd: dit herstel kan niet worden voltooid.
vetoed-here = Een apparaat van het account heeft nee gezegd. Was jij dat niet, praat dan met niemand die hulp aanbiedt; meld vanaf een eigen apparaat af wat niet van jou is.
done-here = Het account is hier. Je contacten zien dat het is hersteld; wie je nieuwe sleutels heeft, kan je weer schrijven.
done-elsewhere = Het account is op { $time } op een ander apparaat hersteld, en dit apparaat is eruit. Was jij dat niet, zeg het dan nu: `kith account recovery veto`.
expired = Het herstel is voorbij en er is niets van gekomen.
unknown-phrase = Geen account op dit relay heeft die herstelzin. Zoek een verkeerd woord, en of het het juiste relay is.
none = Er staat geen herstel open.

## Op de apparaten van het account
notice = IEMAND HERSTELT JE ACCOUNT met de herstelzin. Ben jij het niet, zeg dan nu nee met `kith account recovery veto`: na { $time } heeft die het account en is dit apparaat eruit.
veto-done = Nee gezegd. Niemand krijgt het account door dit herstel. Wie ermee begon, kent je herstelzin: bevries het account en meld af wat niet van jou is.
veto-undone = Nee gezegd. Het account is weer van jou.
ask-veto = Nee zeggen tegen alles wat openstaat?
nothing-to-veto = er is niets om nee tegen te zeggen: er staat geen herstel open
recovering = dit account wordt hersteld en is nog niet hier; `kith account recovery status` zegt tot wanneer
start-goes-on = alles is bewaard: ga verder met `kith account recovery status`
freeze-goes-on = het is bewaard en gebeurt zodra het relay bereikbaar is
ask-relay = het relay kon niet worden gevraagd; dit is wat eerder bekend was
freeze-elsewhere = in deze map is een account: bevries het zonder --recovery-file
phrase-words = een herstelzin heeft { $words } woorden, deze heeft er { $found }
phrase-unknown = woord { $position } staat in geen enkele herstelzin; zoek een spelfout
phrase-checksum = deze woorden horen niet bij elkaar; zoek een verkeerd of verwisseld woord

## On screens
banner = Iemand herstelt je account. Ben jij het niet, zeg dan voor { $time } nee: daarna is het van hem en is dit apparaat eruit.
banner-frozen = Je account is bevroren sinds { $time }: er kan niets worden gekoppeld of veranderd, en contacten houden tegen wat je schrijft.
banner-undo = Je account is op { $time } op een ander apparaat hersteld, en dit apparaat is eruit. Was jij dat niet, neem het dan nu terug.
not-me = Dit ben ik niet
take-back = Terugnemen
freeze = Mijn account bevriezen
thaw = Ontdooien
ask-freeze = Je account bevriezen? Er kan niets worden gekoppeld of veranderd, en je contacten houden tegen wat in jouw naam wordt geschreven, tot je het hier beëindigt. Lezen gaat door.
ask-thaw = Ontdooien? Wat je apparaten intussen schreven, zien je contacten dan. Meld eerst af wat niet van jou is.
ask-no = Nee zeggen? Niemand krijgt je account door dit herstel.
from-before = zegt dat jullie elkaar schreven voor het account werd hersteld
in-danger = Als er iets mis is
freeze-lead = Als een apparaat weg is, een code is voorgelezen of er in jouw naam om geld wordt gevraagd: eerst bevriezen, dan kijken. Je contacten houden tegen wat in jouw naam wordt geschreven, en er kan niets worden gekoppeld.
look-now = Iemand herstelt je account. Kijk nu.
