### Several devices of one account: what every client says about them.

## The list
devices = Dispositivos
this-device = este dispositivo
first-device = el primer dispositivo
confirmed = confirmado
probation = a prueba hasta el { $time }
kind-terminal = terminal
kind-web = navegador
kind-other = otro programa
no-name = sin nombre
linked-on = vinculado el { $time }
last-used = usado el { $time }

## The one-time code
code-what = Este código deja entrar en tu cuenta a un solo dispositivo más, una vez, durante cinco minutos.
code-warning = Ponlo solo en un dispositivo que tengas en tus propias manos. Nadie necesita nunca que se lo digas: ni un amigo, ni un banco, ni nadie de Kith. Quien te lo pide quiere leer tus mensajes.
code-next = Cuando ese dispositivo lo pida, este te mostrará qué es, y solo lo dejará entrar si tú lo dices.
code-ends = El código termina dentro de { $time }.
code-words = Lo mismo en palabras, para leer o escribir:
waiting = Esperando a que el otro dispositivo lo pida.

## Who asks
asks = Un dispositivo pide entrar en tu cuenta:
label-name = nombre
label-kind = qué es
label-network = dónde está
network-near = en la misma red que este dispositivo
network-far = en OTRA red, en { $address }
network-unknown = quizá en OTRA red: el relé no dice dónde
asks-next = Si lo dejas entrar, al principio estará a prueba: lee y escribe solo en los chats que elegiste para él, y no ve nada de lo escrito antes. Tus dispositivos te avisan, y puedes cerrar su sesión en cualquier momento.
ask-admit = ¿Es tu propio dispositivo, lo tienes en tus manos y acabas de poner tú el código en él?
far-warning = Ese dispositivo no está donde este. Así funciona un truco conocido: alguien lejos te enseña una página, o te llama, hasta que has puesto un código donde quiere, y luego lee todo. Si no estás seguro, di que no: un código nuevo se hace en un momento. Desde otra red la prueba dura más.
ask-far = ¿De verdad es tu propio dispositivo, en tus manos, aunque esté en otra red?

## What came of it
admitting = Se le está dejando entrar.
admitted = { $name } está vinculado, y a prueba hasta el { $time }.
admitted-next = Mira si ahora muestra tu nombre. Si es así, confírmalo aquí, y tendrá todas tus conversaciones. Si no, cierra su sesión enseguida.
refused = No se le dejó entrar, y el código ya no sirve para nada.
code-over = El código terminó: ya nadie puede usarlo.

## On the new device
join-asked = Tu otro dispositivo ha recibido la petición. Míralo: muestra este y espera tu sí.
joined = Este dispositivo pertenece ahora a la cuenta de { $name }, y está a prueba hasta el { $time }.
joined-next = Tiene los chats que elegiste para él, desde ahora. Confírmalo en tu otro dispositivo, y los tendrá todos.
join-refused = El otro dispositivo no dejó entrar a este.
join-expired = Nadie dejó entrar a este dispositivo a tiempo.

## Confirming
ask-confirm = ¿Confirmar { $name }? Recibe todos tus contactos y conversaciones, y puede vincular dispositivos y cerrar su sesión como este.
confirmed-now = { $name } está confirmado, y tiene todas tus conversaciones desde ahora.
confirmed-soon = { $name } está confirmado. Recibirá tus conversaciones por sí solo en cuanto ambos dispositivos estén conectados.

## Signing out
ask-remove = ¿Cerrar la sesión de { $name }? No podrá leer nada de lo que se escriba después. Lo que ya tiene se queda en él.
ask-remove-this = ¿Cerrar la sesión de este mismo dispositivo? No podrá enviar ni recibir nada más. Lo que ya tiene se queda en él.
removing = { $name } está fuera. Cada conversación recibe claves nuevas…
rekeyed = { NUMBER($done) } de { NUMBER($total) } conversaciones tienen claves nuevas
removed-now = La sesión de { $name } está cerrada, y cada conversación tiene claves nuevas.
removed-this = La sesión de este dispositivo está cerrada; por ahora se puede deshacer. Lo que hay aquí aún se puede leer; ya no llega ni se envía nada. Si lo cerró otro de tus dispositivos, aquí se borra todo cuando ya no se pueda deshacer.
erased-this = La sesión de este dispositivo se cerró para siempre, y lo que contenía se ha borrado.

## What happened
event-added = Un dispositivo nuevo, { $name }, fue vinculado a tu cuenta. Si no fuiste tú, cierra su sesión ahora.
event-reminder = Hace poco, un dispositivo, { $name }, fue vinculado a tu cuenta. Si no fuiste tú, cierra su sesión ahora.
event-confirmed = { $name } está confirmado: está en todas tus conversaciones.
event-removed = Se cerró la sesión de { $name }.
event-this-added = Este dispositivo está vinculado, y a prueba.
event-this-confirmed = Este dispositivo está confirmado: está en todas tus conversaciones.
linking-ready = El código ya se puede usar.
linking-asked = Un dispositivo pide entrar en tu cuenta.
linking-answered = El dispositivo que lo pidió tiene su respuesta.

## The notice that stays while a device is new
banner = Un dispositivo nuevo, { $name }, fue vinculado el { $time }.
not-mine = No es mío
sign-out = Cerrar sesión
confirm = Confirmar
link-a-device = Vincular un dispositivo
note-to-self = Notas para mí
let-in = Dejarlo entrar
keep-out = No dejarlo entrar
take-back = Retirar el código
who-asks = Quién lo pide
another-network = En otra red
only-this = Este es tu único dispositivo. Vincula otro para tener allí también tus chats.
unlock-again = Tu contraseña otra vez: lo que sigue decide quién puede leer tus mensajes.
wrong-passphrase = Esa no es la contraseña.
probation-here = Este dispositivo está a prueba hasta el { $time }: solo tiene los chats elegidos para él. Confírmalo en tu otro dispositivo.

## What was said before a device came

history-progress = el relé tiene el { NUMBER($percent) } %
history-sent =
    { $count ->
        [one] Un texto está
       *[other] { $count } textos están
    } de camino a { $device }; los recibe cuando se conecte
history-arrived =
    { $count ->
        [one] llegó un texto
       *[other] llegaron { $count } textos
    } de antes de este dispositivo
