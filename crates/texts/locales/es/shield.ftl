### What the shield says about messages, links, codes and senders.

## What a message asks for
asks-for-code = Te pide un código que te ha llegado
asks-for-secret = Te pide una contraseña, un PIN o palabras de recuperación
asks-for-card = Te pide datos de tarjeta o del banco
asks-for-money = Te pide dinero
asks-for-gift-cards = Te pide tarjetas regalo
asks-for-data = Te pide documentos o datos personales
asks-to-forward = Quiere que lo reenvíes a otros
asks-to-move = Quiere seguir en otra aplicación, número o cuenta
asks-to-scan = Te pide escanear un código
asks-to-install = Te pide instalar algo
asks-to-verify = Te pide confirmar o desbloquear una cuenta
asks-to-open = Te empuja a abrir un enlace
asks-to-call = Te pide llamar a un número que te da
asks-to-stay = Te pide no colgar y seguir pasos
asks-to-reply = Quiere una respuesta para empezar a hablar
asks-not-to-call = Dice que no se puede llamar
asks-for-secrecy = Te pide no contarlo a nadie

## What it claims, offers and threatens with
claims-kinship = Dice ser de tu familia
claims-new-number = Habla de un número, teléfono o cuenta nuevos
claims-authority = Dice venir de un banco, un organismo o un transportista
claims-support = Dice venir de soporte o seguridad
claims-mistake = Dice que es un error, o busca a otra persona
offers-prize = Promete un premio o un regalo
offers-money = Promete dinero: un reembolso, una herencia, una donación
offers-loan = Ofrece un préstamo
offers-job = Ofrece mucho dinero por poco trabajo
offers-profit = Promete ganancias con una inversión
offers-affection = Busca cercanía
offers-goods = Vende algo
demands-fee = Quiere cobrar una tasa, una multa o un franqueo
threatens = Te amenaza con una pérdida
extorts = Amenaza con mostrar algo privado
urges = No deja tiempo para pensar
disguised = Sus letras están disfrazadas
like-known-scams = Estas palabras se parecen a las de trampas conocidas
like-known-adverts = Estas palabras se parecen a las de la publicidad

## The sender
sender-stranger = No conoces a quien lo envía
sender-new = Quien lo envía es un contacto nuevo
first-message = Es el primer mensaje de esta persona
identity-changed = { $days ->
    [0] Las claves, el número o el dispositivo de quien lo envía cambiaron el mismo día
    [one] Las claves, el número o el dispositivo de quien lo envía cambiaron un día antes
    [many] Las claves, el número o el dispositivo de quien lo envía cambiaron { NUMBER($days) } días antes
   *[other] Las claves, el número o el dispositivo de quien lo envía cambiaron { NUMBER($days) } días antes
}
name-imitates = El nombre se hace pasar por { $fact }

## A link
link-shortened = { $fact } oculta adónde lleva el enlace
link-bio = { $fact } solo lleva a más enlaces
link-punycode = El nombre del enlace está escrito con letras que pasan por otras: { $fact }
link-mixed-scripts = El nombre del enlace mezcla alfabetos: { $fact }
link-lookalike = El nombre del enlace se parece a { $fact } y no lo es
link-near-miss = El nombre del enlace es { $fact } salvo por una letra
link-combined = El nombre del enlace junta { $fact } con otras palabras
link-embedded = { $fact } solo aparece delante del nombre verdadero del enlace
link-brand-in-path = El enlace habla de { $fact } y lleva a otro sitio
link-address = El enlace lleva a una dirección sin nombre: { $fact }
link-user-info = { $fact }, delante de la @, no es adonde lleva el enlace
link-port = El enlace lleva a un puerto inusual: { $fact }
link-free-host = Cualquiera puede tener una página en { $fact }
link-dynamic = { $fact } es la máquina de alguien desconocido
link-shown-differs = El enlace lleva a { $fact }, que no es lo que muestra
link-program = El enlace lleva a un programa: { $fact }
link-scheme = No es una dirección web y hace otra cosa al abrirse: { $fact }
link-strange-name = { $fact } se llama como las trampas

## A code, and what cannot be read
code-links-device = El código deja entrar el dispositivo de otra persona en tu cuenta
code-pays = El código paga a alguien
code-joins-network = El código conecta a una red inalámbrica
code-adds-contact = El código añade un contacto
code-opens-link = El código abre un enlace
unknown-script = Está en una escritura que aquí no se conoce
too-short = Es demasiado corto para decir algo

## What to do
advice-none = Nada habla en contra
advice-call-them = Llama a la persona al número de siempre antes de hacer nada
advice-keep-secret = No des el código ni el secreto a nadie, lo pida quien lo pida
advice-use-own-way = No abras nada aquí; entra en su aplicación o página como siempre
advice-do-not-scan = No lo escanees ni confirmes nada de lo que aparezca
advice-do-not-pay = No pagues ni contestes; cuéntaselo a alguien de confianza y a la policía
advice-do-not-answer = No contestes; bloquea a quien lo envía
advice-unsubscribe = Es publicidad; bloquéala si no la quieres
advice-ask-somebody = Aquí nadie puede decirlo; pregunta a quien conozca el idioma o a quien lo envía

## The verdict
verdict-fine = Nada sospechoso
verdict-advert = Publicidad
verdict-scam = Esto parece una trampa
verdict-cannot-tell = No se puede saber
