### Code PIN et sauvegarde : ce qu’en disent tous les clients.

pin-set = Votre code PIN est défini, et une sauvegarde se trouve sur le relais. Elle s’ouvre avec ce code et votre phrase de récupération ensemble ; personne ne peut l’ouvrir avec un seul des deux. Kith vous demande le code de temps en temps pour que vous ne l’oubliiez pas.
checked = C’est bien votre code PIN. Il ne sera plus demandé pendant un moment.
wrong-pin = Ce n’est pas le code PIN. Essais restants sur cet appareil avant de devoir attendre : { $left }. Vos autres appareils ne sont pas concernés.
wrong-phrase = Le code PIN est juste, mais ce n’est pas la phrase de récupération pour laquelle la sauvegarde a été faite. Cherchez une autre feuille : rien n’a été modifié.
wait = Le code PIN a été essayé trop souvent sur cet appareil. Vous pourrez réessayer après { $time }.
none = Il n’y a aucune sauvegarde de ce compte sur son relais.
failed = Ce n’était pas possible, et rien n’a été modifié. Ce que le relais a envoyé ne convient pas, ou il a refusé.
made = Sauvegarde du { $time } : contacts : { $contacts }, messages : { $texts }.
drilled = Le code et la phrase sont justes, et tout s’ouvre. On retrouverait la sauvegarde du { $time } : contacts : { $contacts }, messages : { $texts }. Rien n’a été modifié.
restored = La sauvegarde du { $time } est ici : contacts : { $contacts }, messages : { $texts }. Vos contacts vous retrouvent d’eux-mêmes en un jour environ ; comparez à nouveau avec ceux que vous aviez comparés. Si la date est plus ancienne que prévu, le relais en retient peut-être une plus récente.
ask-pin = Connaissez-vous encore votre code PIN ? Essayez-le avec `kith account pin check` : sans lui, personne ne peut ouvrir votre sauvegarde, et personne ne peut vous le dire.
no-pin = Il n’y a pas de code PIN, et donc pas de sauvegardes. Définissez-en un avec `kith account pin set --pin-file FICHIER`.
never = Aucune sauvegarde n’a encore été faite.
busy = Une sauvegarde est en cours de création ou d’ouverture : attendez la fin.
phrase-needed = Ce dossier doit voir une fois votre phrase de récupération avant de pouvoir faire des sauvegardes : donnez-la avec --recovery-file. Elle n’est pas conservée.
other-phrase = Ce n’est pas la phrase de récupération de ce compte.
pin-short = Un code PIN a au moins { $least } caractères.
pin-long = Un code PIN a au plus { $most } caractères.
pin-obvious = N’importe qui essaierait ce code parmi les premiers : il se répète, c’est une suite de touches ou une date, votre nom, ou un code que beaucoup prennent. Choisissez-en un autre.
goes-on = la sauvegarde continue d’elle-même dès que Kith fonctionne
not-done = rien n’a été modifié ; réessayez
