### Ce qu’on dit et demande à qui arrive.

hello = Bienvenue dans Kith. Il n’y a pas encore de compte dans { $folder } : quatre questions, et vous en avez un. Ctrl-C arrête tout sans rien créer.
goes-on = Un compte pour { $name } sur { $relay } a été commencé ici ; il continue maintenant.
ask-relay = L’adresse de votre relais (Entrée pour { $relay }) :
ask-ca-file = Un fichier avec le certificat propre du relais, si son opérateur vous en a donné un (Entrée s’il n’y en a pas) :
ask-name = Votre nom, tel que le voient ceux que vous acceptez ou sollicitez :
ask-lock = Protéger ce dossier par une phrase secrète ? Sans elle, quiconque a une copie du dossier entier peut le lire. [O/n]
no-words = n non
ask-invitation = Ce relais n’admet que sur invitation. Le code, de son opérateur ou de quelqu’un qui y est :
ready = Tout est prêt. Créez une carte avec `kith card new` et donnez son lien à quelqu’un, ou demandez avec `kith contact add LIEN`.
