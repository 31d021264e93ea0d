### O que se diz de uma conversa inteira verificada, e de uma imagem.

## A página
title = O que foi encontrado nesta conversa
traps-found = { $count ->
    [one] { $count } mensagem parece um golpe
    [many] { $count } de mensagens parecem golpes
   *[other] { $count } mensagens parecem golpes
}
adverts-found = { $count ->
    [one] Nenhum golpe, e { $count } anúncio
    [many] Nenhum golpe, e { $count } de anúncios
   *[other] Nenhum golpe, e { $count } anúncios
}
nothing-found = { $count ->
    [one] Nada suspeito em { $count } mensagem desta conversa
    [many] Nada suspeito nas { $count } de mensagens desta conversa
   *[other] Nada suspeito nas { $count } mensagens desta conversa
}
read-through = { $count ->
    [one] { $count } mensagem foi lida.
    [many] { $count } de mensagens foram lidas.
   *[other] { $count } mensagens foram lidas.
}
more = { $count ->
    [one] E mais { $count }.
   *[other] E mais { $count }.
}
what-to-do = O que fazer agora
do-stop = Não responda, não pague, não abra nenhum link e não dê nenhum código a ninguém.
do-call = Pergunte à pessoa por outro caminho: ligue para um número que você já tinha, não para um desta conversa.
do-paid = Se você já pagou ou deu um código: ligue imediatamente para o seu banco e remova os aparelhos que não conhece em WhatsApp › Configurações › Aparelhos conectados.
do-tell = Mostre esta página a alguém de confiança. Acontece também com pessoas cuidadosas.
do-nothing = Não há nada a fazer. Nenhuma verificação vê tudo: pergunte antes de pagar ou de dar um código.
traps = Parece um golpe
changes = Telefones e números trocados
adverts = Anúncios
why = Por quê
private-page = Esta página está somente no seu aparelho, e os links dela não funcionam de propósito. Ela contém o que outros escreveram a você: apague-a quando terminar.

## Imagens
no-code = Não há nenhum código QR nesta imagem, ou nenhum que se possa ler
code-says = O código diz: { $content }

## O que deu errado
no-chat-in-archive = não há nenhuma conversa em { $path }: exporte-a com Conversa › Mais › Exportar conversa e indique esse arquivo
archive-too-large = descompactado, fica muito maior do que uma conversa pode ser
not-an-export = { $path } não é uma conversa do WhatsApp: nenhuma linha começa com data e hora; exporte-a com Conversa › Mais › Exportar conversa, sem mídia
nobody-of-this-name = ninguém se chama { $name } nesta conversa; nela estão: { $names }
no-picture = { $path } não é uma imagem que se possa ler (PNG, JPEG ou WebP): { $why }
picture-too-large = { $path } é uma imagem grande demais; recorte a parte com o código
