### O que deu errado, por nomes que chegam como dados.

relay-refused = o relay recusou: { $why }
relay-misbehaved = o relay se comporta mal: { $what }
peer-misbehaved = o outro lado se comporta mal: { $what }

fault-wrong-key = ele mostra uma chave diferente da que tinha
fault-forged = ele enviou algo que não se pode verificar
fault-disorder = ele entregou registros fora de ordem
fault-withheld = ele reteve uma mensagem que um membro viu
fault-equivocated = ele mostrou históricos diferentes a membros diferentes
fault-lost-data = ele perdeu mensagens que tinha confirmado

refusal-malformed = o relay não conseguiu ler o pedido
refusal-too-large = o pedido passa de um limite de tamanho do relay
refusal-wrong-role = não neste tipo de conexão
refusal-not-authenticated = o relay não aceita a prova deste dispositivo
refusal-session-taken = o número de sessão deste dispositivo já foi usado
refusal-rate-limited = pedidos demais; de novo em { NUMBER($milliseconds) } ms
refusal-full = a cota da conta no relay acabou
refusal-chain-rule = a cadeia da conta não permite: { $rule }
refusal-not-admitted = o relay só admite com convite, e este não o abre
refusal-unavailable = não disponível
refusal-no-right = sem direito a este canal
refusal-stale-epoch = a conversa seguiu adiante nesse meio-tempo
refusal-channel-taken = o identificador do canal está ocupado
refusal-too-many = canais demais em uma conexão
refusal-internal = o relay tem uma falha própria; nada foi feito

## O que falta em uma conversa, ou por que ela acabou

loss-unreadable = não foi possível ler uma mensagem: ela vem de outra versão ou está danificada
loss-passed-over = algo nesta conversa não pôde ser lido e foi pulado
loss-expired = mensagens expiraram no relay antes que este dispositivo voltasse
loss-readmission = faltam mensagens aqui; foi pedido ao outro lado que readmita este dispositivo
loss-being-readmitted = o outro lado está readmitindo este dispositivo; até lá podem faltar mensagens aqui
loss-unreachable = não é mais possível alcançar o outro lado
loss-ended = o outro lado encerrou a conversa
loss-broken = o aplicativo do outro lado, ou o relay, quebrou esta conversa; troquem cartões para recomeçar
loss-taken-out = este dispositivo foi tirado da conversa
loss-no-device = o outro lado não tem nenhum dispositivo que possa ser adicionado
loss-no-channel = o relay não quis abrir um canal para esta conversa
loss-bad-invitation = o convite para a conversa não abre; peça para ser aceito de novo

## Por que um cartão não funcionou: depois de contact-failed

card-not-valid = este cartão não vale mais; peça um novo
card-other-key = o relay deu uma chave diferente da que o cartão nomeia; peça um novo cartão por outro caminho

## Problemas que não são uma recusa

trouble-peer-misbehaved = o aplicativo de alguém enviou o que nenhum aplicativo do Kith envia; foi pulado
trouble-relay-misbehaved = um relay fez o que nenhum relay honesto e saudável faz; foi pulado
trouble-other-relay = esta página só pode falar com o relay de onde veio; escreva a pessoas de outros relays com os outros programas do Kith

## O que o sistema operacional diz de um arquivo: depois de cannot-read e cannot-write

io-not-found = não existe esse arquivo ou pasta
io-denied = este usuário não pode fazer isso; confira de quem é e o que é permitido
io-exists = já existe
io-not-a-folder = uma parte do caminho não é uma pasta
io-is-a-folder = é uma pasta
io-read-only = este disco só pode ser lido
io-full = não há mais espaço; libere um pouco e tente de novo
io-busy = outro programa está usando; feche-o e tente de novo
io-faulty = o disco tem um defeito; verifique-o e faça uma cópia do que você tem

## What a chain of devices does not allow: behind relay-refused
rule-last-device = é o último dispositivo confirmado da conta, e é preciso que fique um para dizer não
rule-not-on-probation = esse dispositivo já está confirmado
rule-too-many-devices = a conta tem tantos dispositivos quantos pode ter; desconecte antes um
rule-removed = este dispositivo foi desconectado
rule-not-linked = esse dispositivo já não está vinculado
rule-not-confirmed = este dispositivo está em teste; confirme-o antes a partir de um mais antigo
rule-younger = esse dispositivo é mais antigo que este, e o mais antigo decide
rule-unknown-device = este dispositivo não é da conta
rule-too-early = é cedo demais; um dispositivo de outra rede pode ser confirmado depois de um dia
rule-frozen = a conta está congelada
rule-device-may-not = só a frase de recuperação pode fazer isso
rule-ended = a conta está fechada ou mudou-se
