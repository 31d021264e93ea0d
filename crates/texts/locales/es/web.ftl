### Lo que muestra el cliente web.

## Everywhere

app-name = Kith
back = Atrás
cancel = Cancelar
close = Cerrar
copy = Copiar
copied = Copiado
next = Siguiente
skip-to-content = Ir a la conversación
starting = Kith se está abriendo
update-ready = Hay una nueva versión de Kith.
update-now = Cargarla
save = Guardar
saved = Guardado

## How things stand

online = Conectado
offline = Sin conexión. Lo que escribas se enviará más tarde.
connecting = Conectando con el relé
broken-title = Kith no puede abrir lo que guarda este navegador
broken-hint = No se ha borrado nada. Cierra las demás pestañas con Kith y vuelve a cargar esta página.
copied-title = Esta es una copia antigua
copied-hint = La cuenta se usó desde entonces en otro sitio. Desde aquí no se envía nada, para que ninguna clave se use dos veces. Lo que hay aquí todavía se puede leer.
refused = El relé no acepta esta cuenta: { $why }
incompatible = El relé { $relay } y esta versión de Kith no se entienden. Vuelve a cargar la página; si no ayuda, hay que actualizar el relé.
alarm-title = El relé ha hecho algo que no debía
missed-title = Falta algo en la conversación con { $name }

## First run

welcome-title = Te damos la bienvenida a Kith
welcome-lead = Escribe a la gente que conoces. Sin número de teléfono, sin dirección de correo y sin que te escriban desconocidos, salvo que les hayas dado una tarjeta.
step = Paso { NUMBER($number) } de { NUMBER($total) }
name-label = Tu nombre
name-hint = Lo ven las personas a las que envías una solicitud; solo se muestran letras. Puede ser corto.
relay-is = Relé: { $url }
relay-hint = El ordenador que hace llegar tus mensajes. No puede leerlos.
invite-label = Código de invitación, si el relé lo pide
lock-title = ¿Cómo debe abrirse Kith?
lock-passphrase = Con una contraseña
lock-passphrase-hint = Sin ella nadie puede leer tus mensajes, aunque tenga este ordenador o una copia de su disco. Nadie puede restablecerla.
lock-passkey = Con el bloqueo de este dispositivo
lock-passkey-hint = Huella, rostro o PIN (una llave de acceso). Quien puede desbloquear este dispositivo puede abrir Kith. Si se borra la llave, nada lo abre.
lock-open = Sin contraseña
lock-open-hint = Quien pueda usar este navegador podrá leer tus mensajes y escribir en tu nombre.
passphrase-label = Contraseña
passphrase-again-label = Otra vez la misma
passphrases-differ = Las dos no son iguales.
passphrase-empty = Elige una contraseña, o la otra opción.
passkey-none = Este navegador o dispositivo no creó ninguna clave. Elige una contraseña o inténtalo otra vez.
phrase-title = Apunta tu frase de recuperación
phrase-lead = Con ella recuperas tu cuenta si pierdes todos tus dispositivos. Se muestra una sola vez y no queda guardada en ningún sitio. Guárdala en papel, donde solo tú la encuentres.
phrase-warning = Nadie de Kith te la pedirá nunca. Quien te la pida quiere quedarse con tu cuenta.
phrase-words = Tu frase de recuperación
phrase-written = Ya la he apuntado
confirm-title = ¿Está en el papel?
confirm-lead = Escribe estas palabras tal como están en tu papel.
confirm-word = Palabra { NUMBER($number) }
confirm-wrong = La palabra { NUMBER($number) } es otra. Mira tu papel.
confirm-back = Ver la frase otra vez
begin = Empezar

## Unlocking

unlock-title = Kith está bloqueado
unlock = Desbloquear
unlock-passkey = Desbloquear con el bloqueo de este dispositivo
unlocking = Desbloqueando
wrong-passphrase = Esa no es la contraseña.
wrong-passkey = Eso no lo abrió. Inténtalo otra vez.

## The list

chats = Conversaciones
new-chat = Nueva conversación
settings = Ajustes
search = Buscar
search-none = No se encontró nada.
search-messages = Mensajes
search-found = { $count ->
    [one] 1 mensaje encontrado
    [many] { NUMBER($count) } de mensajes encontrados
   *[other] { NUMBER($count) } mensajes encontrados
}
chats-empty-title = Aún no hay nadie
chats-empty-hint = Da una tarjeta a alguien, o añade la tarjeta que te hayan dado.
requests = Solicitudes
request-count = { $count ->
    [one] 1 solicitud
    [many] { NUMBER($count) } de solicitudes
   *[other] { NUMBER($count) } solicitudes
}
unread-count = { $count ->
    [one] 1 mensaje sin leer
    [many] { NUMBER($count) } de mensajes sin leer
   *[other] { NUMBER($count) } mensajes sin leer
}
you-said = Tú: { $text }
draft-is = Borrador: { $text }
state-adding = Enviando la solicitud
state-failed = La tarjeta no funcionó
state-requested = A la espera de que te acepte
state-accepting = Abriendo la conversación
state-active = Cifrada de extremo a extremo
state-ended = La otra persona ha terminado esta conversación
state-blocked = Bloqueado
state-unblocked = Intercambiad tarjetas para empezar de nuevo

## A conversation

choose-chat = Elige una conversación
messages-of = Mensajes con { $name }
write = Escribe un mensaje
send = Enviar
empty-chat = Empieza con un hola
waiting-note = { $name } todavía no te ha aceptado. Lo que escribas espera en este dispositivo.
words-note = Comparad de viva voz estas palabras: { $words }
ended-note = { $name } ha terminado esta conversación. Puedes leerla, pero ya no escribir.
blocked-note = Has bloqueado a { $name }. Puedes leer lo que se dijo.
unblocked-note = Para volver a escribiros, intercambiad tarjetas de nuevo.
newest = Ir al mensaje más reciente
unread-line = Nuevos
mark-waiting = Espera a que te acepte
mark-queued = Espera para enviarse
mark-sent = Enviado
mark-delivered = Entregado
mark-read = Leído
mark-failed = No enviado
today = Hoy
yesterday = Ayer
emoji = Emojis
link-title = ¿Abrir este enlace?
link-lead = Lleva a este sitio:
link-plain = La conexión con él no está cifrada.
link-open = Abrir
link-copy = Copiar el enlace
too-long = Es demasiado largo para enviarlo.

## Requests

requests-empty-title = No hay solicitudes
requests-empty-hint = Cuando alguien use una tarjeta que hayas dado, aquí decides tú.
request-lead = Alguien con tu tarjeta «{ $card }» pide escribirte.
request-says = dice ser «{ $name }»
request-no-name = no da un nombre que se pueda mostrar
request-lookalike = Este nombre se parece a uno que conoces. Puede ser otra persona.
request-words = Llama por teléfono a la persona que crees que es y compara con ella estas tres palabras:
request-name-label = Nombre que le pones
accept = Aceptar
decline = Rechazar
declined-note = Si la rechazas, a la otra persona no se le dice nada.
greeting-hello = Te saluda: hola
greeting-we-met = Dice que os conocéis
greeting-family = Dice que sois familia
greeting-work = Dice que es por trabajo

## New conversation

own-card-title = Da tu tarjeta
own-card-lead = Quien tenga esta tarjeta puede pedir escribirte. Tú decides si aceptas.
card-label-label = Nota para ti, por ejemplo dónde la diste
card-once = Solo para una persona
card-week = Vale durante 7 días
card-make = Crear una tarjeta
card-link = Enlace de la tarjeta
card-qr = La tarjeta como imagen para escanear
add-title = Añade una tarjeta que te han dado
add-lead = Pega el enlace que empieza por kith:card/
add-link-label = Enlace de la tarjeta
scan = Escanear con la cámara
scan-stop = Parar la cámara
scan-picture = Leerla de una imagen
scan-hint = Pon la tarjeta delante de la cámara.
scan-found = Se leyó la tarjeta.
scan-no-camera = No hay ninguna cámara que esta página pueda usar. Lee la tarjeta de una imagen o pega su enlace.
scan-nothing = En esta imagen no hay ningún código que se pueda leer.
scan-other = Este código no es una tarjeta de contacto. Dice: { $text }
scan-links = Alto: este código deja entrar en tu cuenta de { $service } a quien lo muestra. No lo escanees en ninguna parte. Quien te envió aquí quiere esa cuenta.
scan-signs-in = Alto: este código inicia sesión en tu nombre, con { $service }. Escanéalo solo si tú lo empezaste, ahora mismo, en una página que abriste.
add-name-label = Nombre que le pones
add-name-hint = Este nombre solo lo ves tú.
add-send = Enviar la solicitud
add-words = Solicitud enviada. Comparad de viva voz estas palabras: { $words }
cards-title = Tarjetas que has dado
cards-none = Ninguna todavía.
card-revoke = Retirar
card-state-waiting = Aún no está en el relé
card-state-active = Válida
card-state-used = Usada
card-state-expired = Caducada
card-state-revoked = Retirada
invite-title = Invitar a alguien a este relé
invite-lead = Algunos relés solo admiten a quien tiene una invitación. Cada una vale para una cuenta; da el código junto con la dirección del relé.
invite-make = Crear una invitación
invite-code = Código de invitación
invite-waiting = Aún no está en el relé
invite-active = Válida para una cuenta
invite-refused = El relé no deja que esta cuenta invite a nadie. Pregunta a su operador.
invite-used-up = Tus invitaciones se han agotado. La próxima podrás crearla a partir del { $date }.
invite-too-many = Ya hay demasiadas invitaciones.

## A contact

contact-title = Contacto
safety-number = Número de seguridad
safety-hint = Comparadlo en persona o en una llamada en la que reconozcas la voz. Si los dos veis las mismas cifras, no hay nadie en medio.
safety-none = Aparece cuando la otra persona ha aceptado.
verified = Verificado
verify = Las cifras son las mismas
verified-hint = Has comparado las cifras con esta persona.
block = Bloquear
block-hint = Termina la conversación para los dos. Lo que se dijo se puede seguir leyendo aquí.
unblock = Desbloquear
unblock-hint = Permite empezar de nuevo, con tarjetas nuevas.

## Settings

profile = Perfil
account-id = Cuenta
reading = Confirmaciones
give-delivered = Avisar a los demás cuando me llega su mensaje
give-read = Avisar a los demás cuando he leído su mensaje
look = Aspecto
theme-system = Como el sistema
theme-light = Claro
theme-dark = Oscuro
language = Idioma
lock-now = Bloquear ahora
lock-none = Este navegador abre Kith sin contraseña.
lock-after = Bloquear cuando nadie haya usado Kith durante
lock-minutes = { $count ->
    [one] 1 minuto
   *[other] { NUMBER($count) } minutos
}
lock-hours = { $count ->
    [one] 1 hora
   *[other] { NUMBER($count) } horas
}
lock-never = No bloquear por sí solo
notify-title = Notificaciones
notify = Avisarme de mensajes y solicitudes nuevos mientras Kith está en segundo plano
notify-hint = Dicen que hay algo nuevo, no quién escribió ni qué.
notify-denied = Este navegador no lo permite en esta página. Puedes cambiarlo en sus ajustes.
notify-offer = ¿Quieres que Kith te avise de mensajes nuevos mientras está en segundo plano?
notify-yes = Avísame
notify-no = No
new-message = Mensaje nuevo
new-request = Alguien pide escribirte
storage-title = Almacenamiento
storage-used = Kith guarda { $size } en este navegador.
storage-lasting = El navegador lo guarda hasta que lo borres.
storage-passing = El navegador puede borrarlo cuando el disco esté lleno, y con ello tu cuenta.
storage-keep = Pedir al navegador que lo conserve

## What could not be done

no-answer = Kith no ha respondido. Vuelve a cargar la página y mira si se hizo.
no-channel = Este navegador no deja que la página hable con su proceso. Prueba con otro navegador.
not-now = Esto no se puede hacer ahora.
bad-name = Un nombre tiene de 1 a 64 caracteres y ningún salto de línea.
name-taken = Aquí ya hay alguien que se llama así. Elige otro nombre.
not-a-card = Este no es el enlace completo de una tarjeta. Cópialo otra vez.
own-card = Esta es tu propia tarjeta. Dásela a otra persona.
already-contact = Esta persona ya es un contacto.
no-storage = Este navegador no guarda datos de esta página. Pasa en ventanas privadas y con el disco lleno.

## Linking this browser to an account that exists

join-offer = ¿Ya usas Kith en otro dispositivo?
join-begin = Vincular a mi cuenta
join-code-title = Introduce el código de un solo uso
join-code-lead = En tu otro dispositivo, abre Ajustes, Dispositivos, «Vincular un dispositivo»; en un terminal, ejecuta kith device link. Muestra un código que vale cinco minutos.
join-code-label = Código de un solo uso
join-code-hint = Pégalo o escríbelo; sus palabras valen igual.
join-name-label = Nombre de este navegador
join-name-hint = Tus otros dispositivos lo muestran. Nadie más lo ve.
join-send = Vincular este navegador
join-waiting = Ahora tu otro dispositivo
join-reaching = Buscando tu otro dispositivo. Deja abierto el código allí.
join-stop = Detener
join-elsewhere = Este código es del relé { $relay }. Abre su página en este navegador e introduce el código allí.
join-damaged = Una parte de este código falta o está mal. Cópialo otra vez.
join-newer = Este código es de un Kith más nuevo. Vuelve a cargar esta página.
join-not-a-code = Esto no es un código para vincular un dispositivo.

## Several devices

link-chats = Chats en los que puede estar antes de que lo confirmes
link-chats-hint = No elijas ninguno si lo confirmas enseguida: entonces los recibe todos.
link-show = Mostrar el código
link-qr = El código de un solo uso como imagen para escanear
link-code = Código de un solo uso
link-how = En el dispositivo nuevo, abre { $page } y elige «Vincular a mi cuenta»; en un terminal, ejecuta kith device join - y pega el código.
link-again = Mostrar un código nuevo
confirming = Se está confirmando …
signing-out = Se está cerrando la sesión de { $name } …
it-was-me = He sido yo
new-device = Se ha vinculado un dispositivo nuevo a tu cuenta
forget = Borrar lo que hay aquí
forget-ask = Todas las conversaciones se borran de este navegador. Tus otros dispositivos conservan las suyas. No se puede deshacer.
note-hint = Lo que escribas aquí está en todos tus dispositivos y con nadie más.
contact-changed = tiene otro dispositivo desde el { $time }
contact-changed-hint = Si te sorprende, pregunta de viva voz antes de escribir lo que nadie más debe leer.
history-send = Enviar mensajes anteriores
history-lead = { $name } recibe lo que se escribió antes, cifrado, a través de tu relé.
history-month = De los últimos 30 días
history-year = Del último año
history-all = Todo
history-none = No hay nada anterior que enviar.
history-arriving = Están llegando mensajes anteriores …
under-way = En curso

## Codes that are scanned where a device is linked

scan-code-hint = Pon el código de tu otro dispositivo delante de la cámara.
scan-code-found = El código se ha leído.
scan-other-code = Este código no es para vincular un dispositivo. Dice: { $text }
scan-card-here = Esto es una tarjeta de contacto, no un código para vincular un dispositivo. Las tarjetas se añaden en «Nueva conversación».
scan-kith-links = Alto: este código vincula un dispositivo a una cuenta de Kith. No añade ningún contacto ni abre ningún grupo. Quien te ha enviado aquí a usarlo quiere engañarte.

## PIN y copia de seguridad, y bloquear con prisa

backup-title = PIN y copia de seguridad
backup-none = No tienes copia de seguridad: si pierdes este dispositivo, se pierden contactos y mensajes. Con un PIN empieza una.
pin-ask = ¿Recuerdas todavía tu PIN? Sin él nadie puede abrir tu copia de seguridad, y nadie puede decírtelo.
pin-later = Más tarde
pin-set = Poner un PIN
pin-change = Poner otro PIN
pin-check = Comprobar el PIN
pin-label = PIN
pin-again = Otra vez el mismo PIN
pins-differ = Los dos PIN no son iguales.
pin-hint = { $least } caracteres o más; no el PIN de tu teléfono ni de tu tarjeta bancaria.
phrase-label = Frase de recuperación
phrase-once = Este navegador tiene que verla una vez. No se guarda.
backup-now = Hacer una copia ahora
backup-drill = Probar si se abre
backup-restore = Traer la copia aquí
backup-open = Hacen falta tu PIN y la frase de recuperación de tu papel.
lock-key = Bloquear con prisa, desde cualquier pantalla y en todas las pestañas: Ctrl + Mayús + L
