### What the shield says about messages, links, codes and senders.

## What a message asks for
asks-for-code = Pede um código que chegou para você
asks-for-secret = Pede uma senha, um PIN ou palavras de recuperação
asks-for-card = Pede dados de cartão ou de conta
asks-for-money = Pede dinheiro
asks-for-gift-cards = Pede cartões-presente
asks-for-data = Pede documentos ou dados pessoais
asks-to-forward = Quer ser encaminhada a outras pessoas
asks-to-move = Quer continuar em outro app, número ou conta
asks-to-scan = Pede que você escaneie um código
asks-to-install = Pede que você instale algo
asks-to-verify = Pede que você confirme ou desbloqueie uma conta
asks-to-open = Pressiona você a abrir um link
asks-to-call = Pede que você ligue para um número que informa
asks-to-stay = Pede que você não desligue e siga passos
asks-to-reply = Quer uma resposta para começar a conversa
asks-not-to-call = Diz que não dá para ligar
asks-for-secrecy = Pede que você não conte a ninguém

## What it claims, offers and threatens with
claims-kinship = Diz ser da sua família
claims-new-number = Fala de número, telefone ou conta novos
claims-authority = Diz vir de um banco, órgão ou transportadora
claims-support = Diz vir de suporte ou segurança
claims-mistake = Fala de um engano, ou procura outra pessoa
offers-prize = Promete um prêmio ou presente
offers-money = Promete dinheiro: um reembolso, uma herança, uma doação
offers-loan = Oferece um empréstimo
offers-job = Oferece muito dinheiro por pouco trabalho
offers-profit = Promete lucro com um investimento
offers-affection = Busca proximidade
offers-goods = Vende alguma coisa
demands-fee = Quer cobrar uma taxa, multa ou frete
threatens = Ameaça com uma perda
extorts = Ameaça mostrar algo privado
urges = Não deixa tempo para pensar
disguised = Suas letras estão disfarçadas
like-known-scams = Estas palavras parecem as de golpes conhecidos
like-known-adverts = Estas palavras parecem as de propaganda

## The sender
sender-stranger = Você não conhece quem enviou
sender-new = Quem enviou é um contato novo
first-message = É a primeira mensagem dessa pessoa
identity-changed = { $days ->
    [0] Chaves, número ou aparelho de quem enviou mudaram no mesmo dia
    [one] Chaves, número ou aparelho de quem enviou mudaram um dia antes
    [many] Chaves, número ou aparelho de quem enviou mudaram { NUMBER($days) } dias antes
   *[other] Chaves, número ou aparelho de quem enviou mudaram { NUMBER($days) } dias antes
}
name-imitates = O nome se passa por { $fact }

## A link
link-shortened = { $fact } esconde para onde o link leva
link-bio = { $fact } só leva a outros links
link-punycode = O nome do link usa letras que se passam por outras: { $fact }
link-mixed-scripts = O nome do link mistura alfabetos: { $fact }
link-lookalike = O nome do link parece { $fact } e não é
link-near-miss = O nome do link é { $fact } a não ser por uma letra
link-combined = O nome do link junta { $fact } a outras palavras
link-embedded = { $fact } só aparece na frente do nome verdadeiro do link
link-brand-in-path = O link fala de { $fact } e leva a outro lugar
link-address = O link leva a um endereço sem nome: { $fact }
link-user-info = { $fact }, antes da @, não é para onde o link leva
link-port = O link leva a uma porta incomum: { $fact }
link-free-host = Qualquer pessoa pode ter uma página em { $fact }
link-dynamic = { $fact } é a máquina de alguém desconhecido
link-shown-differs = O link leva a { $fact }, que não é o que mostra
link-program = O link leva a um programa: { $fact }
link-scheme = Não é um endereço web e faz outra coisa ao abrir: { $fact }
link-strange-name = { $fact } tem nome de golpe

## A code, and what cannot be read
code-links-device = O código deixa o aparelho de outra pessoa entrar na sua conta
code-pays = O código paga alguém
code-joins-network = O código conecta a uma rede sem fio
code-adds-contact = O código adiciona um contato
code-opens-link = O código abre um link
unknown-script = Está em uma escrita que não é conhecida aqui
too-short = É curto demais para dizer algo

## What to do
advice-none = Nada indica problema
advice-call-them = Ligue para a pessoa no número de sempre antes de fazer qualquer coisa
advice-keep-secret = Não dê o código nem o segredo a ninguém, seja quem for
advice-use-own-way = Não abra nada aqui; entre no app ou no site deles como sempre
advice-do-not-scan = Não escaneie e não confirme nada do que aparecer
advice-do-not-pay = Não pague nem responda; conte a alguém de confiança e à polícia
advice-do-not-answer = Não responda; bloqueie quem enviou
advice-unsubscribe = É propaganda; bloqueie se não quiser
advice-ask-somebody = Aqui não dá para saber; pergunte a quem conhece o idioma ou quem enviou

## The verdict
verdict-fine = Nada suspeito
verdict-advert = Propaganda
verdict-scam = Isto parece um golpe
verdict-cannot-tell = Não dá para saber
