### Ce qui est dit d’une discussion entière vérifiée, et d’une image.

## La page
title = Ce qui a été trouvé dans cette discussion
traps-found = { $count ->
    [one] Un message ressemble à un piège
    [many] { $count } de messages ressemblent à des pièges
   *[other] { $count } messages ressemblent à des pièges
}
adverts-found = { $count ->
    [one] Aucun piège, et une publicité
    [many] Aucun piège, et { $count } de publicités
   *[other] Aucun piège, et { $count } publicités
}
nothing-found = { $count ->
    [one] Rien de suspect dans le seul message de cette discussion
    [many] Rien de suspect dans les { $count } de messages de cette discussion
   *[other] Rien de suspect dans les { $count } messages de cette discussion
}
read-through = { $count ->
    [one] { $count } message a été lu.
    [many] { $count } de messages ont été lus.
   *[other] { $count } messages ont été lus.
}
more = { $count ->
    [one] Et { $count } de plus.
   *[other] Et { $count } de plus.
}
what-to-do = Que faire maintenant
do-stop = Ne répondez pas, ne payez pas, n’ouvrez aucun lien et ne donnez aucun code à personne.
do-call = Demandez à la personne par une autre voie : appelez un numéro que vous aviez déjà, pas un numéro de cette discussion.
do-paid = Si vous avez déjà payé ou donné un code : appelez votre banque tout de suite et retirez les appareils que vous ne connaissez pas sous WhatsApp › Paramètres › Appareils connectés.
do-tell = Montrez cette page à quelqu’un de confiance. Cela arrive aussi aux personnes prudentes.
do-nothing = Il n’y a rien à faire. Aucune vérification ne voit tout : demandez avant de payer ou de donner un code.
traps = Ressemble à un piège
changes = Téléphones et numéros changés
adverts = Publicités
why = Pourquoi
private-page = Cette page est seulement sur votre appareil, et ses liens ne fonctionnent pas, exprès. Elle contient ce que d’autres vous ont écrit : supprimez-la quand vous avez fini.

## Images
no-code = Il n’y a pas de code QR dans cette image, ou aucun qui soit lisible
code-says = Le code dit : { $content }

## Ce qui n’a pas marché
no-chat-in-archive = il n’y a pas de discussion dans { $path } : exportez-la avec Discussion › Plus › Exporter la discussion et indiquez ce fichier
archive-too-large = une fois décompressé, il devient bien plus grand qu’une discussion ne peut l’être
not-an-export = { $path } n’est pas une discussion WhatsApp : aucune ligne n’y commence par une date et une heure ; exportez-la avec Discussion › Plus › Exporter la discussion, sans médias
nobody-of-this-name = personne ne s’appelle { $name } dans cette discussion ; y sont : { $names }
no-picture = { $path } n’est pas une image lisible (PNG, JPEG ou WebP) : { $why }
picture-too-large = { $path } est une image trop grande ; découpez la partie avec le code
