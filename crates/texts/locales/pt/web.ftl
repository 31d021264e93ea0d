### O que o cliente web mostra.

## Everywhere

app-name = Kith
back = Voltar
cancel = Cancelar
close = Fechar
copy = Copiar
copied = Copiado
next = Avançar
skip-to-content = Ir para a conversa
starting = O Kith está abrindo
update-ready = Uma nova versão do Kith está pronta.
update-now = Carregar
save = Salvar
saved = Salvo

## How things stand

online = Conectado
offline = Sem conexão. O que você escrever será enviado mais tarde.
connecting = Conectando ao relay
broken-title = O Kith não consegue abrir o que este navegador guarda
broken-hint = Nada foi apagado. Feche as outras abas com o Kith e carregue esta página de novo.
copied-title = Esta é uma cópia antiga
copied-hint = A conta foi usada em outro lugar desde então. Nada é enviado daqui, para que nenhuma chave seja usada duas vezes. O que está aqui ainda pode ser lido.
refused = O relay não aceita esta conta: { $why }
incompatible = O relay { $relay } e esta versão do Kith não se entendem. Carregue a página de novo; se não resolver, o relay precisa ser atualizado.
alarm-title = O relay fez algo que não devia
missed-title = Falta algo na conversa com { $name }

## First run

welcome-title = Boas-vindas ao Kith
welcome-lead = Escreva para as pessoas que você conhece. Sem número de telefone, sem endereço de e-mail, e nenhum estranho chega até você se você não tiver dado um cartão.
step = Passo { NUMBER($number) } de { NUMBER($total) }
name-label = Seu nome
name-hint = As pessoas a quem você envia um pedido veem o nome; só letras são mostradas. Ele pode ser curto.
relay-is = Relay: { $url }
relay-hint = O computador que repassa as suas mensagens. Ele não pode lê-las.
invite-label = Código de convite, se o relay pedir um
lock-title = Como o Kith deve abrir?
lock-passphrase = Com uma senha
lock-passphrase-hint = Sem ela, ninguém pode ler as suas mensagens, mesmo com este computador ou uma cópia do disco. Ninguém pode redefini-la.
lock-passkey = Com o bloqueio deste dispositivo
lock-passkey-hint = Digital, rosto ou PIN (uma chave de acesso). Quem pode desbloquear este dispositivo pode abrir o Kith. Se a chave for apagada, nada o abre.
lock-open = Sem senha
lock-open-hint = Quem puder usar este navegador poderá ler as suas mensagens e escrever em seu nome.
passphrase-label = Senha
passphrase-again-label = A mesma, de novo
passphrases-differ = As duas não são iguais.
passphrase-empty = Escolha uma senha, ou a outra opção.
passkey-none = Este navegador ou dispositivo não criou uma chave. Escolha uma senha ou tente de novo.
phrase-title = Anote a sua frase de recuperação
phrase-lead = Com ela você recupera a sua conta se perder todos os seus dispositivos. Ela é mostrada uma única vez e não fica guardada em lugar nenhum. Guarde-a em papel, onde só você a encontre.
phrase-warning = Ninguém do Kith jamais vai pedi-la a você. Quem pedir quer ficar com a sua conta.
phrase-words = Sua frase de recuperação
phrase-written = Já anotei
confirm-title = Está no papel?
confirm-lead = Digite estas palavras, como estão no seu papel.
confirm-word = Palavra { NUMBER($number) }
confirm-wrong = A palavra { NUMBER($number) } é outra. Olhe o seu papel.
confirm-back = Mostrar a frase de novo
begin = Começar

## Unlocking

unlock-title = O Kith está bloqueado
unlock = Desbloquear
unlock-passkey = Desbloquear com o bloqueio deste dispositivo
unlocking = Desbloqueando
wrong-passphrase = Essa não é a senha.
wrong-passkey = Isso não abriu. Tente de novo.

## The list

chats = Conversas
new-chat = Nova conversa
settings = Configurações
search = Buscar
search-none = Nada foi encontrado.
search-messages = Mensagens
search-found = { $count ->
    [one] 1 mensagem encontrada
    [many] { NUMBER($count) } de mensagens encontradas
   *[other] { NUMBER($count) } mensagens encontradas
}
chats-empty-title = Ainda não há ninguém aqui
chats-empty-hint = Dê um cartão a alguém, ou adicione o cartão que alguém deu a você.
requests = Pedidos
request-count = { $count ->
    [one] { NUMBER($count) } pedido
    [many] { NUMBER($count) } de pedidos
   *[other] { NUMBER($count) } pedidos
}
unread-count = { $count ->
    [one] { NUMBER($count) } mensagem não lida
    [many] { NUMBER($count) } de mensagens não lidas
   *[other] { NUMBER($count) } mensagens não lidas
}
you-said = Você: { $text }
draft-is = Rascunho: { $text }
state-adding = Enviando o pedido
state-failed = O cartão não funcionou
state-requested = Aguarda aceitação
state-accepting = Abrindo a conversa
state-active = Criptografada de ponta a ponta
state-ended = A outra pessoa encerrou esta conversa
state-blocked = Bloqueado
state-unblocked = Troquem cartões para recomeçar

## A conversation

choose-chat = Escolha uma conversa
messages-of = Mensagens com { $name }
write = Escreva uma mensagem
send = Enviar
empty-chat = Diga olá
waiting-note = { $name } ainda não aceitou. O que você escrever espera neste dispositivo.
words-note = Comparem estas palavras de viva voz: { $words }
ended-note = { $name } encerrou esta conversa. Você pode lê-la, mas não escrever mais.
blocked-note = Você bloqueou { $name }. Você pode ler o que foi dito.
unblocked-note = Para se escreverem de novo, troquem novos cartões.
newest = Ir para a mensagem mais recente
unread-line = Novas
mark-waiting = Aguarda aceitação
mark-queued = Aguarda envio
mark-sent = Enviada
mark-delivered = Entregue
mark-read = Lida
mark-failed = Não enviada
today = Hoje
yesterday = Ontem
emoji = Emojis
link-title = Abrir este link?
link-lead = Ele leva a este site:
link-plain = A conexão com ele não é criptografada.
link-open = Abrir
link-copy = Copiar o link
too-long = É longo demais para enviar.

## Requests

requests-empty-title = Nenhum pedido
requests-empty-hint = Quando alguém usar um cartão que você deu, é aqui que você decide.
request-lead = Alguém com o seu cartão “{ $card }” pede para escrever a você.
request-says = diz ser “{ $name }”
request-no-name = não dá um nome que possa ser mostrado
request-lookalike = Este nome parece um que você conhece. Pode ser outra pessoa.
request-words = Telefone para a pessoa que você acha que é e comparem estas três palavras:
request-name-label = Nome que você dá à pessoa
accept = Aceitar
decline = Recusar
declined-note = Se você recusar, a outra pessoa não fica sabendo.
greeting-hello = Cumprimenta você: olá
greeting-we-met = Diz que vocês se conhecem
greeting-family = Diz que vocês são da família
greeting-work = Diz que é sobre trabalho

## New conversation

own-card-title = Dê o seu cartão
own-card-lead = Quem tiver este cartão pode pedir para escrever a você. Você decide se aceita.
card-label-label = Nota para você, por exemplo onde deu o cartão
card-once = Só para uma pessoa
card-week = Vale por 7 dias
card-make = Criar um cartão
card-link = Link do cartão
card-qr = O cartão como imagem para escanear
add-title = Adicione um cartão que você recebeu
add-lead = Cole o link que começa com kith:card/
add-link-label = Link do cartão
scan = Escanear com a câmera
scan-stop = Parar a câmera
scan-picture = Ler de uma imagem
scan-hint = Segure o cartão na frente da câmera.
scan-found = O cartão foi lido.
scan-no-camera = Não há câmera que esta página possa usar. Leia o cartão de uma imagem ou cole o link.
scan-nothing = Não há código legível nesta imagem.
scan-other = Este código não é um cartão de contato. Ele diz: { $text }
scan-links = Pare: este código deixa quem o mostra entrar na sua conta { $service }. Não o escaneie em lugar nenhum. Quem mandou você aqui quer essa conta.
scan-signs-in = Pare: este código entra como você, por { $service }. Só o escaneie se você mesmo começou isso, agora, em uma página que abriu.
add-name-label = Nome que você dá à pessoa
add-name-hint = Só você vê este nome.
add-send = Enviar o pedido
add-words = Pedido enviado. Comparem estas palavras de viva voz: { $words }
cards-title = Cartões que você deu
cards-none = Nenhum ainda.
card-revoke = Retirar
card-state-waiting = Ainda não está no relay
card-state-active = Válido
card-state-used = Usado
card-state-expired = Vencido
card-state-revoked = Retirado
invite-title = Convidar alguém para este relay
invite-lead = Alguns relays só admitem quem tem um convite. Cada um vale para uma conta; dê o código junto com o endereço do relay.
invite-make = Criar um convite
invite-code = Código de convite
invite-waiting = Ainda não está no relay
invite-active = Válido para uma conta
invite-refused = O relay não deixa esta conta convidar ninguém. Fale com o operador.
invite-used-up = Os seus convites acabaram. O próximo pode ser criado a partir de { $date }.
invite-too-many = Já há convites demais.

## A contact

contact-title = Contato
safety-number = Número de segurança
safety-hint = Comparem-no pessoalmente ou em uma chamada em que você reconheça a voz. Se os dois virem os mesmos números, não há ninguém no meio.
safety-none = Aparece quando a outra pessoa tiver aceitado.
verified = Verificado
verify = Os números são iguais
verified-hint = Você comparou os números com esta pessoa.
block = Bloquear
block-hint = Encerra a conversa para os dois. O que foi dito continua legível aqui.
unblock = Desbloquear
unblock-hint = Permite um novo começo, com novos cartões.

## Settings

profile = Perfil
account-id = Conta
reading = Confirmações
give-delivered = Avisar aos outros quando a mensagem deles chegar até mim
give-read = Avisar aos outros quando eu tiver lido a mensagem deles
look = Aparência
theme-system = Como o sistema
theme-light = Claro
theme-dark = Escuro
language = Idioma
lock-now = Bloquear agora
lock-none = Este navegador abre o Kith sem senha.
lock-after = Bloquear quando ninguém usar o Kith por
lock-minutes = { $count ->
    [one] 1 minuto
   *[other] { NUMBER($count) } minutos
}
lock-hours = { $count ->
    [one] 1 hora
   *[other] { NUMBER($count) } horas
}
lock-never = Nunca bloquear sozinho
notify-title = Notificações
notify = Avisar sobre novas mensagens e pedidos enquanto o Kith está em segundo plano
notify-hint = Elas dizem que há algo novo, não quem escreveu nem o quê.
notify-denied = Este navegador não permite isso nesta página. Você pode mudar nas configurações dele.
notify-offer = Quer que o Kith avise sobre novas mensagens enquanto está em segundo plano?
notify-yes = Avisar
notify-no = Não
new-message = Nova mensagem
new-request = Alguém pede para escrever a você
storage-title = Armazenamento
storage-used = O Kith guarda { $size } neste navegador.
storage-lasting = O navegador guarda até você apagar.
storage-passing = O navegador pode apagar quando o disco estiver cheio, e sua conta junto.
storage-keep = Pedir ao navegador que guarde

## What could not be done

no-answer = O Kith não respondeu. Carregue a página de novo e veja se foi feito.
no-channel = Este navegador não deixa a página falar com o processo dela. Tente outro navegador.
not-now = Isto não pode ser feito agora.
bad-name = Um nome tem de 1 a 64 caracteres e nenhuma quebra de linha.
name-taken = Alguém aqui já se chama assim. Escolha outro nome.
not-a-card = Este não é o link inteiro de um cartão. Copie-o de novo.
own-card = Este é o seu próprio cartão. Dê-o a outra pessoa.
already-contact = Esta pessoa já é um contato.
no-storage = Este navegador não guarda dados para esta página. Acontece em janelas privadas e com o disco cheio.

## Linking this browser to an account that exists

join-offer = Você já usa o Kith em outro dispositivo?
join-begin = Vincular à minha conta
join-code-title = Digite o código de uso único
join-code-lead = No seu outro dispositivo, abra Configurações, Dispositivos, «Vincular um dispositivo»; num terminal, execute kith device link. Mostra um código válido durante cinco minutos.
join-code-label = Código de uso único
join-code-hint = Cole ou digite o código; as palavras dele também servem.
join-name-label = Nome deste navegador
join-name-hint = Os seus outros dispositivos mostram-no. Mais ninguém o vê.
join-send = Vincular este navegador
join-waiting = Agora o seu outro dispositivo
join-reaching = Procurando o seu outro dispositivo. Deixe o código aberto lá.
join-stop = Parar
join-elsewhere = Este código é do relay { $relay }. Abra a página dele neste navegador e digite o código lá.
join-damaged = Uma parte deste código falta ou está errada. Copie-o de novo.
join-newer = Este código é de um Kith mais recente. Carregue esta página de novo.
join-not-a-code = Isto não é um código para vincular um dispositivo.

## Several devices

link-chats = Conversas em que pode estar antes de o confirmar
link-chats-hint = Não escolha nenhuma se o confirmar já: então recebe todas.
link-show = Mostrar o código
link-qr = O código de uso único como imagem para ler
link-code = Código de uso único
link-how = No novo dispositivo, abra { $page } e escolha «Vincular à minha conta»; num terminal, execute kith device join - e cole o código.
link-again = Mostrar um código novo
confirming = Confirmando …
signing-out = Desconectando { $name } …
it-was-me = Fui eu
new-device = Um novo dispositivo foi vinculado à sua conta
forget = Apagar o que está aqui
forget-ask = Todas as conversas são apagadas deste navegador. Os seus outros dispositivos mantêm as deles. Não pode ser desfeito.
note-hint = O que escreve aqui está em todos os seus dispositivos e com mais ninguém.
contact-changed = tem outro dispositivo desde { $time }
contact-changed-hint = Se isso surpreende você, pergunte por voz antes de escrever o que mais ninguém pode ler.
history-send = Enviar mensagens anteriores
history-lead = { $name } recebe o que foi escrito antes, cifrado, através do seu relay.
history-month = Dos últimos 30 dias
history-year = Do último ano
history-all = Tudo
history-none = Não há nada anterior para enviar.
history-arriving = Mensagens anteriores estão chegando …
under-way = Em curso

## Codes that are scanned where a device is linked

scan-code-hint = Segure o código do seu outro dispositivo em frente da câmara.
scan-code-found = O código foi lido.
scan-other-code = Este código não é para vincular um dispositivo. Ele diz: { $text }
scan-card-here = Isto é um cartão de contato, não um código para vincular um dispositivo. Os cartões adicionam-se em «Nova conversa».
scan-kith-links = Pare: este código vincula um dispositivo a uma conta do Kith. Não adiciona contatos nem abre grupos. Quem mandou você usá-lo aqui quer enganar você.

## PIN e cópia de segurança, e bloquear à pressa

backup-title = PIN e cópia de segurança
backup-none = Não tem cópia de segurança: se perder este aparelho, perdem-se contactos e mensagens. Com um PIN começa uma.
pin-ask = Ainda sabe o seu PIN? Sem ele ninguém abre a sua cópia de segurança, e ninguém lho pode dizer.
pin-later = Mais tarde
pin-set = Definir um PIN
pin-change = Definir outro PIN
pin-check = Verificar o PIN
pin-label = PIN
pin-again = O mesmo PIN, de novo
pins-differ = Os dois PIN não são iguais.
pin-hint = { $least } caracteres ou mais; não o PIN do telefone nem do cartão do banco.
phrase-label = Frase de recuperação
phrase-once = Este navegador tem de a ver uma vez. Não é guardada.
backup-now = Fazer uma cópia agora
backup-drill = Experimentar se abre
backup-restore = Trazer a cópia para aqui
backup-open = São precisos o seu PIN e a frase de recuperação do seu papel.
lock-key = Bloquear à pressa, de qualquer ecrã e em todos os separadores: Ctrl + Shift + L
