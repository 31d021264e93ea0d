### Ce qu’affiche le client web.

## Everywhere

app-name = Kith
back = Retour
cancel = Annuler
close = Fermer
copy = Copier
copied = Copié
next = Suivant
skip-to-content = Aller à la conversation
starting = Kith s’ouvre
update-ready = Une nouvelle version de Kith est prête.
update-now = La charger
save = Enregistrer
saved = Enregistré

## How things stand

online = Connecté
offline = Non connecté. Ce que vous écrivez sera envoyé plus tard.
connecting = Connexion au relais
broken-title = Kith ne peut pas ouvrir ce que garde ce navigateur
broken-hint = Rien n’a été effacé. Fermez les autres onglets où Kith est ouvert et rechargez cette page.
copied-title = Ceci est une ancienne copie
copied-hint = Le compte a servi ailleurs depuis. Rien n’est envoyé d’ici, pour qu’aucune clé ne serve deux fois. Ce qui est ici reste lisible.
refused = Le relais refuse ce compte : { $why }
incompatible = Le relais { $relay } et cette version de Kith ne se comprennent pas. Rechargez la page ; si cela ne suffit pas, le relais doit être mis à jour.
alarm-title = Le relais se comporte mal
missed-title = Il manque quelque chose dans la conversation avec { $name }

## First run

welcome-title = Bienvenue sur Kith
welcome-lead = Écrivez aux gens que vous connaissez. Pas de numéro de téléphone, pas d’adresse e-mail, et aucun inconnu ne vous joint si vous n’avez pas donné de carte.
step = Étape { NUMBER($number) } sur { NUMBER($total) }
name-label = Votre nom
name-hint = Les personnes à qui vous envoyez une demande le voient ; seules les lettres sont affichées. Il peut être court.
relay-is = Relais : { $url }
relay-hint = L’ordinateur qui fait passer vos messages. Il ne peut pas les lire.
invite-label = Code d’invitation, si le relais en demande un
lock-title = Comment Kith doit-il s’ouvrir ?
lock-passphrase = Avec une phrase secrète
lock-passphrase-hint = Sans elle, personne ne peut lire vos messages, même avec cet ordinateur ou une copie de son disque. Personne ne peut la réinitialiser.
lock-passkey = Avec le verrou de cet appareil
lock-passkey-hint = Empreinte, visage ou code (une clé d’accès). Qui peut déverrouiller cet appareil peut ouvrir Kith. Si la clé est effacée, rien ne l’ouvre.
lock-open = Sans phrase secrète
lock-open-hint = Quiconque peut utiliser ce navigateur peut lire vos messages et écrire à votre place.
passphrase-label = Phrase secrète
passphrase-again-label = Encore une fois la même
passphrases-differ = Les deux ne sont pas les mêmes.
passphrase-empty = Choisissez une phrase secrète, ou l’autre possibilité.
passkey-none = Ce navigateur ou cet appareil n’a pas fait de clé. Choisissez une phrase secrète, ou réessayez.
phrase-title = Notez votre phrase de récupération
phrase-lead = Elle vous permet de retrouver votre compte si vous perdez tous vos appareils. Elle n’est montrée qu’une fois et n’est enregistrée nulle part. Gardez-la sur papier, là où vous seul la trouverez.
phrase-warning = Personne de Kith ne vous la demandera jamais. Quiconque la demande veut prendre votre compte.
phrase-words = Votre phrase de récupération
phrase-written = Je l’ai notée
confirm-title = Est-elle sur le papier ?
confirm-lead = Recopiez ces mots depuis votre papier.
confirm-word = Mot { NUMBER($number) }
confirm-wrong = Ce n’est pas le mot { NUMBER($number) }. Regardez votre papier.
confirm-back = Revoir la phrase
begin = Commencer

## Unlocking

unlock-title = Kith est verrouillé
unlock = Déverrouiller
unlock-passkey = Déverrouiller avec le verrou de cet appareil
unlocking = Déverrouillage
wrong-passphrase = Ce n’est pas la phrase secrète.
wrong-passkey = Cela ne l’a pas ouvert. Réessayez.

## The list

chats = Conversations
new-chat = Nouvelle conversation
settings = Réglages
search = Rechercher
search-none = Rien n’a été trouvé.
search-messages = Messages
search-found = { $count ->
    [one] 1 message trouvé
    [many] { NUMBER($count) } de messages trouvés
   *[other] { NUMBER($count) } messages trouvés
}
chats-empty-title = Encore personne ici
chats-empty-hint = Donnez une carte à quelqu’un, ou ajoutez la carte qu’on vous a donnée.
requests = Demandes
request-count = { $count ->
    [one] { NUMBER($count) } demande
    [many] { NUMBER($count) } de demandes
   *[other] { NUMBER($count) } demandes
}
unread-count = { $count ->
    [one] { NUMBER($count) } message non lu
    [many] { NUMBER($count) } de messages non lus
   *[other] { NUMBER($count) } messages non lus
}
you-said = Vous : { $text }
draft-is = Brouillon : { $text }
state-adding = Demande en cours d’envoi
state-failed = La carte n’a pas fonctionné
state-requested = En attente d’acceptation
state-accepting = Ouverture de la conversation
state-active = Chiffrée de bout en bout
state-ended = L’autre personne a mis fin à cette conversation
state-blocked = Bloqué
state-unblocked = Échangez des cartes pour recommencer

## A conversation

choose-chat = Choisissez une conversation
messages-of = Messages avec { $name }
write = Écrire un message
send = Envoyer
empty-chat = Dites bonjour
waiting-note = { $name } n’a pas encore accepté. Ce que vous écrivez attend sur cet appareil.
words-note = Comparez ces mots de vive voix : { $words }
ended-note = { $name } a mis fin à cette conversation. Vous pouvez la lire, mais plus y écrire.
blocked-note = Vous avez bloqué { $name }. Vous pouvez lire ce qui a été dit.
unblocked-note = Pour vous écrire à nouveau, échangez de nouvelles cartes.
newest = Aller au message le plus récent
unread-line = Nouveaux
mark-waiting = Attend d’être accepté
mark-queued = En attente d’envoi
mark-sent = Envoyé
mark-delivered = Reçu
mark-read = Lu
mark-failed = Non envoyé
today = Aujourd’hui
yesterday = Hier
emoji = Émojis
link-title = Ouvrir ce lien ?
link-lead = Il mène à ce site :
link-plain = La connexion à ce site n’est pas chiffrée.
link-open = Ouvrir
link-copy = Copier le lien
too-long = C’est trop long pour être envoyé.

## Requests

requests-empty-title = Aucune demande
requests-empty-hint = Quand quelqu’un se sert d’une carte que vous avez donnée, c’est ici que vous décidez.
request-lead = Quelqu’un qui a votre carte « { $card } » demande à vous écrire.
request-says = dit être « { $name } »
request-no-name = ne donne pas de nom qui puisse être affiché
request-lookalike = Ce nom ressemble à un nom que vous connaissez. C’est peut-être quelqu’un d’autre.
request-words = Téléphonez à la personne à qui vous pensez, et comparez ces trois mots :
request-name-label = Nom à donner à la personne
accept = Accepter
decline = Refuser
declined-note = Si vous refusez, l’autre personne n’en sait rien.
greeting-hello = Vous salue : bonjour
greeting-we-met = Dit que vous vous connaissez
greeting-family = Dit que vous êtes de la même famille
greeting-work = Dit que c’est pour le travail

## New conversation

own-card-title = Donnez votre carte
own-card-lead = Quiconque a cette carte peut demander à vous écrire. C’est vous qui décidez d’accepter ou non.
card-label-label = Note pour vous, par exemple où vous l’avez donnée
card-once = Pour une seule personne
card-week = Valable 7 jours
card-make = Créer une carte
card-link = Lien de la carte
card-qr = La carte sous forme d’image à scanner
add-title = Ajoutez une carte qu’on vous a donnée
add-lead = Collez le lien qui commence par kith:card/
add-link-label = Lien de la carte
scan = Scanner avec la caméra
scan-stop = Arrêter la caméra
scan-picture = La lire dans une image
scan-hint = Tenez la carte devant la caméra.
scan-found = La carte a été lue.
scan-no-camera = Il n’y a pas de caméra que cette page puisse utiliser. Lisez la carte dans une image, ou collez son lien.
scan-nothing = Il n’y a pas de code lisible dans cette image.
scan-other = Ce code n’est pas une carte de contact. Il dit : { $text }
scan-links = Stop : ce code fait entrer celui qui le montre dans votre compte { $service }. Ne le scannez nulle part. Qui vous a envoyé ici veut ce compte.
scan-signs-in = Stop : ce code connecte quelqu’un à votre place, par { $service }. Ne le scannez que si vous l’avez commencé vous-même, à l’instant, sur une page que vous avez ouverte.
add-name-label = Nom à donner à la personne
add-name-hint = Vous seul voyez ce nom.
add-send = Envoyer la demande
add-words = Demande envoyée. Comparez ces mots de vive voix : { $words }
cards-title = Cartes que vous avez données
cards-none = Aucune pour l’instant.
card-revoke = Retirer
card-state-waiting = Pas encore sur le relais
card-state-active = Valable
card-state-used = Utilisée
card-state-expired = Expirée
card-state-revoked = Retirée
invite-title = Inviter quelqu’un sur ce relais
invite-lead = Certains relais n’admettent que sur invitation. Chacune vaut pour un compte ; donnez le code avec l’adresse du relais.
invite-make = Créer une invitation
invite-code = Code d’invitation
invite-waiting = Pas encore sur le relais
invite-active = Valable pour un compte
invite-refused = Le relais ne laisse ce compte inviter personne. Demandez à son opérateur.
invite-used-up = Vos invitations sont épuisées. La prochaine pourra être créée à partir du { $date }.
invite-too-many = Il y a déjà trop d’invitations.

## A contact

contact-title = Contact
safety-number = Numéro de sécurité
safety-hint = Comparez-le en personne ou lors d’un appel où vous reconnaissez la voix. Si vous voyez tous les deux les mêmes chiffres, personne ne s’est interposé.
safety-none = Il apparaît quand l’autre personne a accepté.
verified = Vérifié
verify = Les chiffres sont les mêmes
verified-hint = Vous avez comparé les chiffres avec cette personne.
block = Bloquer
block-hint = Met fin à la conversation pour tous les deux. Ce qui a été dit reste lisible ici.
unblock = Débloquer
unblock-hint = Permet un nouveau départ, avec de nouvelles cartes.

## Settings

profile = Profil
account-id = Compte
reading = Confirmations
give-delivered = Signaler aux autres que j’ai reçu leur message
give-read = Signaler aux autres que j’ai lu leur message
look = Apparence
theme-system = Comme le système
theme-light = Clair
theme-dark = Sombre
language = Langue
lock-now = Verrouiller maintenant
lock-none = Ce navigateur ouvre Kith sans phrase secrète.
lock-after = Verrouiller si personne n’a utilisé Kith depuis
lock-minutes = { $count ->
    [one] 1 minute
   *[other] { NUMBER($count) } minutes
}
lock-hours = { $count ->
    [one] 1 heure
   *[other] { NUMBER($count) } heures
}
lock-never = Ne jamais verrouiller tout seul
notify-title = Notifications
notify = Me signaler les nouveaux messages et demandes quand Kith est en arrière-plan
notify-hint = Elles disent qu’il y a du nouveau, pas qui a écrit ni quoi.
notify-denied = Ce navigateur ne le permet pas pour cette page. Vous pouvez le changer dans ses réglages.
notify-offer = Kith doit-il vous signaler les nouveaux messages quand il est en arrière-plan ?
notify-yes = Me signaler
notify-no = Non
new-message = Nouveau message
new-request = Quelqu’un demande à vous écrire
storage-title = Stockage
storage-used = Kith garde { $size } dans ce navigateur.
storage-lasting = Le navigateur le garde jusqu’à ce que vous l’effaciez.
storage-passing = Le navigateur peut l’effacer quand le disque est plein, et votre compte avec.
storage-keep = Demander au navigateur de le garder

## What could not be done

no-answer = Kith n’a pas répondu. Rechargez la page et regardez si c’est fait.
no-channel = Ce navigateur ne laisse pas la page parler à son processus. Essayez-en un autre.
not-now = Ce n’est pas possible maintenant.
bad-name = Un nom a de 1 à 64 caractères et aucun saut de ligne.
name-taken = Quelqu’un s’appelle déjà ainsi ici. Choisissez un autre nom.
not-a-card = Ce n’est pas le lien entier d’une carte. Copiez-le de nouveau.
own-card = C’est votre propre carte. Donnez-la à quelqu’un d’autre.
already-contact = Cette personne est déjà un contact.
no-storage = Ce navigateur ne garde pas de données pour cette page. C’est le cas des fenêtres privées et des disques pleins.

## Linking this browser to an account that exists

join-offer = Vous utilisez déjà Kith sur un autre appareil ?
join-begin = Relier à mon compte
join-code-title = Entrez le code à usage unique
join-code-lead = Sur votre autre appareil, ouvrez Réglages, Appareils, « Relier un appareil » ; dans un terminal, lancez kith device link. Il montre un code valable cinq minutes.
join-code-label = Code à usage unique
join-code-hint = Collez-le ou tapez-le ; ses mots conviennent aussi.
join-name-label = Nom de ce navigateur
join-name-hint = Vos autres appareils le montrent. Personne d’autre ne le voit.
join-send = Relier ce navigateur
join-waiting = Maintenant, votre autre appareil
join-reaching = Recherche de votre autre appareil. Laissez-y le code ouvert.
join-stop = Arrêter
join-elsewhere = Ce code est du relais { $relay }. Ouvrez sa page dans ce navigateur et entrez-y le code.
join-damaged = Une partie de ce code manque ou est fausse. Copiez-le de nouveau.
join-newer = Ce code est d’un Kith plus récent. Rechargez cette page.
join-not-a-code = Ce n’est pas un code pour relier un appareil.

## Several devices

link-chats = Discussions où il peut être avant que vous le confirmiez
link-chats-hint = N’en choisissez aucune si vous le confirmez tout de suite : il les reçoit alors toutes.
link-show = Montrer le code
link-qr = Le code à usage unique comme image à scanner
link-code = Code à usage unique
link-how = Sur le nouvel appareil, ouvrez { $page } et choisissez « Relier à mon compte » ; dans un terminal, lancez kith device join - et collez le code.
link-again = Montrer un nouveau code
confirming = Confirmation en cours …
signing-out = { $name } est en cours de déconnexion …
it-was-me = C’était moi
new-device = Un nouvel appareil a été relié à votre compte
forget = Supprimer ce qui est ici
forget-ask = Toutes les conversations sont supprimées de ce navigateur. Vos autres appareils gardent les leurs. C’est irréversible.
note-hint = Ce que vous écrivez ici est sur tous vos appareils, et chez personne d’autre.
contact-changed = a un autre appareil depuis le { $time }
contact-changed-hint = Si cela vous surprend, demandez de vive voix avant d’écrire ce que personne d’autre ne doit lire.
history-send = Envoyer les messages plus anciens
history-lead = { $name } reçoit ce qui a été écrit avant, chiffré, par votre relais.
history-month = Des 30 derniers jours
history-year = De la dernière année
history-all = Tout
history-none = Il n’y a rien de plus ancien à envoyer.
history-arriving = Des messages plus anciens arrivent …
under-way = En cours

## Codes that are scanned where a device is linked

scan-code-hint = Tenez le code de votre autre appareil devant la caméra.
scan-code-found = Le code a été lu.
scan-other-code = Ce n’est pas un code pour relier un appareil. Il dit : { $text }
scan-card-here = C’est une carte de contact, pas un code pour relier un appareil. Les cartes s’ajoutent sous « Nouvelle conversation ».
scan-kith-links = Stop : ce code relie un appareil à un compte Kith. Il n’ajoute aucun contact et n’ouvre aucun groupe. Qui vous a envoyé l’utiliser ici veut vous tromper.

## Code PIN et sauvegarde, et verrouiller en urgence

backup-title = Code PIN et sauvegarde
backup-none = Vous n’avez pas de sauvegarde : si vous perdez cet appareil, contacts et messages sont perdus. Un code PIN en démarre une.
pin-ask = Connaissez-vous encore votre code PIN ? Sans lui, personne ne peut ouvrir votre sauvegarde, et personne ne peut vous le dire.
pin-later = Plus tard
pin-set = Définir un code PIN
pin-change = Définir un autre code PIN
pin-check = Vérifier le code PIN
pin-label = Code PIN
pin-again = Encore une fois le même code PIN
pins-differ = Les deux codes PIN ne sont pas les mêmes.
pin-hint = { $least } caractères ou plus ; pas le code de votre téléphone ni de votre carte bancaire.
phrase-label = Phrase de récupération
phrase-once = Ce navigateur doit la voir une fois. Elle n’est pas conservée.
backup-now = Sauvegarder maintenant
backup-drill = Essayer si elle s’ouvre
backup-restore = Ramener la sauvegarde ici
backup-open = Il faut votre code PIN et la phrase de récupération de votre papier.
lock-key = Verrouiller en urgence, depuis chaque écran et dans tous les onglets : Ctrl + Maj + L
