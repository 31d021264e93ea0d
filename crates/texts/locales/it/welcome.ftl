### Ciò che si dice e si chiede a chi è nuovo.

hello = Ti diamo il benvenuto in Kith. In { $folder } non c’è ancora un account: quattro domande e ne avrai uno. Ctrl-C termina senza creare nulla.
goes-on = Qui è stato iniziato un account per { $name } su { $relay }; ora continua.
ask-relay = L’indirizzo del tuo relay (Invio per { $relay }):
ask-ca-file = Un file con il certificato proprio del relay, se il gestore te ne ha dato uno (Invio se non c’è):
ask-name = Il tuo nome, come lo vedono le persone che accetti o a cui chiedi:
ask-lock = Proteggere questa cartella con una passphrase? Senza, chi ha una copia di tutta la cartella può leggerla. [S/n]
no-words = n no
ask-invitation = Questo relay ammette solo con un invito. Il codice, dal suo gestore o da qualcuno che c’è già:
ready = Tutto è pronto. Crea un biglietto con `kith card new` e dai il suo link a qualcuno, o chiedi con `kith contact add LINK`.
