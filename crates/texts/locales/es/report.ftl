### Lo que se dice de un chat entero comprobado, y de una imagen.

## La página
title = Lo que se encontró en este chat
traps-found = { $count ->
    [one] Un mensaje parece una trampa
    [many] { $count } de mensajes parecen trampas
   *[other] { $count } mensajes parecen trampas
}
adverts-found = { $count ->
    [one] Ninguna trampa, y un anuncio
    [many] Ninguna trampa, y { $count } de anuncios
   *[other] Ninguna trampa, y { $count } anuncios
}
nothing-found = { $count ->
    [one] Nada sospechoso en el único mensaje de este chat
    [many] Nada sospechoso en los { $count } de mensajes de este chat
   *[other] Nada sospechoso en los { $count } mensajes de este chat
}
read-through = { $count ->
    [one] Se leyó un mensaje.
    [many] Se leyeron { $count } de mensajes.
   *[other] Se leyeron { $count } mensajes.
}
more = { $count ->
    [one] Y uno más.
   *[other] Y { $count } más.
}
what-to-do = Qué hacer ahora
do-stop = No respondas, no pagues, no abras ningún enlace y no des ningún código a nadie.
do-call = Pregunta a la persona por otra vía: llama a un número que ya tenías, no a uno de este chat.
do-paid = Si ya pagaste o diste un código: llama a tu banco enseguida y quita los dispositivos que no conozcas en WhatsApp › Ajustes › Dispositivos vinculados.
do-tell = Enseña esta página a alguien de confianza. También les pasa a personas prudentes.
do-nothing = No hay nada que hacer. Ninguna comprobación lo ve todo: pregunta antes de pagar o dar un código.
traps = Parece una trampa
changes = Teléfonos y números cambiados
adverts = Anuncios
why = Por qué
private-page = Esta página está solo en tu dispositivo y sus enlaces no funcionan a propósito. Contiene lo que otros te escribieron: bórrala cuando termines.

## Imágenes
no-code = En esta imagen no hay ningún código QR, o ninguno que se pueda leer
code-says = El código dice: { $content }

## Lo que salió mal
no-chat-in-archive = no hay ningún chat en { $path }: expórtalo con Chat › Más › Exportar chat e indica ese archivo
archive-too-large = al descomprimirlo ocupa mucho más de lo que puede ocupar un chat
not-an-export = { $path } no es un chat de WhatsApp: ninguna línea empieza con fecha y hora; expórtalo con Chat › Más › Exportar chat, sin archivos
nobody-of-this-name = nadie se llama { $name } en este chat; en él están: { $names }
no-picture = { $path } no es una imagen que se pueda leer (PNG, JPEG o WebP): { $why }
picture-too-large = { $path } es una imagen demasiado grande; recorta la parte con el código
