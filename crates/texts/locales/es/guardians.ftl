### Avalistas: contactos que responden por una recuperación. Lo que dicen todos los clientes.

## Who vouches for this account
none = No tienes avalistas. Nombra a personas de confianza: podrán devolverte la cuenta en minutos si algún día pierdes todos tus dispositivos.
asked-now = Se lo hemos pedido a { $name }. Su aplicación responde sola y entonces empieza la espera. Cuéntale de qué va: solo debe aprobar tras hablar o verse contigo.
waits-now = { $name } será avalista el { $time }, si ninguno de tus dispositivos lo anula.
removed-now = { $name } dejará de ser avalista.
kept = Anulado: tus avalistas siguen como están.
state-asked = preguntado, aún sin respuesta
state-answered = ha respondido
state-waiting = avalista cuando acabe la espera
state-active = avalista
state-leaving = avalista hasta que acabe la espera
unknown = (de antes de una recuperación)
in-force = Hace falta ahora para recuperar en minutos: la aprobación de { $threshold } de { $of }.
not-in-force = Todavía no cuenta ningún avalista.
coming = Desde el { $time }: { $threshold } de { $of }. Si no lo has cambiado tú, anúlalo.
how-to-keep = Para anularlo: `kith guardian keep`.
wards = Respondes por: { $names }. Aprueba solo si te han llamado o se han visto contigo.

## Notices
ward-notice = { $name } te ha nombrado avalista: si pierde todos sus dispositivos, ayudas a devolverle la cuenta. Si alguna vez te piden aprobar, llama antes a { $name }.
change-notice = TUS AVALISTAS VAN A CAMBIAR el { $time }. Si no lo has cambiado tú, anúlalo ya: `kith guardian keep`.
kept-notice = Se ha anulado un cambio de tus avalistas: siguen como están.

## Asking them, where the account is recovered to
code-lead = Llama a tus avalistas o queda con ellos y léeselo. Nunca lo escribas en un chat: ahí nadie sabe si eres tú.
code-show = A quien esté a tu lado, muéstrale esto:
code-then = Cada uno lo escribe en `kith guardian approve`. Deben aprobar { $needed }; la cuenta vuelve entonces en minutos, o en una hora si alguno de sus dispositivos aún se usa.
so-far = Han aprobado { $approved } de { $needed } avalistas. `kith guardian request` muestra el código para ellos.

## Approving
approve-who = { $name } quiere recuperar la cuenta en un dispositivo que se llama a sí mismo «{ $device }». Empezó el { $time }.
approve-warning = Di que sí solo si acabas de oír o ver tú a { $name }. Los ladrones piden justo esto y escriben en nombre de conocidos: devuelve la llamada a un número que ya tenías.
approve-vetoed = UN DISPOSITIVO DE LA CUENTA HA DICHO QUE NO: puede que alguien esté robando la cuenta.
approve-question = ¿Has oído o visto a { $name }, y fue quien te leyó este código?
approved-now = Aprobado. { $name } recupera la cuenta cuando hayan aprobado bastantes avalistas.
asked-to-approve = Una recuperación espera tu palabra.
approval-given = Tu aprobación ha llegado.
seeking = Buscando la recuperación de este código.
not-approved = no se ha aprobado nada
approve-unknown = el relé de esa cuenta no muestra tal recuperación, así que no se ha aprobado nada; pide que te lean otra vez el código en una llamada
approve-stranger = este código no es de nadie por quien respondas; no se ha aprobado nada
approve-expired = no se encuentra a nadie que muestre este código; mira si es correcto y si el otro lado está conectado. No se ha aprobado nada
approve-no-terminal = no hay terminal donde preguntar; si has oído o visto a esa persona, dilo con --yes
goes-on = queda guardado y se hará en cuanto se pueda llegar al relé

## What does not go
not-a-code = esto no es un código para avalistas: empieza por KITHGUARD o tiene { $words } palabras, y se lee en una llamada
words-count = un código para avalistas tiene { $words } palabras y luego la dirección del relé; aquí hay { $found }
is-a-guardian-code = esto es un código para avalistas y no vincula ningún dispositivo. Quien te lo leyó quiere recuperar una cuenta: úsalo solo como su avalista, tras una llamada o un encuentro
nobodys-guardian = aquí no respondes por nadie, así que no hay nada que aprobar
nothing-to-approve = ninguna recuperación espera tu aprobación; escribe primero el código que te leyeron
not-recovering = en esta carpeta no se está recuperando ninguna cuenta; empieza con `kith account recover`
no-guardians = esta cuenta no tenía avalistas cuando empezó la recuperación; volverá cuando acabe la espera
no-such-guardian = { $name } no es avalista tuyo; `kith guardian list` muestra quién lo es
threshold-range = debe aprobar al menos 1 avalista, y como mucho los que tienes: { $of }
no-change = no hay ningún cambio de avalistas pendiente
too-many = puede haber como mucho { $most } avalistas

## On screens
title = Avalistas
lead = Personas de confianza que pueden devolverte la cuenta en minutos si pierdes todos tus dispositivos. Aprueban en sus propios dispositivos, tras hablar o verse contigo.
add = Añadir un avalista
remove = Quitar
keep = Anularlo
threshold = Cuántos deben aprobar
