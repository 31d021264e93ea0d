### O que se diz e se pergunta a quem chega.

hello = Boas-vindas ao Kith. Ainda não há conta em { $folder }: quatro perguntas e você terá uma. Ctrl-C termina sem criar nada.
goes-on = Uma conta para { $name } em { $relay } foi começada aqui e continua agora.
ask-relay = O endereço do seu relay (Enter para { $relay }):
ask-ca-file = Um arquivo com o certificado próprio do relay, se o operador lhe deu um (Enter se não houver):
ask-name = O seu nome, como o veem as pessoas que você aceita ou procura:
ask-lock = Proteger esta pasta com uma senha? Sem ela, quem tiver uma cópia da pasta inteira pode lê-la. [S/n]
no-words = n não nao
ask-invitation = Este relay só admite com convite. O código, do operador ou de alguém que está lá:
ready = Tudo pronto. Crie um cartão com `kith card new` e dê o link a alguém, ou peça com `kith contact add LINK`.
