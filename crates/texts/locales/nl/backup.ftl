### Pincode en back-up: wat alle clients daarover zeggen.

pin-set = Je pincode is ingesteld en er staat een back-up op de relay. Die gaat alleen open met deze pincode en je herstelzin samen; met één van beide kan niemand hem openen. Kith vraagt af en toe naar de pincode, zodat je hem niet vergeet.
checked = Dat is je pincode. Er wordt een tijd niet meer naar gevraagd.
wrong-pin = Dat is niet de pincode. Pogingen die dit apparaat nog heeft voordat het moet wachten: { $left }. Je andere apparaten merken er niets van.
wrong-phrase = De pincode klopt, maar dit is niet de herstelzin waarvoor de back-up is gemaakt. Zoek een ander papier: er is niets veranderd.
wait = De pincode is op dit apparaat te vaak geprobeerd. Na { $time } kan het weer.
none = Er staat geen back-up van dit account op de relay.
failed = Het is niet gelukt en er is niets veranderd. Wat de relay stuurde klopt niet, of hij weigerde.
made = Back-up van { $time }: contacten: { $contacts }, berichten: { $texts }.
drilled = Pincode en herstelzin kloppen en alles gaat open. Terug zou komen de back-up van { $time }: contacten: { $contacts }, berichten: { $texts }. Er is niets veranderd.
restored = De back-up van { $time } is hier: contacten: { $contacts }, berichten: { $texts }. Je contacten vinden je binnen ongeveer een dag vanzelf; vergelijk opnieuw met wie je had vergeleken. Is de datum ouder dan je verwacht, dan houdt de relay misschien een nieuwere achter.
ask-pin = Weet je je pincode nog? Probeer hem met `kith account pin check`: zonder kan niemand je back-up openen, en niemand kan hem je vertellen.
no-pin = Er is geen pincode, dus worden er geen back-ups gemaakt. Stel er een in met `kith account pin set --pin-file BESTAND`.
never = Er is nog geen back-up gemaakt.
busy = Er wordt net een back-up gemaakt of geopend: wacht tot dat klaar is.
phrase-needed = Deze map moet je herstelzin één keer zien voordat hij back-ups kan maken: geef hem met --recovery-file. Hij wordt niet bewaard.
other-phrase = Dit is niet de herstelzin van dit account.
pin-short = Een pincode heeft minstens { $least } tekens.
pin-long = Een pincode heeft hoogstens { $most } tekens.
pin-obvious = Iedereen zou deze pincode als een van de eerste proberen: hij herhaalt zich, is een rij toetsen of een datum, is je naam of een die veel mensen nemen. Kies een andere.
goes-on = de back-up gaat vanzelf verder zodra Kith draait
not-done = er is niets veranderd; probeer het opnieuw
