### PIN e copia di sicurezza: che cosa ne dicono tutti i client.

pin-set = Il tuo PIN è impostato e una copia di sicurezza è sul relay. Si apre con questo PIN e la tua frase di recupero insieme; con uno solo nessuno può aprirla. Kith ti chiede il PIN ogni tanto perché tu non lo dimentichi.
checked = È il tuo PIN. Per un po’ non ti verrà più chiesto.
wrong-pin = Non è il PIN. Tentativi rimasti su questo dispositivo prima di dover aspettare: { $left }. Gli altri tuoi dispositivi non ne risentono.
wrong-phrase = Il PIN è giusto, ma non è la frase di recupero per cui la copia è stata fatta. Cerca un altro foglio: non è stato cambiato nulla.
wait = Il PIN è stato provato troppe volte su questo dispositivo. Si può riprovare dopo { $time }.
none = Sul relay non c’è nessuna copia di sicurezza di questo account.
failed = Non è stato possibile e nulla è stato cambiato. Ciò che il relay ha mandato non torna, oppure ha rifiutato.
made = Copia di sicurezza del { $time }: contatti: { $contacts }, messaggi: { $texts }.
drilled = PIN e frase sono giusti e tutto si apre. Tornerebbe la copia del { $time }: contatti: { $contacts }, messaggi: { $texts }. Non è stato cambiato nulla.
restored = La copia del { $time } è qui: contatti: { $contacts }, messaggi: { $texts }. I tuoi contatti ti ritrovano da soli entro un giorno circa; confronta di nuovo con chi avevi confrontato. Se la data è più vecchia di quanto ti aspetti, forse il relay ne trattiene una più nuova.
ask-pin = Ricordi ancora il tuo PIN? Provalo con `kith account pin check`: senza, nessuno può aprire la tua copia di sicurezza, e nessuno può dirtelo.
no-pin = Non c’è un PIN, e quindi non si fanno copie di sicurezza. Impostane uno con `kith account pin set --pin-file FILE`.
never = Non è ancora stata fatta nessuna copia di sicurezza.
busy = Una copia di sicurezza è in corso di creazione o di apertura: aspetta che finisca.
phrase-needed = Questa cartella deve vedere una volta la tua frase di recupero prima di poter fare copie: dalla con --recovery-file. Non viene conservata.
other-phrase = Non è la frase di recupero di questo account.
pin-short = Un PIN ha almeno { $least } caratteri.
pin-long = Un PIN ha al massimo { $most } caratteri.
pin-obvious = Chiunque proverebbe questo PIN tra i primi: si ripete, è una fila di tasti o una data, è il tuo nome o uno che usano in molti. Scegline un altro.
goes-on = la copia prosegue da sola ogni volta che Kith è in funzione
not-done = non è stato cambiato nulla; riprova
