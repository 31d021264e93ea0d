### Geler un compte et le retrouver : ce qu’en disent tous les clients.

## Geler
frozen-now = Votre compte est gelé. Rien ne peut être associé ni changé, et vos contacts retiennent ce qui s’écrit en votre nom. Regardez vos appareils et déconnectez ce qui n’est pas à vous ; puis dégelez-le.
frozen-since = gelé depuis le { $time } : rien ne peut être associé ni changé, et les contacts retiennent ce que vous écrivez
thawed-now = Votre compte est comme avant. Ce que vos appareils ont écrit entre-temps, vos contacts le voient maintenant.
not-frozen = le compte n’a pas été gelé
contact-frozen = compte gelé depuis le { $time }
contact-held =
    { $count ->
        [one] 1 message retenu jusqu’au dégel du compte
       *[other] { $count } messages retenus jusqu’au dégel du compte
    }

## Retrouver un compte dans un nouveau dossier
started = Le compte est en cours de récupération. Ses appareils sont prévenus, et chacun peut dire non jusqu’au { $time }. Ce dossier fait le reste de lui-même chaque fois que Kith s’en sert ; rien ne peut être écrit d’ici avant.
asked = Le relais est interrogé.
waiting = Une récupération attend jusqu’au { $time }. D’ici là, chaque appareil du compte peut dire non.
waiting-here = Ce dossier reçoit le compte le { $time }, si aucun de ses appareils ne dit non.
vetoed = Un appareil du compte a dit non : cette récupération ne peut pas aboutir.
vetoed-here = Un appareil du compte a dit non. Si ce n’était pas vous, ne parlez à personne qui offre de l’aide ; déconnectez depuis un de vos appareils ce qui n’est pas à vous.
done-here = Le compte est ici. Vos contacts voient qu’il a été récupéré ; ceux qui ont vos nouvelles clés peuvent de nouveau vous écrire.
done-elsewhere = Le compte a été récupéré sur un autre appareil le { $time }, et celui-ci est dehors. Si ce n’était pas vous, dites-le maintenant : `kith account recovery veto`.
expired = La récupération est terminée et n’a rien donné.
unknown-phrase = Aucun compte de ce relais n’a cette phrase de récupération. Cherchez un mot faux, et si c’est le bon relais.
none = Aucune récupération en attente.

## Sur les appareils du compte
notice = QUELQU’UN RÉCUPÈRE VOTRE COMPTE avec sa phrase de récupération. Si ce n’est pas vous, dites non maintenant avec `kith account recovery veto` : après le { $time }, il aura le compte et cet appareil sera dehors.
veto-done = Non, c’est dit. Personne n’obtient le compte par cette récupération. Qui l’a commencée connaît votre phrase de récupération : gelez le compte et déconnectez ce qui n’est pas à vous.
veto-undone = Non, c’est dit. Le compte est de nouveau à vous.
ask-veto = Dire non à tout ce qui est en attente ?
nothing-to-veto = il n’y a rien à quoi dire non : aucune récupération en attente
recovering = ce compte est en cours de récupération et n’est pas encore ici ; `kith account recovery status` dit jusqu’à quand
start-goes-on = tout est gardé : continuez avec `kith account recovery status`
freeze-goes-on = c’est gardé et se fera dès que le relais sera joignable
ask-relay = le relais n’a pas pu être interrogé ; voici ce qui était connu avant
freeze-elsewhere = il y a un compte dans ce dossier : gelez-le sans --recovery-file
phrase-words = une phrase de récupération a { $words } mots, celle-ci en a { $found }
phrase-unknown = le mot { $position } n’est dans aucune phrase de récupération ; cherchez une faute de frappe
phrase-checksum = ces mots ne vont pas ensemble ; cherchez un mot faux ou interverti

## On screens
banner = Quelqu’un récupère votre compte. Si ce n’est pas vous, dites non avant le { $time } : après, il sera à lui et cet appareil sera dehors.
banner-frozen = Votre compte est gelé depuis le { $time } : rien ne peut être associé ni changé, et les contacts retiennent ce que vous écrivez.
banner-undo = Votre compte a été récupéré sur un autre appareil le { $time }, et celui-ci est dehors. Si ce n’était pas vous, reprenez-le maintenant.
not-me = Ce n’est pas moi
take-back = Le reprendre
freeze = Geler mon compte
thaw = Dégeler
ask-freeze = Geler votre compte ? Rien ne peut être associé ni changé, et vos contacts retiennent ce qui s’écrit en votre nom, jusqu’à ce que vous y mettiez fin ici. Lire reste possible.
ask-thaw = Dégeler ? Ce que vos appareils ont écrit entre-temps, vos contacts le verront alors. Déconnectez d’abord ce qui n’est pas à vous.
ask-no = Dire non ? Personne n’obtient votre compte par cette récupération.
from-before = dit que vous vous écriviez avant la récupération du compte
in-danger = Si quelque chose ne va pas
freeze-lead = Si un appareil a disparu, si un code a été lu à voix haute ou si l’on demande de l’argent en votre nom : gelez d’abord, regardez ensuite. Vos contacts retiennent ce qui s’écrit en votre nom, et rien ne peut être associé.
look-now = Quelqu’un récupère votre compte. Regardez maintenant.
