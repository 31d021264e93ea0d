### Qué salió mal, por nombres que llegan como datos.

relay-refused = el relé lo rechazó: { $why }
relay-misbehaved = el relé se comporta mal: { $what }
peer-misbehaved = la otra parte se comporta mal: { $what }

fault-wrong-key = muestra una clave distinta de la que tenía
fault-forged = envió algo que no se puede verificar
fault-disorder = entregó registros desordenados
fault-withheld = retuvo un mensaje que un miembro ha visto
fault-equivocated = mostró historiales distintos a miembros distintos
fault-lost-data = perdió mensajes que había confirmado

refusal-malformed = el relé no pudo leer la petición
refusal-too-large = la petición supera un límite de tamaño del relé
refusal-wrong-role = no en este tipo de conexión
refusal-not-authenticated = el relé no acepta la prueba de este dispositivo
refusal-session-taken = el número de sesión de este dispositivo ya se usó
refusal-rate-limited = demasiadas peticiones; de nuevo en { NUMBER($milliseconds) } ms
refusal-full = la cuota de la cuenta en el relé está agotada
refusal-chain-rule = la cadena de la cuenta no lo permite: { $rule }
refusal-not-admitted = el relé solo admite con invitación, y esta no lo abre
refusal-unavailable = no disponible
refusal-no-right = sin derecho a este canal
refusal-stale-epoch = la conversación ha seguido mientras tanto
refusal-channel-taken = el identificador del canal está ocupado
refusal-too-many = demasiados canales en una conexión
refusal-internal = el relé tiene un fallo propio; no se hizo nada

## Qué falta en una conversación, o por qué terminó

loss-unreadable = no se pudo leer un mensaje: lo escribió otra versión o está dañado
loss-passed-over = algo en esta conversación no se pudo leer y se pasó por alto
loss-expired = hubo mensajes que caducaron en el relé antes de que este dispositivo volviera
loss-readmission = aquí faltan mensajes; se pidió a la otra parte que vuelva a admitir este dispositivo
loss-being-readmitted = la otra parte está volviendo a admitir este dispositivo; hasta entonces pueden faltar mensajes aquí
loss-unreachable = ya no se puede contactar con la otra parte
loss-ended = la otra parte terminó la conversación
loss-broken = la aplicación de la otra parte, o el relé, rompió esta conversación; intercambiad tarjetas para empezar de nuevo
loss-taken-out = este dispositivo fue sacado de la conversación
loss-no-device = la otra parte no tiene ningún dispositivo que se pueda añadir
loss-no-channel = el relé no quiso abrir un canal para esta conversación
loss-bad-invitation = la invitación a la conversación no se abre; pide que te acepten otra vez

## Por qué no funcionó una tarjeta: tras contact-failed

card-not-valid = esta tarjeta ya no vale; pide una nueva
card-other-key = el relé dio una clave distinta de la que nombra la tarjeta; pide una tarjeta nueva por otra vía

## Problemas que no son un rechazo

trouble-peer-misbehaved = la aplicación de alguien envió lo que ninguna aplicación de Kith envía; se pasó por alto
trouble-relay-misbehaved = un relé hizo lo que ningún relé honrado y sano hace; se pasó por alto
trouble-other-relay = esta página solo puede hablar con el relé del que vino; escribe a personas de otros relés con los otros programas de Kith

## Lo que el sistema operativo dice de un archivo: tras cannot-read y cannot-write

io-not-found = no existe ese archivo o carpeta
io-denied = este usuario no puede hacerlo; comprueba de quién es y qué está permitido
io-exists = ya existe
io-not-a-folder = una parte de la ruta no es una carpeta
io-is-a-folder = es una carpeta
io-read-only = este disco es de solo lectura
io-full = no queda espacio; libera algo e inténtalo de nuevo
io-busy = lo está usando otro programa; ciérralo e inténtalo de nuevo
io-faulty = el disco tiene un fallo; revísalo y haz una copia de lo que tienes

## What a chain of devices does not allow: behind relay-refused
rule-last-device = es el último dispositivo confirmado de la cuenta, y alguien tiene que quedar para decir que no
rule-not-on-probation = ese dispositivo ya está confirmado
rule-too-many-devices = la cuenta tiene tantos dispositivos como puede tener; cierra antes la sesión de uno
rule-removed = se cerró la sesión de este dispositivo
rule-not-linked = ese dispositivo ya no está vinculado
rule-not-confirmed = este dispositivo está a prueba; confírmalo antes desde uno más antiguo
rule-younger = ese dispositivo es más antiguo que este, y decide el más antiguo
rule-unknown-device = este dispositivo no es de la cuenta
rule-too-early = es demasiado pronto; un dispositivo de otra red se puede confirmar después de un día
rule-frozen = la cuenta está congelada
rule-device-may-not = solo la frase de recuperación puede hacerlo
rule-ended = la cuenta está cerrada o se ha mudado
