### Lo que dice `--help`, y con él las páginas del manual.

about = Un mensajero seguro para personas y para scripts
usage = Uso
commands = Órdenes
arguments = Argumentos
options = Opciones
examples = Ejemplos
everywhere = Con todas las órdenes
print-help = Muestra esta ayuda
print-version = Muestra la versión
exit-codes = Todas las órdenes aceptan --json, y --help muestra ejemplos. Código de salida: 0 hecho, 1 rechazado o sin conexión (con el motivo), 2 mal uso. Sin ninguna orden, Kith empieza para personas: los primeros pasos o las conversaciones.

home = Carpeta con la cuenta y sus mensajes, cifrada [por defecto: la carpeta de datos del sistema]
json = Muestra JSON, para programas
passphrase-file = Archivo cuya primera línea es la contraseña; - es la entrada estándar [entorno: KITH_PASSPHRASE_FILE]
lang = Idioma de lo que leen las personas: en, es, it, de, fr, nl o pt [entorno: KITH_LANG] [por defecto: el del sistema]
timeout = Cuánto esperar al relé, como 10s o 5m [por defecto: 10s]

account = Tu cuenta
account-create = Funda una cuenta en un relé
account-create-note = Pide una contraseña, que protege esta carpeta, y muestra una sola vez la frase de recuperación: apúntala. Si no se puede llegar al relé, repite la misma orden.
example-bot = no pregunta nada: para programas
relay = Dirección del relé, como wss://relay.example/v1, o ws://127.0.0.1:7171/v1 en este ordenador
name = Tu nombre, tal como lo ven las personas a las que aceptas o te diriges
invite = Código de invitación de un relé que lo pida; - es la entrada estándar
no-passphrase = Guarda la clave en un archivo junto a los datos: solo protege las copias hechas sin ese archivo
recovery-file = Escribe la frase de recuperación en este archivo nuevo en vez de mostrarla
ca-file = Archivo con certificados (PEM) de confianza además de los del sistema, para un relé con los suyos; se recuerda
account-show = Muestra tu cuenta

card = Tarjetas de contacto: enlaces con los que otras personas pueden dirigirse a ti
card-new = Crea una tarjeta
once = Deja entrar una sola solicitud
expires = No deja entrar a nadie pasado este tiempo, como 12h o 7d
label = Una nota para ti, que se muestra junto a cada solicitud llegada por esta tarjeta
card-list = Muestra tus tarjetas
card-revoke = Retira una tarjeta: ya nadie entra con ella
card-id = Identificador de la tarjeta, como lo muestra `kith card list`

## kith invitation

invitation = Invitaciones a tu relé, si solo admite a quien fue invitado
invitation-new = Crea una invitación para una persona
invitation-new-note = Con el código, una persona puede crear una cuenta en tu relé, una sola vez. Cuántas puedes crear lo decide el relé; quien fue invitado por un miembro empieza sin ninguna.
invitation-list = Muestra las invitaciones que creaste

contact = Personas que conoces
contact-add = Pide al dueño de una tarjeta que te acepte
contact-add-note = La otra persona ve tu solicitud con tres palabras; leéoslas en voz alta para estar seguros de quién es.
link = Enlace de la tarjeta; - es la entrada estándar
local-name = Cómo llamar aquí a este contacto [por defecto: el nombre que se da]
greeting = Las únicas palabras que acompañan una solicitud: none, hello, we-met, family o work [por defecto: none]
contact-list = Muestra tus contactos
contact-verify = Compara los números de seguridad con un contacto
contact-verify-note = Muestra el número que veis ambos si no hay nadie en medio. Comparadlo en persona o de viva voz.
example-verified = los números son iguales
yes = Marca el contacto como verificado: habéis comparado y los números son iguales
contact-block = Termina la conversación y retira todo derecho a dirigirse a ti
contact-block-note = Lo escrito se puede seguir leyendo con `kith chat read`.
contact-unblock = Permite empezar de nuevo con un contacto bloqueado
contact-unblock-note = Nada de la conversación anterior vuelve a la vida: intercambiad una tarjeta para empezar de nuevo.
contact-name = Nombre del contacto, como lo muestra `kith contact list`

request = Personas que piden que las aceptes
request-list = Muestra las solicitudes abiertas
request-list-note = El nombre que se da un desconocido no prueba nada. Comparad las tres palabras de viva voz.
request-accept = Acepta una solicitud y abre la conversación
request-decline = Rechaza una solicitud; a la otra persona no se le dice nada
request-id = Identificador de la solicitud, como lo muestra `kith request list`

chat = Conversaciones
chat-list = Muestra las conversaciones con lo que falta por leer
chat-read = Muestra una conversación y la marca como leída
chat-read-note = Muestra lo que hay en esta carpeta, también sin relé; `kith sync` trae lo nuevo.
limit = Solo los N mensajes más nuevos
chat-send = Escribe un mensaje
chat-send-note = Sin --wait el mensaje queda guardado y se envía una vez si se puede llegar al relé ahora; si no, lo envía la siguiente orden que llegue a él. Nunca se envía dos veces.
text = El texto; - es la entrada estándar
wait = Termina cuando el relé lo tiene de forma duradera (0), lo rechaza o se agota --timeout (1)
example-hello = Hola
example-eight = Nos vemos a las ocho
example-durable = Está a salvo en el relé cuando esto termina con 0
example-dash = -- un texto que empieza con un guion

sync = Intercambia todo lo pendiente y termina
listen = Se queda conectado y muestra una línea por cada cosa que pasa
listen-note = Se reconecta solo. Otras órdenes funcionan a la vez. Termina con Ctrl-C o SIGTERM.
settings = Lo que se cuenta a otros, y en quién confía este dispositivo
settings-marks = Muestra o cambia los avisos que reciben los contactos
example-marks = muestra lo que está puesto
example-read-off = nadie sabe cuándo lees
delivered = Si los contactos saben que un mensaje llegó: on u off
read = Si los contactos saben que leíste un mensaje: on u off
settings-ca-file = Muestra o cambia los certificados de confianza además de los del sistema
settings-ca-file-path = Archivo con certificados en PEM, que se toma tal como está ahora; - es la entrada estándar
settings-ca-file-none = Confía solo en los certificados del sistema
rpc = Atiende JSON-RPC 2.0 por la entrada y la salida estándar, para bots
rpc-note = Entra una petición por línea y sale una respuesta o un suceso por línea; docs/rpc.md es la referencia. Solo se permite lo que dice --allow: un bot no puede en ningún caso vincular dispositivos ni cambiar la recuperación.
allow = Lo que puede hacer el programa: { $scopes }; varias cosas con comas
completions = Muestra el autocompletado para un intérprete de órdenes
completions-shell = El intérprete: bash, zsh o fish
man = Escribe las páginas del manual
man-folder = La carpeta en la que se escriben
example-card-new = un enlace para dar: quien lo tenga puede pedir que lo aceptes
example-contact-add = pide al dueño de una tarjeta que te acepte
example-request-list = quién pide que lo aceptes
example-listen = una línea por cada cosa que pasa
example-label = club de ajedrez

check = Comprueba si un mensaje o un enlace es una trampa
check-text = El mensaje; - es la entrada estándar
check-link = Un enlace; - es la entrada estándar
check-explain = Dice qué significa un motivo y qué hacer
check-batch = Archivo con un objeto JSON por línea (text y, si se saben, lang y context); - es la entrada estándar. Muestra un veredicto por línea
check-chat = Un chat de WhatsApp exportado, como .txt o .zip
check-me = Tu propio nombre en ese chat: tus mensajes no se comprueban
check-report = Escribir además una página sobre el chat en este archivo
check-image = Una imagen (PNG, JPEG o WebP): qué hacen los códigos QR que hay en ella
check-note = Nada sale de este dispositivo: no hace falta cuenta, carpeta ni red.

## kith screen

screen = Las conversaciones a pantalla completa
screen-note = F1 muestra las teclas, F2 todo lo que se puede hacer. NO_COLOR quita los colores.
linear = Líneas sencillas en vez de pantalla completa: para lectores de pantalla

## kith device
device = Tus dispositivos
device-list = Muestra los dispositivos de tu cuenta
device-link = Deja entrar a otro dispositivo en tu cuenta: muestra un código de un solo uso
device-link-note = Ejecútalo en un dispositivo que ya está en la cuenta, y `kith device join` con el código en el nuevo. Antes de que entre nada ves qué lo pide y dónde está, y se te pregunta. Hasta que lo confirmes, el nuevo está solo en los chats elegidos con --chat.
device-link-timeout = Cuánto esperar al dispositivo nuevo [por omisión: 5m]
device-link-chat = Un contacto en cuya conversación entra el dispositivo mientras está a prueba; se puede repetir
device-link-yes = Deja entrar a lo que venga con el código, también desde otra red, sin preguntar
device-join = Entra en la cuenta cuyo dispositivo muestra un código
device-join-note = Para una carpeta nueva y vacía. Pide una contraseña, que protege esta carpeta, y espera a que digas que sí en el otro dispositivo. Si se rechaza, no se guarda nada.
device-join-code = El código que muestra el otro dispositivo, o sus palabras entre comillas; - es la entrada estándar
device-join-name = Cómo se llama este dispositivo en la lista [por omisión: el nombre del ordenador]
device-join-timeout = Cuánto esperar el sí del otro dispositivo [por omisión: 5m]
device-confirm = Termina la prueba de un dispositivo: recibe todas tus conversaciones
device-confirm-note = Hazlo cuando tengas el dispositivo nuevo en tus manos y muestre tu nombre. Lo escrito antes de confirmarlo no viene con él; `kith history send` lo trae.
device-remove = Cierra la sesión de un dispositivo y da claves nuevas a cada conversación
device-remove-note = No lee nada de lo que se escriba después. Lo que ya tiene se queda en él.
device-remove-yes = Cierra su sesión sin preguntar
device-id = El id del dispositivo, su comienzo (4 letras o más) o su nombre, como los muestra `kith device list`
example-device-link = en el dispositivo que tienes
example-device-join = en el nuevo

## kith history

history = Lo que se dijo antes de que llegara un dispositivo
history-send = Enviar a otro de tus dispositivos lo que se dijo antes
history-send-note = Envía solo textos, sellados para ese dispositivo, a través de tu relé: cuando estén allí, este dispositivo puede irse. Confirma antes el otro dispositivo.
history-since = Solo lo escrito en este tiempo, como 30d [por defecto: todo]
history-timeout = Cuánto esperar hasta que el relé lo tenga todo [por defecto: 10m]
account-freeze = Congela tu cuenta: deprisa, cuando algo va mal
account-freeze-note = Detiene en el acto toda vinculación y todo cambio, y tus contactos retienen lo que se escriba en tu nombre. Leer, decir que no y cerrar sesiones sigue funcionando. Con --recovery-file funciona desde cualquier ordenador, sin un dispositivo tuyo.
account-thaw = Descongela tu cuenta
account-recover = Recupera tu cuenta en una carpeta nueva y vacía, con su frase de recuperación
account-recover-note = Para cuando se han perdido todos los dispositivos: con uno de ellos usa `kith device link`. La cuenta espera un día si uno de sus dispositivos mostró el aviso, o una semana, para que puedas decir que no si no eres tú.
recovery = Una recuperación de tu cuenta: cómo está, y decir que no
recovery-status = Pregunta al relé si alguien está recuperando tu cuenta
recovery-veto = Di que no a una recuperación, o quítale la cuenta
phrase-file = El archivo con la frase de recuperación; - es la entrada estándar
phrase-relay = El relé donde está la cuenta
recovery-yes = Responde que sí a todas las preguntas
guardian = Contactos que responden por ti, para recuperar tu cuenta en minutos
guardian-add = Pedir a un contacto que sea tu avalista
guardian-add-note = Elige a personas a las que puedas llamar. Debe aprobar más de la mitad, si no dices otra cosa. Cada cambio espera tanto como una recuperación, y cualquiera de tus dispositivos puede anularlo.
guardian-list = Mostrar tus avalistas y por quién respondes
guardian-remove = Hacer que alguien deje de ser tu avalista
guardian-threshold = Decir cuántos deben aprobar; sin número, más de la mitad
guardian-threshold-number = Tantos
guardian-keep = Anular un cambio de avalistas pendiente
guardian-request = Mostrar el código con el que tus avalistas aprueban una recuperación
guardian-request-note = En la carpeta en la que ejecutaste `kith account recover`. Lee el código en una llamada o muéstralo en persona; uno vale para todos. Nunca lo escribas en un chat.
guardian-approve = Aprobar la recuperación de un contacto, tras una llamada o un encuentro
guardian-approve-note = Solo para un código que oíste de la propia persona: los ladrones piden justo esto. Muestra de quién es la cuenta y pregunta antes de aprobar nada.
guardian-code = El código que te leyeron; - es la entrada estándar
guardian-yes = Has oído o visto a la persona: responder sí a todo

## PIN y copia de seguridad
pin = Poner el PIN que guarda tu copia de seguridad, o comprobar si aún lo sabes
pin-set = Poner el PIN y hacer una primera copia
pin-check = Comprobar si aún sabes el PIN
pin-file = Archivo con el PIN; - es la entrada estándar
backup = Hacer una copia de seguridad, probarla o recuperarlo todo de ella
backup-now = Hacer una copia ahora
backup-status = Mostrar cuándo se hizo la última copia y qué contiene
backup-restore = Recuperar contactos, ajustes y mensajes de la copia más reciente
backup-drill = Comprobar si la copia más reciente se abre con PIN y frase; no cambia nada
