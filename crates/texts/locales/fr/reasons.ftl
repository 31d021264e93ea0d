### Ce qui n’a pas marché, par des noms qui viennent comme données.

relay-refused = le relais a refusé : { $why }
relay-misbehaved = le relais se comporte mal : { $what }
peer-misbehaved = l’autre côté se comporte mal : { $what }

fault-wrong-key = il montre une autre clé que celle qu’il avait
fault-forged = il a envoyé ce qui ne se vérifie pas
fault-disorder = il a livré des enregistrements dans le désordre
fault-withheld = il a retenu un message qu’un membre a vu
fault-equivocated = il a montré des historiques différents à des membres différents
fault-lost-data = il a perdu des messages qu’il avait confirmés

refusal-malformed = le relais n’a pas pu lire la demande
refusal-too-large = la demande dépasse une limite de taille du relais
refusal-wrong-role = pas sur une connexion de ce type
refusal-not-authenticated = le relais n’accepte pas la preuve de cet appareil
refusal-session-taken = le numéro de session de cet appareil a déjà servi
refusal-rate-limited = trop de demandes ; à nouveau dans { NUMBER($milliseconds) } ms
refusal-full = le quota du compte sur le relais est épuisé
refusal-chain-rule = la chaîne du compte ne le permet pas : { $rule }
refusal-not-admitted = le relais n’admet que sur invitation, et celle-ci ne l’ouvre pas
refusal-unavailable = non disponible
refusal-no-right = aucun droit sur ce canal
refusal-stale-epoch = la conversation a continué entre-temps
refusal-channel-taken = l’identifiant du canal est pris
refusal-too-many = trop de canaux sur une connexion
refusal-internal = le relais a une panne de son côté ; rien n’a été fait

## Ce qui manque dans une conversation, ou pourquoi elle est finie

loss-unreadable = un message n’a pas pu être lu : il vient d’une autre version, ou il est abîmé
loss-passed-over = quelque chose dans cette conversation n’a pas pu être lu et a été passé
loss-expired = des messages ont expiré sur le relais avant le retour de cet appareil
loss-readmission = des messages manquent ici ; l’autre côté a été prié de réadmettre cet appareil
loss-being-readmitted = l’autre côté réadmet cet appareil ; d’ici là, des messages peuvent manquer ici
loss-unreachable = l’autre côté n’est plus joignable
loss-ended = l’autre côté a mis fin à la conversation
loss-broken = l’application de l’autre côté, ou le relais, a cassé cette conversation ; échangez des cartes pour recommencer
loss-taken-out = cet appareil a été retiré de la conversation
loss-no-device = l’autre côté n’a aucun appareil qui puisse être ajouté
loss-no-channel = le relais n’a pas voulu ouvrir de canal pour cette conversation
loss-bad-invitation = l’invitation dans la conversation ne s’ouvre pas ; demandez à être accepté de nouveau

## Pourquoi une carte n’a pas marché : après contact-failed

card-not-valid = cette carte n’est plus valable ; demandez-en une nouvelle
card-other-key = le relais a donné une autre clé que celle que nomme la carte ; demandez une nouvelle carte par une autre voie

## Les ennuis qui ne sont pas un refus

trouble-peer-misbehaved = l’application de quelqu’un a envoyé ce qu’aucune application de Kith n’envoie ; cela a été passé
trouble-relay-misbehaved = un relais a fait ce qu’aucun relais honnête et sain ne fait ; cela a été passé
trouble-other-relay = cette page ne peut parler qu’au relais d’où elle vient ; écrivez aux personnes d’autres relais avec les autres programmes de Kith

## Ce que le système d’exploitation dit d’un fichier : après cannot-read et cannot-write

io-not-found = ce fichier ou ce dossier n’existe pas
io-denied = cet utilisateur n’en a pas le droit ; vérifiez à qui il appartient et ce qui est permis
io-exists = il existe déjà
io-not-a-folder = une partie du chemin n’est pas un dossier
io-is-a-folder = c’est un dossier
io-read-only = ce disque est en lecture seule
io-full = il n’y a plus de place ; libérez-en et réessayez
io-busy = un autre programme s’en sert ; fermez-le et réessayez
io-faulty = le disque a un défaut ; vérifiez-le, et faites une copie de ce que vous avez

## What a chain of devices does not allow: behind relay-refused
rule-last-device = c’est le dernier appareil confirmé du compte, et il doit en rester un pour dire non
rule-not-on-probation = cet appareil est déjà confirmé
rule-too-many-devices = le compte a autant d’appareils qu’il peut en avoir ; déconnectez-en d’abord un
rule-removed = cet appareil a été déconnecté
rule-not-linked = cet appareil n’est plus relié
rule-not-confirmed = cet appareil est à l’essai ; confirmez-le d’abord depuis un plus ancien
rule-younger = cet appareil est plus ancien que celui-ci, et le plus ancien décide
rule-unknown-device = cet appareil n’est pas du compte
rule-too-early = c’est trop tôt ; un appareil d’un autre réseau peut être confirmé après un jour
rule-frozen = le compte est gelé
rule-device-may-not = seule la phrase de récupération le peut
rule-ended = le compte est fermé ou a déménagé
