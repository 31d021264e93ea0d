### PIN e cópia de segurança: o que dizem todos os clientes.

pin-set = O seu PIN está definido e há uma cópia de segurança no relé. Abre-se com este PIN e a sua frase de recuperação em conjunto; só com um deles ninguém a abre. O Kith pede-lhe o PIN de vez em quando para que não o esqueça.
checked = Esse é o seu PIN. Não lhe será pedido durante algum tempo.
wrong-pin = Esse não é o PIN. Tentativas que restam a este dispositivo antes de ter de esperar: { $left }. Os seus outros dispositivos não são afetados.
wrong-phrase = O PIN está certo, mas esta não é a frase de recuperação para a qual a cópia foi feita. Procure outra folha de papel: nada foi alterado.
wait = O PIN foi tentado vezes de mais neste dispositivo. Pode voltar a ser tentado depois de { $time }.
none = Não há nenhuma cópia de segurança desta conta no relé.
failed = Não foi possível e nada foi alterado. O que o relé enviou não serve, ou ele recusou.
made = Cópia de segurança de { $time }: contactos: { $contacts }, mensagens: { $texts }.
drilled = O PIN e a frase estão certos e tudo se abre. Viria de volta a cópia de { $time }: contactos: { $contacts }, mensagens: { $texts }. Nada foi alterado.
restored = A cópia de { $time } está aqui: contactos: { $contacts }, mensagens: { $texts }. Os seus contactos encontram-no por si em cerca de um dia; volte a comparar com quem tinha comparado. Se a data for mais antiga do que espera, o relé pode estar a reter uma mais recente.
ask-pin = Ainda sabe o seu PIN? Experimente-o com `kith account pin check`: sem ele ninguém abre a sua cópia de segurança, e ninguém lho pode dizer.
no-pin = Não há PIN, e por isso não se fazem cópias de segurança. Defina um com `kith account pin set --pin-file FICHEIRO`.
never = Ainda não foi feita nenhuma cópia de segurança.
busy = Está a ser feita ou aberta uma cópia de segurança: espere que termine.
phrase-needed = Esta pasta tem de ver uma vez a sua frase de recuperação antes de poder fazer cópias: indique-a com --recovery-file. Não é guardada.
other-phrase = Esta não é a frase de recuperação desta conta.
pin-short = Um PIN tem pelo menos { $least } caracteres.
pin-long = Um PIN tem no máximo { $most } caracteres.
pin-obvious = Qualquer pessoa tentaria este PIN entre os primeiros: repete-se, é uma fila de teclas ou uma data, é o seu nome ou um que muitos usam. Escolha outro.
goes-on = a cópia continua por si sempre que o Kith estiver a funcionar
not-done = nada foi alterado; tente de novo
