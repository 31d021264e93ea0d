### Congelar uma conta e recuperá-la: o que todos os clientes dizem disso.

## Congelar
frozen-now = A sua conta está congelada. Nada pode ser ligado nem mudado, e os seus contactos retêm o que se escrever em seu nome. Veja os seus dispositivos e termine a sessão do que não for seu; depois descongele-a.
frozen-since = congelada desde { $time }: nada pode ser ligado nem mudado, e os contactos retêm o que escrever
thawed-now = A sua conta está como antes. O que os seus dispositivos escreveram entretanto é agora mostrado aos seus contactos.
not-frozen = a conta não foi congelada
contact-frozen = conta congelada desde { $time }
contact-held =
    { $count ->
        [one] 1 mensagem retida até a conta ser descongelada
       *[other] { $count } mensagens retidas até a conta ser descongelada
    }

## Recuperar uma conta numa pasta nova
started = A conta está a ser recuperada. Os seus dispositivos são avisados, e qualquer um pode dizer que não até { $time }. Esta pasta faz o resto por si sempre que o Kith a usar; antes disso nada pode ser escrito a partir daqui.
asked = O relay está a ser consultado.
waiting = Uma recuperação espera até { $time }. Até lá, qualquer dispositivo da conta pode dizer que não.
waiting-here = Esta pasta recebe a conta em { $time }, se nenhum dos seus dispositivos disser que não.
vetoed = Um dispositivo da conta disse que não: esta recuperação não pode ser concluída.
vetoed-here = Um dispositivo da conta disse que não. Se não foi quem está a ler, não fale com ninguém que ofereça ajuda; termine, num dispositivo seu, a sessão do que não for seu.
done-here = A conta está aqui. Os seus contactos veem que foi recuperada; quem tiver as suas novas chaves pode voltar a escrever-lhe.
done-elsewhere = A conta foi recuperada noutro dispositivo em { $time }, e este ficou de fora. Se não foi por sua vontade, diga-o agora: `kith account recovery veto`.
expired = A recuperação terminou sem resultado.
unknown-phrase = Nenhuma conta neste relay tem essa frase de recuperação. Procure uma palavra errada, e se é o relay certo.
none = Não há nenhuma recuperação pendente.

## Nos dispositivos da conta
notice = ALGUÉM ESTÁ A RECUPERAR A SUA CONTA com a frase de recuperação. Se não for por sua vontade, diga que não agora com `kith account recovery veto`: depois de { $time } essa pessoa tem a conta e este dispositivo fica de fora.
veto-done = Dito que não. Ninguém fica com a conta por esta recuperação. Quem a começou conhece a sua frase de recuperação: congele a conta e termine a sessão do que não for seu.
veto-undone = Dito que não. A conta é de novo sua.
ask-veto = Dizer que não a tudo o que está pendente?
nothing-to-veto = não há nada a que dizer que não: nenhuma recuperação está pendente
recovering = esta conta está a ser recuperada e ainda não está aqui; `kith account recovery status` diz até quando
start-goes-on = tudo fica guardado: continue com `kith account recovery status`
freeze-goes-on = fica guardado e faz-se assim que o relay estiver acessível
ask-relay = não foi possível consultar o relay; isto é o que se sabia antes
freeze-elsewhere = nesta pasta há uma conta: congele-a sem --recovery-file
phrase-words = uma frase de recuperação tem { $words } palavras, e esta tem { $found }
phrase-unknown = a palavra { $position } não está em nenhuma frase de recuperação; procure um erro de escrita
phrase-checksum = estas palavras não vão juntas; procure uma errada ou trocada

## On screens
banner = Alguém está a recuperar a sua conta. Se não for por sua vontade, diga que não antes de { $time }: depois a conta será dessa pessoa e este dispositivo ficará de fora.
banner-frozen = A sua conta está congelada desde { $time }: nada pode ser ligado nem mudado, e os contactos retêm o que escrever.
banner-undo = A sua conta foi recuperada noutro dispositivo em { $time }, e este ficou de fora. Se não foi por sua vontade, retome-a agora.
not-me = Não sou eu
take-back = Retomá-la
freeze = Congelar a minha conta
thaw = Descongelar
ask-freeze = Congelar a sua conta? Nada pode ser ligado nem mudado, e os seus contactos retêm o que se escrever em seu nome, até que o termine aqui. Ler continua a ser possível.
ask-thaw = Descongelar? O que os seus dispositivos escreveram entretanto será então mostrado aos seus contactos. Termine antes a sessão do que não for seu.
ask-no = Dizer que não? Ninguém fica com a sua conta por esta recuperação.
from-before = diz que se escreviam antes de a conta ser recuperada
in-danger = Se algo estiver mal
freeze-lead = Se faltar um dispositivo, se um código tiver sido ditado ou se pedirem dinheiro em seu nome: primeiro congele, depois veja. Os seus contactos retêm o que se escrever em seu nome, e nada pode ser ligado.
look-now = Alguém está a recuperar a sua conta. Veja agora.
