### Garants : des contacts qui se portent garants d'une récupération. Ce que disent tous les clients.

## Who vouches for this account
none = Vous n'avez pas de garants. Nommez des personnes de confiance : elles pourront vous rendre votre compte en quelques minutes si vous perdez un jour tous vos appareils.
asked-now = { $name } a reçu votre demande. Son application répond d'elle-même, puis l'attente commence. Expliquez de quoi il s'agit : on n'approuve qu'après un appel ou une rencontre avec vous.
waits-now = { $name } sera garant le { $time }, si aucun de vos appareils ne l'annule.
removed-now = { $name } ne sera plus garant.
kept = Annulé : vos garants restent ce qu'ils sont.
state-asked = demandé, pas encore de réponse
state-answered = a répondu
state-waiting = garant à la fin de l'attente
state-active = garant
state-leaving = garant jusqu'à la fin de l'attente
unknown = (d'avant une récupération)
in-force = Il faut à présent, pour une récupération en quelques minutes, l'approbation de { $threshold } sur { $of }.
not-in-force = Aucun garant ne compte encore.
coming = À partir du { $time } : { $threshold } sur { $of }. Si vous n'y êtes pour rien, annulez.
how-to-keep = Pour annuler : `kith guardian keep`.
wards = Vous vous portez garant de : { $names }. N'approuvez qu'après un appel ou une rencontre.

## Notices
ward-notice = { $name } vous a choisi comme garant : en cas de perte de tous ses appareils, vous aidez à rendre le compte. Si l'on vous demande un jour d'approuver, appelez d'abord { $name }.
change-notice = VOS GARANTS VONT CHANGER le { $time }. Si vous n'y êtes pour rien, annulez maintenant : `kith guardian keep`.
kept-notice = Un changement de vos garants a été annulé : ils restent ce qu'ils sont.

## Asking them, where the account is recovered to
code-lead = Appelez vos garants, ou rencontrez-les, et lisez-leur ceci. Ne l'écrivez jamais dans une conversation : personne n'y sait si c'est vous.
code-show = À quelqu'un à côté de vous, montrez plutôt ceci :
code-then = Chacun le saisit avec `kith guardian approve`. Il faut { $needed } approbations ; le compte revient alors en quelques minutes, ou en une heure si l'un de ses appareils sert encore.
so-far = { $approved } garants sur { $needed } ont approuvé. `kith guardian request` montre le code qui leur est destiné.

## Approving
approve-who = { $name } veut retrouver le compte, sur un appareil qui se dit « { $device } ». Cela a commencé le { $time }.
approve-warning = Ne dites oui que si vous venez d'entendre ou de voir { $name } vous-même. Les voleurs demandent exactement cela, au nom de gens que vous connaissez : rappelez un numéro que vous avez depuis toujours.
approve-vetoed = UN APPAREIL DU COMPTE A DIT NON : quelqu'un est peut-être en train de voler le compte.
approve-question = Avez-vous entendu ou vu { $name }, qui vous a lu ce code ?
approved-now = Approuvé. { $name } retrouve le compte quand assez de garants ont approuvé.
asked-to-approve = Une récupération attend votre réponse.
approval-given = Votre approbation est arrivée.
seeking = Recherche de la récupération que désigne ce code.
not-approved = rien n'a été approuvé
approve-unknown = le relais de ce compte ne montre pas cette récupération, rien n'a donc été approuvé ; faites-vous relire le code, dans un appel
approve-stranger = ce code n'est de personne dont vous êtes garant ; rien n'a été approuvé
approve-expired = personne ne montre ce code ; vérifiez qu'il est juste et que l'autre côté est connecté. Rien n'a été approuvé
approve-no-terminal = il n'y a pas de terminal où demander ; si vous avez entendu ou vu la personne, dites-le avec --yes
goes-on = c'est conservé et sera fait dès que le relais sera joignable

## What does not go
not-a-code = ce n'est pas un code pour garants : il commence par KITHGUARD ou a { $words } mots, et se lit dans un appel
words-count = un code pour garants a { $words } mots puis l'adresse du relais ; ici il y en a { $found }
is-a-guardian-code = ceci est un code pour garants et ne lie aucun appareil. Qui vous l'a lu veut récupérer un compte : ne le saisissez qu'en tant que garant de cette personne, après un appel ou une rencontre
nobodys-guardian = vous n'êtes ici garant de personne, il n'y a donc rien à approuver
nothing-to-approve = aucune récupération n'attend votre approbation ; saisissez d'abord le code qu'on vous a lu
not-recovering = aucun compte n'est en cours de récupération dans ce dossier ; commencez par `kith account recover`
no-guardians = ce compte n'avait pas de garants quand la récupération a commencé ; il revient à la fin de l'attente
no-such-guardian = { $name } n'est pas votre garant ; `kith guardian list` montre qui l'est
threshold-range = au moins 1 garant doit approuver, et au plus autant que vous en avez : { $of }
no-change = aucun changement de vos garants n'est en attente
too-many = il peut y avoir { $most } garants au plus

## On screens
title = Garants
lead = Des personnes de confiance qui peuvent vous rendre votre compte en quelques minutes si vous perdez tous vos appareils. Elles approuvent sur leurs propres appareils, après un appel ou une rencontre avec vous.
add = Ajouter un garant
remove = Retirer
keep = Annuler
threshold = Combien doivent approuver
