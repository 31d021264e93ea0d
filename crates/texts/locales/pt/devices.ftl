### Several devices of one account: what every client says about them.

## The list
devices = Dispositivos
this-device = este dispositivo
first-device = o primeiro dispositivo
confirmed = confirmado
probation = em teste até { $time }
kind-terminal = terminal
kind-web = navegador
kind-other = outro programa
no-name = sem nome
linked-on = vinculado em { $time }
last-used = usado em { $time }

## The one-time code
code-what = Este código deixa entrar um único outro dispositivo na sua conta, uma vez, durante cinco minutos.
code-warning = Coloque-o só num dispositivo que está nas suas próprias mãos. Ninguém precisa nunca que você o diga: nem um amigo, nem um banco, nem alguém do Kith. Quem pede esse código quer ler as suas mensagens.
code-next = Quando esse dispositivo pedir, este mostra o que ele é, e só o deixa entrar se você disser.
code-ends = O código termina em { $time }.
code-words = O mesmo em palavras, para ler ou digitar:
waiting = À espera do pedido do outro dispositivo.

## Who asks
asks = Um dispositivo pede para entrar na sua conta:
label-name = nome
label-kind = o que é
label-network = onde está
network-near = na mesma rede que este dispositivo
network-far = em OUTRA rede, em { $address }
network-unknown = talvez em OUTRA rede: o relé não diz onde
asks-next = Se você o deixar entrar, ele fica primeiro em teste: lê e escreve só nas conversas que você escolheu para ele, e não vê nada do que foi escrito antes. Os seus dispositivos avisam, e você pode desconectá-lo a qualquer momento.
ask-admit = É o seu próprio dispositivo, nas suas mãos, e foi você quem acabou de colocar o código nele?
far-warning = Esse dispositivo não está onde está este. É assim que funciona um golpe conhecido: alguém longe mostra uma página, ou telefona, até você colocar um código onde ele quer, e depois lê tudo. Na dúvida, diga não: um código novo se faz num instante. De outra rede, o teste dura mais.
ask-far = É mesmo o seu próprio dispositivo, nas suas mãos, embora esteja em outra rede?

## What came of it
admitting = Está sendo admitido.
admitted = { $name } está vinculado, e em teste até { $time }.
admitted-next = Veja se ele mostra agora o seu nome. Se sim, confirme-o aqui, e ele terá todas as suas conversas. Se não, desconecte-o já.
refused = Ele não foi admitido, e o código já não serve para nada.
code-over = O código acabou: ninguém pode mais usá-lo.

## On the new device
join-asked = O seu outro dispositivo recebeu o pedido. Olhe para ele: mostra este e espera o seu sim.
joined = Este dispositivo pertence agora à conta de { $name }, e está em teste até { $time }.
joined-next = Ele tem as conversas que você escolheu para ele, a partir de agora. Confirme-o no outro dispositivo, e ele terá todas.
join-refused = O outro dispositivo não deixou este entrar.
join-expired = Ninguém deixou este dispositivo entrar a tempo.

## Confirming
ask-confirm = Confirmar { $name }? Ele recebe todos os seus contatos e conversas, e pode vincular e desconectar dispositivos como este.
confirmed-now = { $name } está confirmado, e tem todas as suas conversas a partir de agora.
confirmed-soon = { $name } está confirmado. Ele recebe as suas conversas sozinho assim que os dois dispositivos estiverem conectados.

## Signing out
ask-remove = Desconectar { $name }? Ele não pode ler nada do que for escrito depois. O que já tem fica nele.
ask-remove-this = Desconectar este próprio dispositivo? Ele não pode enviar nem receber mais nada. O que já tem fica nele.
removing = { $name } está fora. Cada conversa recebe chaves novas…
rekeyed = { NUMBER($done) } de { NUMBER($total) } conversas têm chaves novas
removed-now = { $name } está desconectado, e cada conversa tem chaves novas.
removed-this = Este dispositivo está desconectado; por enquanto isso pode ser desfeito. O que está aqui ainda pode ser lido; nada mais chega nem é enviado. Se foi outro dispositivo seu que o desconectou, tudo aqui é apagado quando já não puder ser desfeito.
erased-this = Este dispositivo foi desconectado definitivamente, e o que continha foi apagado.

## What happened
event-added = Um novo dispositivo, { $name }, foi vinculado à sua conta. Se não foi você, desconecte-o agora.
event-reminder = Há pouco, um dispositivo, { $name }, foi vinculado à sua conta. Se não foi você, desconecte-o agora.
event-confirmed = { $name } está confirmado: está em todas as suas conversas.
event-removed = { $name } foi desconectado.
event-this-added = Este dispositivo está vinculado, e em teste.
event-this-confirmed = Este dispositivo está confirmado: está em todas as suas conversas.
linking-ready = O código já pode ser usado.
linking-asked = Um dispositivo pede para entrar na sua conta.
linking-answered = O dispositivo que pediu tem a sua resposta.

## The notice that stays while a device is new
banner = Um novo dispositivo, { $name }, foi vinculado em { $time }.
not-mine = Não é meu
sign-out = Desconectar
confirm = Confirmar
link-a-device = Vincular um dispositivo
note-to-self = Notas para mim
let-in = Deixar entrar
keep-out = Não deixar entrar
take-back = Retirar o código
who-asks = Quem pede
another-network = Em outra rede
only-this = Este é o seu único dispositivo. Vincule outro para ter as suas conversas também nele.
unlock-again = A sua senha mais uma vez: o que segue decide quem pode ler as suas mensagens.
wrong-passphrase = Essa não é a senha.
probation-here = Este dispositivo está em teste até { $time }: tem só as conversas escolhidas para ele. Confirme-o no outro dispositivo.

## What was said before a device came

history-progress = o relay tem { NUMBER($percent) } %
history-sent =
    { $count ->
        [one] Um texto está
       *[other] { $count } textos estão
    } a caminho de { $device }; recebe-os quando se ligar
history-arrived =
    { $count ->
        [one] chegou um texto
       *[other] chegaram { $count } textos
    } de antes deste dispositivo
