### Ce que les commandes affichent, demandent et signalent.

no-cards = aucune carte ; créez-en une avec `kith card new`
no-invitations = aucune invitation ; créez-en une avec `kith invitation new`
no-contacts = aucun contact ; demandez à quelqu’un avec `kith contact add LIEN`
no-requests = aucune demande
no-chats = aucune conversation
no-messages = aucun message
synced = tout est à jour
no-name = sans nom
lookalike = ressemble à un autre nom
you = vous
unread-mark = nouveau
unread = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
verified = vérifié
once = à usage unique
on = oui
off = non
until = jusqu’au { $time }
says = dit être « { $name } »
by-card = par la carte { $card }
greeting-hello = « Bonjour »
greeting-we-met = « Nous nous connaissons »
greeting-family = « Nous sommes de la même famille »
greeting-work = « C’est pour le travail »

label-name = nom
label-account = compte
label-device = appareil
label-relay = relais
label-state = état
label-delivered = signale la réception
label-read = signale la lecture
ready = prêt
not-ready = pas encore sur son relais
copied = ancienne copie d’un dossier : lecture seule
account-made = { $name } est prêt sur { $relay }
phrase-written = La phrase de récupération est dans { $file } : gardez-la là où vous seul la trouverez.
key-file-note = La clé est aussi dans ce dossier : quiconque a une copie du dossier entier peut le lire.

card-made = Carte { $id } : donnez ce lien à ceux dont vous voulez des nouvelles.
card-revoked = la carte { $id } ne laisse plus entrer personne
invitation-made =
    Donnez ce code à une seule personne, qui crée son compte avec :

    kith account create --relay { RAW($relay) } --name NOM --invite { RAW($code) }
asked = demande envoyée à { $name }
asked-words = demande envoyée à { $name } ; les mots à comparer de vive voix : { $words }
compare = les mots à comparer de vive voix : { $words }
accepted = { $name } est accepté : écrivez avec `kith chat send { RAW($typed) } TEXTE`
declined = la demande { $id } est refusée
blocked = { $name } est bloqué
unblocked = { $name } est débloqué ; échangez des cartes pour recommencer
safety-number =
    Le numéro de sécurité entre vous et { $name } :

    { $number }

    Il est le même des deux côtés si personne ne s’est interposé.
is-verified = { $name } est marqué comme vérifié
how-to-verify = Si c’est le cas : kith contact verify { RAW($typed) } --yes

message-waiting = attend d’être accepté
message-queued = en attente d’envoi
message-sent = envoyé
message-delivered = reçu
message-read = lu
message-failed = non envoyé

contact-adding = demande en cours d’envoi
contact-failed = demande impossible
contact-requested = demande envoyée, pas encore de réponse
contact-accepting = acceptation en cours
contact-active = contact
contact-ended = terminé
contact-blocked = bloqué
contact-unblocked = débloqué

card-waiting = pas encore sur le relais
card-active = valable
card-used = utilisée
card-expired = expirée
card-revoked-state = retirée
invitation-waiting = pas encore sur le relais
invitation-active = valable pour un compte
invitation-refused = refusée par le relais

event-online = connecté
event-offline = non connecté ; nouvel essai en cours
event-account-ready = le compte est sur son relais
event-copied = ce dossier est une ancienne copie d’un dossier utilisé depuis : plus rien n’est envoyé d’ici. Continuez avec l’original ; ce qui est ici reste lisible
event-card-ready = la carte { $card } fonctionne
event-invitation = invitation { $invitation } : { $state }
event-request = quelqu’un demande à être accepté : `kith request list` montre la demande { $request }
event-contact = { $name } : { $state }
event-marked = { $chat } : { $count ->
    [one] un message
   *[other] plusieurs messages
} – { $state }
event-alarm = attention : { $text }
event-alarm-in = attention, { $chat } : { $text }

ask-passphrase = Phrase secrète :
ask-new-passphrase = Nouvelle phrase secrète, qui protège ce dossier :
ask-again = Encore une fois la même :
ask-same-number = L’autre personne voit-elle le même numéro ? [o/N]
yes-words = o oui
wrong-word = C’est un autre mot.
recovery-phrase =
    Voici votre phrase de récupération. Elle n’est montrée qu’une fois. Notez-la et gardez-la là où vous seul la trouverez :

    { $words }
ask-word = Pour continuer, tapez le mot numéro { NUMBER($number) } de la phrase :

own-certificates = { $count ->
    [0] seuls les certificats du système sont de confiance
    [one] un certificat est de confiance en plus de ceux du système
   *[other] { $count } certificats sont de confiance en plus de ceux du système
}

## Devices
yes-no = [o/N]
no-devices = pas encore d’appareil ; `kith account create` crée le premier
how-to-join = Sur l’autre ordinateur : kith device join CODE
how-to-confirm = Pour le confirmer : kith device confirm { RAW($id) }
how-to-remove = Pour le déconnecter : kith device remove { RAW($id) }
# A contact: the account got another device, or was recovered.
contact-changed = a un autre appareil depuis le { $time }
