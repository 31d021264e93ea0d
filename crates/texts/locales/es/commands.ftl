### Lo que las órdenes muestran, preguntan y avisan.

no-cards = no hay tarjetas; crea una con `kith card new`
no-invitations = no hay invitaciones; crea una con `kith invitation new`
no-contacts = no hay contactos; pide a alguien que te acepte con `kith contact add ENLACE`
no-requests = no hay solicitudes
no-chats = no hay conversaciones
no-messages = no hay mensajes
synced = todo está sincronizado
no-name = sin nombre
lookalike = se parece a otro nombre
you = tú
unread-mark = nuevo
unread = { $count ->
    [one] { $count } nuevo
   *[other] { $count } nuevos
}
verified = verificado
once = de un solo uso
on = sí
off = no
until = hasta { $time }
says = dice ser «{ $name }»
by-card = por la tarjeta { $card }
greeting-hello = «Hola»
greeting-we-met = «Nos conocemos»
greeting-family = «Somos familia»
greeting-work = «Es por trabajo»

label-name = nombre
label-account = cuenta
label-device = dispositivo
label-relay = relé
label-state = estado
label-delivered = avisa de la entrega
label-read = avisa de la lectura
ready = lista
not-ready = aún no está en su relé
copied = copia antigua de una carpeta: solo para leer
account-made = { $name } ya tiene su cuenta en { $relay }
phrase-written = La frase de recuperación está en { $file }: guárdala donde solo tú la encuentres.
key-file-note = La clave también está en esta carpeta: quien tenga una copia de toda la carpeta podrá leerla.

card-made = Tarjeta { $id }: da este enlace a las personas que quieres que te escriban.
card-revoked = la tarjeta { $id } ya no deja entrar a nadie
invitation-made =
    Da este código a una sola persona, que crea su cuenta con él:

    kith account create --relay { RAW($relay) } --name NOMBRE --invite { RAW($code) }
asked = solicitud enviada a { $name }
asked-words = solicitud enviada a { $name }; las palabras para comparar de viva voz: { $words }
compare = las palabras para comparar de viva voz: { $words }
accepted = has aceptado a { $name }: escribe con `kith chat send { RAW($typed) } TEXTO`
declined = has rechazado la solicitud { $id }
blocked = has bloqueado a { $name }
unblocked = has desbloqueado a { $name }; intercambiad tarjetas para empezar de nuevo
safety-number =
    El número de seguridad entre tú y { $name }:

    { $number }

    Es igual en ambos lados si no hay nadie en medio.
is-verified = { $name } queda como contacto verificado
how-to-verify = Si coincide: kith contact verify { RAW($typed) } --yes

message-waiting = espera a que te acepte
message-queued = en la bandeja de salida
message-sent = enviado
message-delivered = entregado
message-read = leído
message-failed = no enviado

contact-adding = enviando la solicitud
contact-failed = no se pudo enviar la solicitud
contact-requested = solicitud enviada, sin respuesta aún
contact-accepting = aceptando
contact-active = contacto
contact-ended = terminado
contact-blocked = bloqueado
contact-unblocked = desbloqueado

card-waiting = aún no está en el relé
card-active = válida
card-used = usada
card-expired = caducada
card-revoked-state = retirada
invitation-waiting = aún no está en el relé
invitation-active = válida para una cuenta
invitation-refused = rechazada por el relé

event-online = conectado
event-offline = sin conexión; se vuelve a intentar
event-account-ready = la cuenta está en su relé
event-copied = esta carpeta es una copia antigua de otra que se ha usado desde entonces: ya no se envía nada desde aquí. Sigue con la original; lo que hay aquí todavía se puede leer
event-card-ready = la tarjeta { $card } ya funciona
event-invitation = invitación { $invitation }: { $state }
event-request = alguien pide que lo aceptes: `kith request list` muestra la solicitud { $request }
event-contact = { $name }: { $state }
event-marked = { $chat }: { $count ->
    [one] un mensaje
   *[other] varios mensajes
} – { $state }
event-alarm = aviso: { $text }
event-alarm-in = aviso, { $chat }: { $text }

ask-passphrase = Contraseña:
ask-new-passphrase = Nueva contraseña, que protege esta carpeta:
ask-again = Otra vez la misma:
ask-same-number = ¿Ve la otra persona el mismo número? [s/N]
yes-words = s si sí
wrong-word = Esa es otra palabra.
recovery-phrase =
    Esta es tu frase de recuperación. Se muestra una sola vez. Apúntala y guárdala donde solo tú la encuentres:

    { $words }
ask-word = Para continuar, escribe la palabra número { NUMBER($number) } de la frase:

own-certificates = { $count ->
    [0] solo se confía en los certificados del sistema
    [one] se confía en un certificado además de los del sistema
   *[other] se confía en { $count } certificados además de los del sistema
}

## Devices
yes-no = [s/N]
no-devices = todavía no hay dispositivos; `kith account create` hace el primero
how-to-join = En el otro ordenador: kith device join CÓDIGO
how-to-confirm = Para confirmarlo: kith device confirm { RAW($id) }
how-to-remove = Para cerrar su sesión: kith device remove { RAW($id) }
# A contact: the account got another device, or was recovered.
contact-changed = tiene otro dispositivo desde el { $time }
