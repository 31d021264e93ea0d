### What the shield says about messages, links, codes and senders.

## What a message asks for
asks-for-code = Il vous demande un code que vous avez reçu
asks-for-secret = Il demande un mot de passe, un code PIN ou des mots de récupération
asks-for-card = Il demande des données de carte ou de compte
asks-for-money = Il demande de l’argent
asks-for-gift-cards = Il demande des cartes cadeaux
asks-for-data = Il demande des papiers ou des informations personnelles
asks-to-forward = Il veut être transféré à d’autres
asks-to-move = Il veut continuer dans une autre application, un autre numéro ou un autre compte
asks-to-scan = Il vous demande de scanner un code
asks-to-install = Il vous demande d’installer quelque chose
asks-to-verify = Il vous demande de confirmer ou de débloquer un compte
asks-to-open = Il vous pousse à ouvrir un lien
asks-to-call = Il vous demande d’appeler un numéro qu’il donne
asks-to-stay = Il vous demande de rester en ligne et de suivre des étapes
asks-to-reply = Il veut une réponse pour engager la conversation
asks-not-to-call = Il dit qu’on ne peut pas appeler
asks-for-secrecy = Il vous demande de n’en parler à personne

## What it claims, offers and threatens with
claims-kinship = Il prétend venir de votre famille
claims-new-number = Il parle d’un nouveau numéro, téléphone ou compte
claims-authority = Il prétend venir d’une banque, d’une administration ou d’un transporteur
claims-support = Il prétend venir d’un support ou d’un service de sécurité
claims-mistake = Il parle d’une erreur, ou cherche quelqu’un d’autre
offers-prize = Il promet un prix ou un cadeau
offers-money = Il promet de l’argent : un remboursement, un héritage, un don
offers-loan = Il propose un prêt
offers-job = Il propose beaucoup d’argent pour peu de travail
offers-profit = Il promet des gains grâce à un placement
offers-affection = Il cherche la proximité
offers-goods = Il vend quelque chose
demands-fee = Il réclame des frais, une amende ou un affranchissement
threatens = Il vous menace d’une perte
extorts = Il menace de montrer quelque chose de privé
urges = Il ne laisse pas le temps de réfléchir
disguised = Ses lettres sont déguisées
like-known-scams = Ces mots ressemblent à ceux de pièges connus
like-known-adverts = Ces mots ressemblent à ceux de la publicité

## The sender
sender-stranger = Vous ne connaissez pas l’expéditeur
sender-new = L’expéditeur est un nouveau contact
first-message = C’est le premier message de cet expéditeur
identity-changed = { $days ->
    [0] Les clés, le numéro ou l’appareil de l’expéditeur ont changé le jour même
    [one] Les clés, le numéro ou l’appareil de l’expéditeur ont changé un jour avant
    [many] Les clés, le numéro ou l’appareil de l’expéditeur ont changé { NUMBER($days) } jours avant
   *[other] Les clés, le numéro ou l’appareil de l’expéditeur ont changé { NUMBER($days) } jours avant
}
name-imitates = Le nom se fait passer pour { $fact }

## A link
link-shortened = { $fact } cache où mène le lien
link-bio = { $fact } ne mène qu’à d’autres liens
link-punycode = Le nom du lien est écrit en lettres qui passent pour d’autres : { $fact }
link-mixed-scripts = Le nom du lien mélange des alphabets : { $fact }
link-lookalike = Le nom du lien ressemble à { $fact } et ne l’est pas
link-near-miss = Le nom du lien est { $fact } à une lettre près
link-combined = Le nom du lien associe { $fact } à d’autres mots
link-embedded = { $fact } ne figure que devant le vrai nom du lien
link-brand-in-path = Le lien parle de { $fact } et mène chez quelqu’un d’autre
link-address = Le lien mène à une adresse sans nom : { $fact }
link-user-info = { $fact }, devant l’@, n’est pas là où mène le lien
link-port = Le lien mène à un port inhabituel : { $fact }
link-free-host = N’importe qui peut avoir une page sur { $fact }
link-dynamic = { $fact } est la machine d’un inconnu
link-shown-differs = Le lien mène à { $fact }, ce qui n’est pas ce qu’il affiche
link-program = Le lien mène à un programme : { $fact }
link-scheme = Ce n’est pas une adresse web et cela fait autre chose à l’ouverture : { $fact }
link-strange-name = { $fact } porte un nom de piège

## A code, and what cannot be read
code-links-device = Le code fait entrer l’appareil de quelqu’un d’autre dans votre compte
code-pays = Le code paie quelqu’un
code-joins-network = Le code connecte à un réseau sans fil
code-adds-contact = Le code ajoute un contact
code-opens-link = Le code ouvre un lien
unknown-script = Il est dans une écriture inconnue ici
too-short = C’est trop court pour en dire quelque chose

## What to do
advice-none = Rien ne s’y oppose
advice-call-them = Appelez la personne à son numéro habituel avant de faire quoi que ce soit
advice-keep-secret = Ne donnez le code ou le secret à personne, qui que ce soit
advice-use-own-way = N’ouvrez rien ici ; allez dans leur application ou sur leur site comme d’habitude
advice-do-not-scan = Ne le scannez pas et ne confirmez rien de ce qui apparaît
advice-do-not-pay = Ne payez pas et ne répondez pas ; parlez-en à quelqu’un de confiance et à la police
advice-do-not-answer = Ne répondez pas ; bloquez l’expéditeur
advice-unsubscribe = C’est de la publicité ; bloquez-la si vous n’en voulez pas
advice-ask-somebody = Personne ici ne peut le dire ; demandez à quelqu’un qui connaît la langue ou l’expéditeur

## The verdict
verdict-fine = Rien de suspect
verdict-advert = Publicité
verdict-scam = Cela ressemble à un piège
verdict-cannot-tell = Impossible à dire
