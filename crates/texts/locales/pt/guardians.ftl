### Fiadores: contatos que respondem por uma recuperação. O que dizem todos os clientes.

## Who vouches for this account
none = Você não tem fiadores. Indique pessoas de confiança: elas podem devolver sua conta em minutos se um dia você perder todos os dispositivos.
asked-now = O pedido foi feito a { $name }. O aplicativo responde sozinho, e então começa a espera. Explique do que se trata: só se aprova depois de uma ligação ou de um encontro com você.
waits-now = { $name } passa a ser fiador em { $time }, se nenhum dispositivo seu cancelar.
removed-now = { $name } deixará de ser fiador.
kept = Cancelado: seus fiadores continuam como estão.
state-asked = pedido, ainda sem resposta
state-answered = respondeu
state-waiting = fiador quando a espera acabar
state-active = fiador
state-leaving = fiador até a espera acabar
unknown = (de antes de uma recuperação)
in-force = Necessário agora para recuperar em minutos: aprovação de { $threshold } de { $of }.
not-in-force = Nenhum fiador conta ainda.
coming = A partir de { $time }: { $threshold } de { $of }. Se não foi você quem mudou, cancele.
how-to-keep = Para cancelar: `kith guardian keep`.
wards = Você responde por: { $names }. Só aprove se ligarem ou encontrarem você.

## Notices
ward-notice = { $name } indicou você como fiador: se todos os dispositivos de lá se perderem, você ajuda a devolver a conta. Se um dia pedirem sua aprovação, ligue antes para { $name }.
change-notice = SEUS FIADORES VÃO MUDAR em { $time }. Se não foi você, cancele agora: `kith guardian keep`.
kept-notice = Uma mudança dos seus fiadores foi cancelada: continuam como estão.

## Asking them, where the account is recovered to
code-lead = Ligue para seus fiadores, ou encontre-os, e leia isto em voz alta. Nunca escreva isto em uma conversa: ali ninguém sabe se é você.
code-show = A quem estiver ao seu lado, mostre isto:
code-then = Cada um digita com `kith guardian approve`. { $needed } precisam aprovar; a conta volta então em minutos, ou em uma hora se algum dispositivo dela ainda estiver em uso.
so-far = { $approved } de { $needed } fiadores aprovaram. `kith guardian request` mostra o código para eles.

## Approving
approve-who = { $name } quer a conta de volta, em um dispositivo que se apresenta como “{ $device }”. Começou em { $time }.
approve-warning = Só diga sim se acabou de ouvir ou ver { $name }. Ladrões pedem exatamente isto e escrevem em nome de conhecidos: ligue de volta para um número que você sempre teve.
approve-vetoed = UM DISPOSITIVO DA CONTA DISSE NÃO: alguém pode estar roubando a conta.
approve-question = Você ouviu ou viu { $name }, que leu este código para você?
approved-now = Aprovado. { $name } recebe a conta de volta quando fiadores suficientes aprovarem.
asked-to-approve = Uma recuperação espera sua palavra.
approval-given = Sua aprovação chegou.
seeking = Procurando a recuperação deste código.
not-approved = nada foi aprovado
approve-unknown = o relay dessa conta não mostra tal recuperação, portanto nada foi aprovado; peça que leiam o código de novo, em uma ligação
approve-stranger = este código não é de ninguém por quem você responde; nada foi aprovado
approve-expired = ninguém foi encontrado que mostre este código; veja se está certo e se o outro lado está conectado. Nada foi aprovado
approve-no-terminal = não há terminal para perguntar; se ouviu ou viu a pessoa, diga com --yes
goes-on = fica guardado e será feito assim que o relay puder ser alcançado

## What does not go
not-a-code = isto não é um código para fiadores: ele começa com KITHGUARD ou tem { $words } palavras, e é lido em uma ligação
words-count = um código para fiadores tem { $words } palavras e depois o endereço do relay; aqui há { $found }
is-a-guardian-code = isto é um código para fiadores e não vincula nenhum dispositivo. Quem o leu quer recuperar uma conta: só o digite como fiador dessa pessoa, depois de uma ligação ou de um encontro
nobodys-guardian = aqui você não responde por ninguém, então não há nada a aprovar
nothing-to-approve = nenhuma recuperação espera sua aprovação; digite primeiro o código que leram para você
not-recovering = nenhuma conta está sendo recuperada nesta pasta; comece com `kith account recover`
no-guardians = esta conta não tinha fiadores quando a recuperação começou; ela volta quando a espera acabar
no-such-guardian = { $name } não é seu fiador; `kith guardian list` mostra quem é
threshold-range = pelo menos 1 fiador precisa aprovar, e no máximo tantos quantos você tem: { $of }
no-change = nenhuma mudança dos seus fiadores está pendente
too-many = pode haver no máximo { $most } fiadores

## On screens
title = Fiadores
lead = Pessoas de confiança que podem devolver sua conta em minutos se você perder todos os dispositivos. Elas aprovam em seus próprios dispositivos, depois de uma ligação ou de um encontro com você.
add = Adicionar um fiador
remove = Remover
keep = Cancelar
threshold = Quantos precisam aprovar
