### O que os comandos mostram, perguntam e avisam.

no-cards = nenhum cartão; crie um com `kith card new`
no-invitations = nenhum convite; crie um com `kith invitation new`
no-contacts = nenhum contato; peça a alguém com `kith contact add LINK`
no-requests = nenhum pedido
no-chats = nenhuma conversa
no-messages = nenhuma mensagem
synced = tudo está sincronizado
no-name = sem nome
lookalike = parece outro nome
you = você
unread-mark = nova
unread = { $count ->
    [one] { $count } nova
   *[other] { $count } novas
}
verified = verificado
once = de uso único
on = sim
off = não
until = até { $time }
says = diz ser “{ $name }”
by-card = pelo cartão { $card }
greeting-hello = “Olá”
greeting-we-met = “A gente se conhece”
greeting-family = “Somos da família”
greeting-work = “É sobre trabalho”

label-name = nome
label-account = conta
label-device = dispositivo
label-relay = relay
label-state = estado
label-delivered = avisa da entrega
label-read = avisa da leitura
ready = pronta
not-ready = ainda não está no seu relay
copied = cópia antiga de uma pasta: só para leitura
account-made = a conta de { $name } está pronta em { $relay }
phrase-written = A frase de recuperação está em { $file }: guarde-a onde só você a encontre.
key-file-note = A chave também está nesta pasta: quem tiver uma cópia da pasta inteira pode lê-la.

card-made = Cartão { $id }: dê este link às pessoas que você quer que lhe escrevam.
card-revoked = o cartão { $id } não deixa mais ninguém entrar
invitation-made =
    Dê este código a uma só pessoa, que cria a conta com ele:

    kith account create --relay { RAW($relay) } --name NOME --invite { RAW($code) }
asked = pedido enviado a { $name }
asked-words = pedido enviado a { $name }; as palavras para comparar de viva voz: { $words }
compare = as palavras para comparar de viva voz: { $words }
accepted = { $name } foi aceito: escreva com `kith chat send { RAW($typed) } TEXTO`
declined = o pedido { $id } foi recusado
blocked = { $name } foi bloqueado
unblocked = { $name } foi desbloqueado; troquem cartões para recomeçar
safety-number =
    O número de segurança entre você e { $name }:

    { $number }

    Ele é igual dos dois lados se não houver ninguém no meio.
is-verified = { $name } está marcado como verificado
how-to-verify = Se for igual: kith contact verify { RAW($typed) } --yes

message-waiting = aguarda aceitação
message-queued = na caixa de saída
message-sent = enviada
message-delivered = entregue
message-read = lida
message-failed = não enviada

contact-adding = enviando o pedido
contact-failed = não foi possível enviar o pedido
contact-requested = pedido enviado, ainda sem resposta
contact-accepting = sendo aceito
contact-active = contato
contact-ended = encerrado
contact-blocked = bloqueado
contact-unblocked = desbloqueado

card-waiting = ainda não está no relay
card-active = válido
card-used = usado
card-expired = vencido
card-revoked-state = retirado
invitation-waiting = ainda não está no relay
invitation-active = válido para uma conta
invitation-refused = recusado pelo relay

event-online = conectado
event-offline = sem conexão; tentando de novo
event-account-ready = a conta está no seu relay
event-copied = esta pasta é uma cópia antiga de outra que foi usada desde então: nada mais é enviado daqui. Continue com a original; o que está aqui ainda pode ser lido
event-card-ready = o cartão { $card } funciona
event-invitation = convite { $invitation }: { $state }
event-request = alguém pede para ser aceito: `kith request list` mostra o pedido { $request }
event-contact = { $name }: { $state }
event-marked = { $chat }: { $count ->
    [one] uma mensagem
   *[other] várias mensagens
} – { $state }
event-alarm = aviso: { $text }
event-alarm-in = aviso, { $chat }: { $text }

ask-passphrase = Senha:
ask-new-passphrase = Nova senha, que protege esta pasta:
ask-again = A mesma, de novo:
ask-same-number = A outra pessoa vê o mesmo número? [s/N]
yes-words = s sim
wrong-word = Essa é outra palavra.
recovery-phrase =
    Esta é a sua frase de recuperação. Ela é mostrada uma única vez. Anote-a e guarde-a onde só você a encontre:

    { $words }
ask-word = Para continuar, digite a palavra número { NUMBER($number) } da frase:

own-certificates = { $count ->
    [0] só os certificados do sistema são confiáveis
    [one] um certificado é confiável além dos do sistema
   *[other] { $count } certificados são confiáveis além dos do sistema
}

## Devices
yes-no = [s/N]
no-devices = ainda não há dispositivos; `kith account create` faz o primeiro
how-to-join = No outro computador: kith device join CÓDIGO
how-to-confirm = Para confirmá-lo: kith device confirm { RAW($id) }
how-to-remove = Para desconectá-lo: kith device remove { RAW($id) }
# A contact: the account got another device, or was recovered.
contact-changed = tem outro dispositivo desde { $time }
