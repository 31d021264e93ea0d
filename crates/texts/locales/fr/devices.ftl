### Several devices of one account: what every client says about them.

## The list
devices = Appareils
this-device = cet appareil
first-device = le premier appareil
confirmed = confirmé
probation = à l’essai jusqu’au { $time }
kind-terminal = terminal
kind-web = navigateur
kind-other = un autre programme
no-name = sans nom
linked-on = relié le { $time }
last-used = utilisé le { $time }

## The one-time code
code-what = Ce code fait entrer un seul autre appareil dans votre compte, une fois, pendant cinq minutes.
code-warning = Ne l’entrez que dans un appareil que vous tenez vous-même en main. Personne n’a jamais besoin que vous le lui disiez : ni un ami, ni une banque, ni personne de Kith. Qui vous le demande veut lire vos messages.
code-next = Quand cet appareil le demandera, celui-ci vous montrera ce que c’est, et ne le laissera entrer que si vous le dites.
code-ends = Le code prend fin dans { $time }.
code-words = La même chose en mots, à lire ou à saisir :
waiting = En attente de la demande de l’autre appareil.

## Who asks
asks = Un appareil demande à entrer dans votre compte :
label-name = nom
label-kind = ce que c’est
label-network = où il est
network-near = sur le même réseau que cet appareil
network-far = sur un AUTRE réseau, à { $address }
network-unknown = peut-être sur un AUTRE réseau : le relais ne dit pas où
asks-next = Si vous le laissez entrer, il est d’abord à l’essai : il ne lit et n’écrit que dans les conversations choisies pour lui, et ne voit rien de ce qui a été écrit avant. Vos appareils vous le signalent, et vous pouvez le déconnecter à tout moment.
ask-admit = Est-ce votre propre appareil, entre vos mains, et venez-vous d’y entrer le code vous-même ?
far-warning = Cet appareil n’est pas là où est celui-ci. C’est ainsi que marche une ruse connue : quelqu’un au loin vous montre une page, ou vous appelle, jusqu’à ce que vous ayez mis un code là où il le veut, puis il lit tout. Au moindre doute, dites non : un nouveau code se fait en un instant. Depuis un autre réseau, l’essai dure plus longtemps.
ask-far = Est-ce vraiment votre propre appareil, entre vos mains, bien qu’il soit sur un autre réseau ?

## What came of it
admitting = On le laisse entrer.
admitted = { $name } est relié, et à l’essai jusqu’au { $time }.
admitted-next = Regardez s’il montre maintenant votre nom. Si oui, confirmez-le ici, et il aura toutes vos conversations. Sinon, déconnectez-le tout de suite.
refused = Il n’est pas entré, et le code ne sert plus à rien.
code-over = Le code est terminé : personne ne peut plus l’utiliser.

## On the new device
join-asked = Votre autre appareil a reçu la demande. Regardez-le : il montre celui-ci et attend votre oui.
joined = Cet appareil appartient maintenant au compte de { $name }, et il est à l’essai jusqu’au { $time }.
joined-next = Il a les conversations choisies pour lui, à partir de maintenant. Confirmez-le sur votre autre appareil, et il les aura toutes.
join-refused = L’autre appareil n’a pas laissé entrer celui-ci.
join-expired = Personne n’a laissé entrer cet appareil à temps.

## Confirming
ask-confirm = Confirmer { $name } ? Il reçoit tous vos contacts et vos conversations, et peut relier et déconnecter des appareils comme celui-ci.
confirmed-now = { $name } est confirmé, et a toutes vos conversations à partir de maintenant.
confirmed-soon = { $name } est confirmé. Il reçoit vos conversations de lui-même dès que les deux appareils sont connectés.

## Signing out
ask-remove = Déconnecter { $name } ? Il ne pourra rien lire de ce qui s’écrira ensuite. Ce qu’il a déjà y reste.
ask-remove-this = Déconnecter cet appareil même ? Il ne pourra plus rien envoyer ni recevoir. Ce qu’il a déjà y reste.
removing = { $name } est dehors. Chaque conversation reçoit de nouvelles clés…
rekeyed = { NUMBER($done) } conversations sur { NUMBER($total) } ont de nouvelles clés
removed-now = { $name } est déconnecté, et chaque conversation a de nouvelles clés.
removed-this = Cet appareil est déconnecté ; pour l’instant, cela peut être annulé. Ce qui est ici reste lisible ; plus rien n’arrive ni n’est envoyé. Si c’est un autre de vos appareils qui l’a déconnecté, tout sera effacé ici quand cela ne pourra plus être annulé.
erased-this = Cet appareil a été déconnecté définitivement, et ce qu’il contenait a été effacé.

## What happened
event-added = Un nouvel appareil, { $name }, a été relié à votre compte. Si ce n’était pas vous, déconnectez-le maintenant.
event-reminder = Il y a peu, un appareil, { $name }, a été relié à votre compte. Si ce n’était pas vous, déconnectez-le maintenant.
event-confirmed = { $name } est confirmé : il est dans toutes vos conversations.
event-removed = { $name } a été déconnecté.
event-this-added = Cet appareil est relié, et à l’essai.
event-this-confirmed = Cet appareil est confirmé : il est dans toutes vos conversations.
linking-ready = Le code peut être utilisé maintenant.
linking-asked = Un appareil demande à entrer dans votre compte.
linking-answered = L’appareil qui a demandé a sa réponse.

## The notice that stays while a device is new
banner = Un nouvel appareil, { $name }, a été relié le { $time }.
not-mine = Pas le mien
sign-out = Déconnecter
confirm = Confirmer
link-a-device = Relier un appareil
note-to-self = Notes pour moi
let-in = Le laisser entrer
keep-out = Ne pas le laisser entrer
take-back = Retirer le code
who-asks = Qui demande
another-network = Sur un autre réseau
only-this = C’est votre seul appareil. Reliez-en un autre pour y avoir aussi vos conversations.
unlock-again = Votre phrase secrète encore une fois : ce qui suit décide qui peut lire vos messages.
wrong-passphrase = Ce n’est pas la phrase secrète.
probation-here = Cet appareil est à l’essai jusqu’au { $time } : il n’a que les conversations choisies pour lui. Confirmez-le sur votre autre appareil.

## What was said before a device came

history-progress = le relais en a { NUMBER($percent) } %
history-sent =
    { $count ->
        [one] Un texte est
       *[other] { $count } textes sont
    } en route vers { $device } ; il les reçoit dès qu’il est connecté
history-arrived =
    { $count ->
        [one] un texte
       *[other] { $count } textes
    } d’avant cet appareil arrivés
