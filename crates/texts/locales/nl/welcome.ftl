### Wat een nieuweling te horen en te beantwoorden krijgt.

hello = Welkom bij Kith. In { $folder } is nog geen account: vier vragen en je hebt er een. Ctrl-C stopt zonder iets te maken.
goes-on = Hier is een account voor { $name } op { $relay } begonnen; nu gaat het verder.
ask-relay = Het adres van je relay (Enter voor { $relay }):
ask-ca-file = Een bestand met het eigen certificaat van de relay, als de beheerder je er een gaf (Enter voor geen):
ask-name = Je naam, zoals degenen hem zien die je accepteert of vraagt:
ask-lock = Deze map met een wachtwoordzin beschermen? Zonder kan wie een kopie van de hele map heeft hem lezen. [J/n]
no-words = n nee
ask-invitation = Deze relay laat alleen toe met een uitnodiging. De code, van de beheerder of van iemand die er is:
ready = Alles is klaar. Maak een kaart met `kith card new` en geef de link aan iemand, of vraag met `kith contact add LINK`.
