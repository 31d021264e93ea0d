### Ce que dit `--help`, et avec lui les pages du manuel.

about = Une messagerie sûre pour les gens et pour les scripts
usage = Utilisation
commands = Commandes
arguments = Arguments
options = Options
examples = Exemples
everywhere = Avec chaque commande
print-help = Affiche cette aide
print-version = Affiche la version
exit-codes = Chaque commande accepte --json, et --help en montre des exemples. Code de sortie : 0 fait, 1 refusé ou injoignable (avec la raison), 2 mauvais usage. Sans commande, Kith commence pour les gens : les premiers pas, ou les conversations.

home = Dossier qui contient le compte et ses messages, chiffré [par défaut : le dossier de données du système]
json = Affiche du JSON, pour les programmes
passphrase-file = Fichier dont la première ligne est la phrase secrète ; - est l’entrée standard [environnement : KITH_PASSPHRASE_FILE]
lang = Langue de ce que lisent les gens : en, es, it, de, fr, nl ou pt [environnement : KITH_LANG] [par défaut : celle du système]
timeout = Combien de temps attendre le relais, par exemple 10s ou 5m [par défaut : 10s]

account = Votre compte
account-create = Fonde un compte sur un relais
account-create-note = Demande une phrase secrète, qui protège ce dossier, et montre une fois la phrase de récupération : notez-la. Si le relais n’est pas joignable, relancez la même commande.
example-bot = ne demande rien : pour les programmes
relay = Adresse du relais, par exemple wss://relay.example/v1, ou ws://127.0.0.1:7171/v1 sur cet ordinateur
name = Votre nom, tel que le voient ceux que vous acceptez ou sollicitez
invite = Code d’invitation d’un relais qui en demande un ; - est l’entrée standard
no-passphrase = Garde la clé dans un fichier à côté des données : ne protège que les copies faites sans ce fichier
recovery-file = Écrit la phrase de récupération dans ce nouveau fichier au lieu de la montrer
ca-file = Fichier de certificats (PEM) de confiance en plus de ceux du système, pour un relais qui a les siens ; retenu
account-show = Affiche votre compte

card = Cartes de contact : des liens qui permettent aux autres de vous solliciter
card-new = Crée une carte
once = Ne laisse entrer qu’une seule demande
expires = Ne laisse plus entrer personne après ce délai, par exemple 12h ou 7d
label = Une note pour vous, affichée à côté de chaque demande venue par cette carte
card-list = Affiche vos cartes
card-revoke = Retire une carte : plus personne n’entre avec elle
card-id = Identifiant de la carte, tel que l’affiche `kith card list`

## kith invitation

invitation = Invitations sur votre relais, s’il n’admet que sur invitation
invitation-new = Crée une invitation pour une personne
invitation-new-note = Avec le code, une personne peut créer un compte sur votre relais, une seule fois. Le relais décide combien vous pouvez en créer ; qui a été invité par un membre commence sans aucune.
invitation-list = Affiche les invitations que vous avez créées

contact = Les gens que vous connaissez
contact-add = Demande au propriétaire d’une carte de vous accepter
contact-add-note = L’autre personne voit votre demande avec trois mots ; lisez-les-vous l’un à l’autre pour être sûrs de qui il s’agit.
link = Lien de la carte ; - est l’entrée standard
local-name = Comment appeler ce contact ici [par défaut : le nom qu’il se donne]
greeting = Les seuls mots qui accompagnent une demande : none, hello, we-met, family ou work [par défaut : none]
contact-list = Affiche vos contacts
contact-verify = Compare les numéros de sécurité avec un contact
contact-verify-note = Affiche le numéro que vous voyez tous les deux si personne ne s’est interposé. Comparez-le en personne ou de vive voix.
example-verified = les numéros sont les mêmes
yes = Marque le contact comme vérifié : vous avez comparé et les numéros sont les mêmes
contact-block = Met fin à la conversation et retire tout droit de vous joindre
contact-block-note = Ce qui a été écrit reste lisible avec `kith chat read`.
contact-unblock = Permet un nouveau départ avec un contact bloqué
contact-unblock-note = Rien de l’ancienne conversation ne revient : échangez une carte pour recommencer.
contact-name = Nom du contact, tel que l’affiche `kith contact list`

request = Les gens qui demandent à être acceptés
request-list = Affiche les demandes en attente
request-list-note = Le nom que se donne un inconnu ne prouve rien. Comparez les trois mots de vive voix.
request-accept = Accepte une demande et ouvre la conversation
request-decline = Refuse une demande ; l’autre personne n’en sait rien
request-id = Identifiant de la demande, tel que l’affiche `kith request list`

chat = Conversations
chat-list = Affiche les conversations avec ce qui n’est pas lu
chat-read = Affiche une conversation et la marque comme lue
chat-read-note = Affiche ce qui est dans ce dossier, même sans relais ; `kith sync` va chercher ce qui est nouveau.
limit = Seulement les N messages les plus récents
chat-send = Écrit un message
chat-send-note = Sans --wait, le message est gardé et envoyé une fois si le relais est joignable maintenant ; sinon, la prochaine commande qui le joint l’envoie. Il n’est jamais envoyé deux fois.
text = Le texte ; - est l’entrée standard
wait = Se termine quand le relais l’a durablement (0), le refuse ou que --timeout est écoulé (1)
example-hello = Bonjour
example-eight = À ce soir, huit heures
example-durable = Le relais l’a durablement quand ceci se termine par 0
example-dash = -- un texte qui commence par un tiret

sync = Échange tout ce qui attend, puis se termine
listen = Reste connecté et affiche une ligne pour chaque chose qui arrive
listen-note = Se reconnecte tout seul. D’autres commandes fonctionnent à côté. Se termine par Ctrl-C ou SIGTERM.
settings = Ce que les autres apprennent, et à qui cet appareil fait confiance
settings-marks = Affiche ou change ce qui est signalé aux contacts
example-marks = affiche ce qui est réglé
example-read-off = personne ne sait quand vous lisez
delivered = Si les contacts apprennent qu’un message est arrivé : on ou off
read = Si les contacts apprennent que vous avez lu un message : on ou off
settings-ca-file = Affiche ou change les certificats de confiance en plus de ceux du système
settings-ca-file-path = Fichier de certificats en PEM, repris tel qu’il est maintenant ; - est l’entrée standard
settings-ca-file-none = Ne fait confiance qu’aux certificats du système
rpc = Répond en JSON-RPC 2.0 sur l’entrée et la sortie standard, pour les bots
rpc-note = Une demande par ligne en entrée, une réponse ou un événement par ligne en sortie ; docs/rpc.md est la référence. Seul ce que dit --allow est permis : un bot ne peut en aucun cas relier des appareils ni changer la récupération.
allow = Ce que le programme peut faire : { $scopes } ; plusieurs avec des virgules
completions = Affiche les complétions pour un shell
completions-shell = Le shell : bash, zsh ou fish
man = Écrit les pages du manuel
man-folder = Le dossier où elles sont écrites
example-card-new = un lien à donner : qui l’a peut demander à être accepté
example-contact-add = demande au propriétaire d’une carte
example-request-list = qui demande à être accepté
example-listen = une ligne pour chaque chose qui arrive
example-label = club d’échecs

check = Vérifie si un message ou un lien est un piège
check-text = Le message ; - est l’entrée standard
check-link = Un lien ; - est l’entrée standard
check-explain = Dit ce que signifie une raison et que faire
check-batch = Fichier avec un objet JSON par ligne (text et, s’ils sont connus, lang et context) ; - est l’entrée standard. Affiche un verdict par ligne
check-chat = Une discussion WhatsApp exportée, en .txt ou .zip
check-me = Votre propre nom dans cette discussion : vos messages ne sont pas vérifiés
check-report = Écrire aussi une page sur la discussion dans ce fichier
check-image = Une image (PNG, JPEG ou WebP) : ce que font les codes QR qu’elle contient
check-note = Rien ne quitte cet appareil : ni compte, ni dossier, ni réseau ne sont nécessaires.

## kith screen

screen = Les conversations en plein écran
screen-note = F1 montre les touches, F2 tout ce qu'on peut faire. NO_COLOR retire les couleurs.
linear = De simples lignes au lieu du plein écran : pour les lecteurs d'écran

## kith device
device = Vos appareils
device-list = Liste les appareils de votre compte
device-link = Fait entrer un autre appareil dans votre compte : montre un code à usage unique
device-link-note = Lancez-le sur un appareil déjà dans le compte, et `kith device join` avec le code sur le nouveau. Avant que rien n’entre, vous voyez ce qui demande et où c’est, et on vous demande. Jusqu’à sa confirmation, le nouveau n’est que dans les conversations choisies avec --chat.
device-link-timeout = Combien de temps attendre le nouvel appareil [par défaut : 5m]
device-link-chat = Un contact dont l’appareil à l’essai rejoint la conversation ; plusieurs fois possible
device-link-yes = Laisse entrer sans demander ce qui vient avec le code, même d’un autre réseau
device-join = Rejoint le compte dont un appareil montre un code
device-join-note = Pour un dossier nouveau et vide. Demande une phrase secrète, qui protège ce dossier, puis attend votre oui sur l’autre appareil. En cas de refus, rien n’est gardé.
device-join-code = Le code que montre l’autre appareil, ou ses mots entre guillemets ; - est l’entrée standard
device-join-name = Le nom de cet appareil dans la liste [par défaut : celui de l’ordinateur]
device-join-timeout = Combien de temps attendre le oui de l’autre appareil [par défaut : 5m]
device-confirm = Met fin à l’essai d’un appareil : il reçoit toutes vos conversations
device-confirm-note = Faites-le quand vous tenez le nouvel appareil en main et qu’il montre votre nom. Ce qui a été écrit avant la confirmation ne vient pas avec ; `kith history send` l’apporte.
device-remove = Déconnecte un appareil et donne de nouvelles clés à chaque conversation
device-remove-note = Il ne lit rien de ce qui s’écrit ensuite. Ce qu’il a déjà y reste.
device-remove-yes = Déconnecte sans demander
device-id = L’identifiant de l’appareil, son début (4 lettres ou plus) ou son nom, comme les montre `kith device list`
example-device-link = sur l’appareil que vous avez
example-device-join = sur le nouveau

## kith history

history = Ce qui a été dit avant l’arrivée d’un appareil
history-send = Envoyer à un autre de vos appareils ce qui a été dit avant
history-send-note = N’envoie que les textes, scellés pour cet appareil, par votre relais : une fois là, cet appareil peut partir. Confirmez d’abord l’autre appareil.
history-since = Seulement ce qui a été écrit dans ce délai, comme 30d [par défaut : tout]
history-timeout = Combien de temps attendre que le relais ait tout [par défaut : 10m]
account-freeze = Gelez votre compte : vite, quand quelque chose ne va pas
account-freeze-note = Arrête aussitôt toute association et tout changement, et vos contacts retiennent ce qui s’écrit en votre nom. Lire, dire non et déconnecter des appareils restent possibles. Avec --recovery-file, cela marche depuis n’importe quel ordinateur, sans appareil à vous.
account-thaw = Dégelez votre compte
account-recover = Retrouvez votre compte dans un nouveau dossier vide, avec sa phrase de récupération
account-recover-note = Pour quand tous les appareils sont perdus : avec l’un d’eux, prenez `kith device link`. Le compte attend un jour si l’un de ses appareils a montré l’avis, sinon une semaine, pour que vous puissiez dire non si ce n’est pas vous.
recovery = Une récupération de votre compte : où elle en est, et dire non
recovery-status = Demandez au relais si quelqu’un récupère votre compte
recovery-veto = Dites non à une récupération, ou reprenez-lui le compte
phrase-file = Le fichier avec la phrase de récupération ; - est l’entrée standard
phrase-relay = Le relais où se trouve le compte
recovery-yes = Répondez oui à toutes les questions
guardian = Contacts qui se portent garants de vous, pour retrouver votre compte en quelques minutes
guardian-add = Demander à un contact d'être votre garant
guardian-add-note = Choisissez des personnes que vous pouvez appeler. Plus de la moitié doit approuver, sauf si vous en décidez autrement. Chaque changement attend aussi longtemps qu'une récupération, et chacun de vos appareils peut l'annuler.
guardian-list = Montrer vos garants, et de qui vous êtes garant
guardian-remove = Faire que quelqu'un ne soit plus votre garant
guardian-threshold = Dire combien doivent approuver ; sans nombre, plus de la moitié
guardian-threshold-number = Autant
guardian-keep = Annuler un changement de vos garants en attente
guardian-request = Montrer le code avec lequel vos garants approuvent une récupération
guardian-request-note = Dans le dossier où `kith account recover` a été lancé. Lisez le code dans un appel, ou montrez-le ; le même sert à tous. Ne l'écrivez jamais dans une conversation.
guardian-approve = Approuver la récupération d'un contact, après un appel ou une rencontre
guardian-approve-note = Seulement pour un code entendu de la personne elle-même : les voleurs demandent exactement cela. La commande montre à qui est le compte et demande avant d'approuver.
guardian-code = Le code qu'on vous a lu ; - est l'entrée standard
guardian-yes = Vous avez entendu ou vu la personne : répondre oui à tout

## Code PIN et sauvegarde
pin = Définir le code PIN qui protège votre sauvegarde, ou vérifier que vous le connaissez encore
pin-set = Définir le code PIN et faire une première sauvegarde
pin-check = Vérifier que vous connaissez encore le code PIN
pin-file = Fichier contenant le code PIN ; - est l’entrée standard
backup = Faire une sauvegarde, l’essayer ou tout en récupérer
backup-now = Faire une sauvegarde maintenant
backup-status = Montrer quand la dernière sauvegarde a été faite et ce qu’elle contient
backup-restore = Récupérer contacts, réglages et messages de la sauvegarde la plus récente
backup-drill = Vérifier que la sauvegarde la plus récente s’ouvre avec code et phrase ; ne change rien
