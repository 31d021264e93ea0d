### Congelare un account e riaverlo: che cosa ne dicono tutti i client.

## Congelare
frozen-now = Il tuo account è congelato. Non si può collegare né cambiare nulla, e i tuoi contatti trattengono ciò che si scrive a tuo nome. Guarda i tuoi dispositivi e disconnetti ciò che non è tuo; poi scongelalo.
frozen-since = congelato dal { $time }: non si può collegare né cambiare nulla, e i contatti trattengono ciò che scrivi
thawed-now = Il tuo account è come prima. Ciò che i tuoi dispositivi hanno scritto nel frattempo ora lo vedono i tuoi contatti.
not-frozen = l’account non è stato congelato
contact-frozen = account congelato dal { $time }
contact-held =
    { $count ->
        [one] 1 messaggio trattenuto finché l’account non è scongelato
       *[other] { $count } messaggi trattenuti finché l’account non è scongelato
    }

## Riavere un account in una cartella nuova
started = L’account è in recupero. I suoi dispositivi sono avvisati, e ognuno può dire di no fino al { $time }. Il resto lo fa da sé questa cartella ogni volta che Kith la usa; prima non si può scrivere nulla da qui.
asked = Si sta chiedendo al relay.
waiting = Un recupero attende fino al { $time }. Fino ad allora ogni dispositivo dell’account può dire di no.
waiting-here = Questa cartella riceve l’account il { $time }, se nessuno dei suoi dispositivi dice di no.
vetoed = Un dispositivo dell’account ha detto di no: questo recupero non può essere completato.
vetoed-here = Un dispositivo dell’account ha detto di no. Se non sei stato tu, non parlare con nessuno che offra aiuto; disconnetti da un tuo dispositivo ciò che non è tuo.
done-here = L’account è qui. I tuoi contatti vedono che è stato recuperato; chi ha le tue nuove chiavi può scriverti di nuovo.
done-elsewhere = L’account è stato recuperato su un altro dispositivo il { $time }, e questo è fuori. Se non sei stato tu, dillo ora: `kith account recovery veto`.
expired = Il recupero è finito e non ne è venuto nulla.
unknown-phrase = Nessun account su questo relay ha quella frase di recupero. Cerca una parola sbagliata, e se il relay è quello giusto.
none = Nessun recupero in attesa.

## Sui dispositivi dell’account
notice = QUALCUNO STA RECUPERANDO IL TUO ACCOUNT con la frase di recupero. Se non sei tu, di’ di no ora con `kith account recovery veto`: dopo il { $time } avrà l’account e questo dispositivo sarà fuori.
veto-done = Detto di no. Con questo recupero nessuno ottiene l’account. Chi l’ha avviato conosce la tua frase di recupero: congela l’account e disconnetti ciò che non è tuo.
veto-undone = Detto di no. L’account è di nuovo tuo.
ask-veto = Dire di no a tutto ciò che è in attesa?
nothing-to-veto = non c’è nulla a cui dire di no: nessun recupero in attesa
recovering = questo account è in recupero e non è ancora qui; `kith account recovery status` dice fino a quando
start-goes-on = tutto è conservato: continua con `kith account recovery status`
freeze-goes-on = è conservato e avviene appena il relay è raggiungibile
ask-relay = non è stato possibile chiedere al relay; questo è ciò che si sapeva prima
freeze-elsewhere = in questa cartella c’è un account: congelalo senza --recovery-file
phrase-words = una frase di recupero ha { $words } parole, questa ne ha { $found }
phrase-unknown = la parola { $position } non è in nessuna frase di recupero; cerca un errore di ortografia
phrase-checksum = queste parole non vanno insieme; cercane una sbagliata o scambiata

## On screens
banner = Qualcuno sta recuperando il tuo account. Se non sei tu, di’ di no prima del { $time }: dopo sarà suo e questo dispositivo sarà fuori.
banner-frozen = Il tuo account è congelato dal { $time }: non si può collegare né cambiare nulla, e i contatti trattengono ciò che scrivi.
banner-undo = Il tuo account è stato recuperato su un altro dispositivo il { $time }, e questo è fuori. Se non sei stato tu, riprendilo ora.
not-me = Non sono io
take-back = Riprendilo
freeze = Congela il mio account
thaw = Scongela
ask-freeze = Congelare il tuo account? Non si può collegare né cambiare nulla, e i tuoi contatti trattengono ciò che si scrive a tuo nome, finché non lo finisci qui. Leggere resta possibile.
ask-thaw = Scongelare? Ciò che i tuoi dispositivi hanno scritto nel frattempo lo vedranno allora i tuoi contatti. Prima disconnetti ciò che non è tuo.
ask-no = Dire di no? Con questo recupero nessuno ottiene il tuo account.
from-before = dice che vi scrivevate prima che l’account fosse recuperato
in-danger = Se qualcosa non va
freeze-lead = Se manca un dispositivo, è stato dettato un codice o si chiedono soldi a tuo nome: prima congela, poi guarda. I tuoi contatti trattengono ciò che si scrive a tuo nome, e non si può collegare nulla.
look-now = Qualcuno sta recuperando il tuo account. Guarda ora.
