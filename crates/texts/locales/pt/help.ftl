### O que diz `--help`, e com ele as páginas do manual.

about = Um mensageiro seguro para pessoas e para scripts
usage = Uso
commands = Comandos
arguments = Argumentos
options = Opções
examples = Exemplos
everywhere = Com todos os comandos
print-help = Mostra esta ajuda
print-version = Mostra a versão
exit-codes = Todo comando aceita --json, e --help mostra exemplos. Código de saída: 0 feito, 1 recusado ou fora de alcance (com o motivo), 2 mau uso. Sem comando, o Kith começa para pessoas: os primeiros passos ou as conversas.

home = Pasta com a conta e suas mensagens, criptografada [padrão: a pasta de dados do sistema]
json = Mostra JSON, para programas
passphrase-file = Arquivo cuja primeira linha é a senha; - é a entrada padrão [ambiente: KITH_PASSPHRASE_FILE]
lang = Idioma do que as pessoas leem: en, es, it, de, fr, nl ou pt [ambiente: KITH_LANG] [padrão: o do sistema]
timeout = Quanto esperar pelo relay, como 10s ou 5m [padrão: 10s]

account = A sua conta
account-create = Funda uma conta em um relay
account-create-note = Pede uma senha, que protege esta pasta, e mostra uma vez a frase de recuperação: anote-a. Se o relay não puder ser alcançado, repita o mesmo comando.
example-bot = não pergunta nada: para programas
relay = Endereço do relay, como wss://relay.example/v1, ou ws://127.0.0.1:7171/v1 neste computador
name = O seu nome, como o veem as pessoas que você aceita ou procura
invite = Código de convite de um relay que pede um; - é a entrada padrão
no-passphrase = Guarda a chave em um arquivo ao lado dos dados: só protege cópias feitas sem esse arquivo
recovery-file = Escreve a frase de recuperação neste arquivo novo em vez de mostrá-la
ca-file = Arquivo com certificados (PEM) confiáveis além dos do sistema, para um relay com os seus; fica lembrado
account-show = Mostra a sua conta

card = Cartões de contato: links com que outras pessoas podem procurar você
card-new = Cria um cartão
once = Deixa entrar um único pedido
expires = Não deixa ninguém entrar depois deste tempo, como 12h ou 7d
label = Uma nota para você, mostrada ao lado de cada pedido que veio por este cartão
card-list = Mostra os seus cartões
card-revoke = Retira um cartão: ninguém mais entra com ele
card-id = Identificador do cartão, como `kith card list` o mostra

## kith invitation

invitation = Convites para o seu relay, se ele só admite quem foi convidado
invitation-new = Cria um convite para uma pessoa
invitation-new-note = Com o código, uma pessoa pode criar uma conta no seu relay, uma única vez. O relay decide quantos você pode criar; quem foi convidado por um membro começa sem nenhum.
invitation-list = Mostra os convites que você criou

contact = Pessoas que você conhece
contact-add = Pede ao dono de um cartão que aceite você
contact-add-note = A outra pessoa vê o seu pedido com três palavras; leiam-nas um para o outro para ter certeza de quem é.
link = Link do cartão; - é a entrada padrão
local-name = Como chamar este contato aqui [padrão: o nome que ele se dá]
greeting = As únicas palavras que vão com um pedido: none, hello, we-met, family ou work [padrão: none]
contact-list = Mostra os seus contatos
contact-verify = Compara os números de segurança com um contato
contact-verify-note = Mostra o número que vocês dois veem se não houver ninguém no meio. Comparem-no pessoalmente ou de viva voz.
example-verified = os números são iguais
yes = Marca o contato como verificado: vocês compararam e os números são iguais
contact-block = Encerra a conversa e retira todo direito de alcançar você
contact-block-note = O que foi escrito continua legível com `kith chat read`.
contact-unblock = Permite um novo começo com um contato bloqueado
contact-unblock-note = Nada da conversa antiga volta: troquem um cartão para recomeçar.
contact-name = Nome do contato, como `kith contact list` o mostra

request = Pessoas que pedem para ser aceitas
request-list = Mostra os pedidos abertos
request-list-note = O nome que um estranho se dá não prova nada. Comparem as três palavras de viva voz.
request-accept = Aceita um pedido e abre a conversa
request-decline = Recusa um pedido; a outra pessoa não fica sabendo
request-id = Identificador do pedido, como `kith request list` o mostra

chat = Conversas
chat-list = Mostra as conversas com o que não foi lido
chat-read = Mostra uma conversa e a marca como lida
chat-read-note = Mostra o que há nesta pasta, também sem relay; `kith sync` busca o que é novo.
limit = Só as N mensagens mais novas
chat-send = Escreve uma mensagem
chat-send-note = Sem --wait a mensagem fica guardada e é enviada uma vez se o relay puder ser alcançado agora; senão, o próximo comando que o alcançar a envia. Ela nunca é enviada duas vezes.
text = O texto; - é a entrada padrão
wait = Termina quando o relay a tem de forma durável (0), a recusa ou o --timeout acaba (1)
example-hello = Olá
example-eight = Até às oito
example-durable = Está a salvo no relay quando isto termina com 0
example-dash = -- um texto que começa com um traço

sync = Troca tudo o que espera e termina
listen = Fica conectado e mostra uma linha para tudo o que acontece
listen-note = Reconecta-se sozinho. Outros comandos funcionam ao lado. Termina com Ctrl-C ou SIGTERM.
settings = O que os outros ficam sabendo, e em quem este dispositivo confia
settings-marks = Mostra ou muda os avisos que os contatos recebem
example-marks = mostra o que está definido
example-read-off = ninguém sabe quando você lê
delivered = Se os contatos sabem que uma mensagem chegou: on ou off
read = Se os contatos sabem que você leu uma mensagem: on ou off
settings-ca-file = Mostra ou muda os certificados confiáveis além dos do sistema
settings-ca-file-path = Arquivo com certificados em PEM, tomado como está agora; - é a entrada padrão
settings-ca-file-none = Confia só nos certificados do sistema
rpc = Atende JSON-RPC 2.0 na entrada e na saída padrão, para bots
rpc-note = Entra um pedido por linha, sai uma resposta ou um evento por linha; docs/rpc.md é a referência. Só é permitido o que --allow diz: um bot não pode em caso algum vincular dispositivos nem mudar a recuperação.
allow = O que o programa pode fazer: { $scopes }; vários com vírgulas
completions = Mostra os complementos para um shell
completions-shell = O shell: bash, zsh ou fish
man = Escreve as páginas do manual
man-folder = A pasta em que são escritas
example-card-new = um link para dar: quem o tem pode pedir para ser aceito
example-contact-add = pede ao dono de um cartão
example-request-list = quem pede para ser aceito
example-listen = uma linha para tudo o que acontece
example-label = clube de xadrez

check = Verifica se uma mensagem ou um link é um golpe
check-text = A mensagem; - é a entrada padrão
check-link = Um link; - é a entrada padrão
check-explain = Diz o que um motivo significa e o que fazer
check-batch = Arquivo com um objeto JSON por linha (text e, se conhecidos, lang e context); - é a entrada padrão. Mostra um veredito por linha
check-chat = Uma conversa do WhatsApp exportada, como .txt ou .zip
check-me = Seu próprio nome nessa conversa: as suas mensagens não são verificadas
check-report = Escrever também uma página sobre a conversa neste arquivo
check-image = Uma imagem (PNG, JPEG ou WebP): o que fazem os códigos QR que há nela
check-note = Nada sai deste aparelho: não é preciso conta, pasta nem rede.

## kith screen

screen = As conversas em tela cheia
screen-note = F1 mostra as teclas, F2 tudo o que se pode fazer. NO_COLOR desliga as cores.
linear = Linhas simples em vez da tela cheia: para leitores de tela

## kith device
device = Os seus dispositivos
device-list = Lista os dispositivos da sua conta
device-link = Deixa entrar outro dispositivo na sua conta: mostra um código de uso único
device-link-note = Execute-o num dispositivo que já está na conta, e `kith device join` com o código no novo. Antes de algo entrar você vê o que pede e onde está, e é perguntado. Até que o confirme, o novo está só nas conversas escolhidas com --chat.
device-link-timeout = Quanto tempo esperar pelo novo dispositivo [padrão: 5m]
device-link-chat = Um contato em cuja conversa o dispositivo entra enquanto está em teste; pode repetir-se
device-link-yes = Deixa entrar sem perguntar o que vier com o código, também de outra rede
device-join = Entra na conta cujo dispositivo mostra um código
device-join-note = Para uma pasta nova e vazia. Pede uma senha, que protege esta pasta, e espera o seu sim no outro dispositivo. Em caso de recusa, nada é guardado.
device-join-code = O código que o outro dispositivo mostra, ou as palavras dele entre aspas; - é a entrada padrão
device-join-name = Como este dispositivo se chama na lista [padrão: o nome do computador]
device-join-timeout = Quanto tempo esperar pelo sim do outro dispositivo [padrão: 5m]
device-confirm = Termina o teste de um dispositivo: ele recebe todas as suas conversas
device-confirm-note = Faça-o quando tiver o novo dispositivo nas mãos e ele mostrar o seu nome. O que foi escrito antes da confirmação não vem com ele; `kith history send` traz-o.
device-remove = Desconecta um dispositivo e dá chaves novas a cada conversa
device-remove-note = Ele não lê nada do que for escrito depois. O que já tem fica nele.
device-remove-yes = Desconecta sem perguntar
device-id = O id do dispositivo, o seu começo (4 letras ou mais) ou o seu nome, como `kith device list` os mostra
example-device-link = no dispositivo que você tem
example-device-join = no novo

## kith history

history = O que foi dito antes de um dispositivo chegar
history-send = Enviar a outro dos seus dispositivos o que foi dito antes
history-send-note = Envia só textos, selados para esse dispositivo, através do seu relay: quando lá estiverem, este dispositivo pode sair. Confirme primeiro o outro dispositivo.
history-since = Só o que foi escrito neste tempo, como 30d [padrão: tudo]
history-timeout = Quanto esperar até o relay ter tudo [padrão: 10m]
account-freeze = Congele a sua conta: depressa, quando algo está mal
account-freeze-note = Para de imediato toda a ligação e toda a mudança, e os seus contactos retêm o que se escrever em seu nome. Ler, dizer que não e terminar sessões continuam a funcionar. Com --recovery-file funciona a partir de qualquer computador, sem um dispositivo seu.
account-thaw = Descongele a sua conta
account-recover = Recupere a sua conta numa pasta nova e vazia, com a frase de recuperação
account-recover-note = Para quando todos os dispositivos se perderam: com um deles, use `kith device link`. A conta espera um dia se um dos seus dispositivos mostrou o aviso, ou uma semana, para poder dizer que não se não for por sua vontade.
recovery = Uma recuperação da sua conta: como está, e dizer que não
recovery-status = Pergunte ao relay se alguém está a recuperar a sua conta
recovery-veto = Diga que não a uma recuperação, ou retome a conta
phrase-file = O ficheiro com a frase de recuperação; - é a entrada padrão
phrase-relay = O relay onde está a conta
recovery-yes = Responda sim a todas as perguntas
guardian = Contatos que respondem por você, para recuperar a conta em minutos
guardian-add = Pedir a um contato que seja seu fiador
guardian-add-note = Escolha pessoas para quem você pode ligar. Mais da metade precisa aprovar, se você não disser outra coisa. Cada mudança espera tanto quanto uma recuperação, e qualquer dispositivo seu pode cancelá-la.
guardian-list = Mostrar seus fiadores e por quem você responde
guardian-remove = Fazer com que alguém deixe de ser seu fiador
guardian-threshold = Dizer quantos precisam aprovar; sem número, mais da metade
guardian-threshold-number = Tantos
guardian-keep = Cancelar uma mudança pendente dos seus fiadores
guardian-request = Mostrar o código com que seus fiadores aprovam uma recuperação
guardian-request-note = Na pasta em que `kith account recover` foi executado. Leia o código em uma ligação ou mostre-o pessoalmente; um vale para todos. Nunca o escreva em uma conversa.
guardian-approve = Aprovar a recuperação de um contato, depois de uma ligação ou encontro
guardian-approve-note = Só para um código que você ouviu da própria pessoa: ladrões pedem exatamente isto. Mostra de quem é a conta e pergunta antes de aprovar.
guardian-code = O código que leram para você; - é a entrada padrão
guardian-yes = Você ouviu ou viu a pessoa: responder sim a tudo

## PIN e cópia de segurança
pin = Definir o PIN que guarda a sua cópia de segurança, ou ver se ainda o sabe
pin-set = Definir o PIN e fazer uma primeira cópia
pin-check = Ver se ainda sabe o PIN
pin-file = Ficheiro com o PIN; - é a entrada padrão
backup = Fazer uma cópia de segurança, experimentá-la ou recuperar tudo dela
backup-now = Fazer uma cópia agora
backup-status = Mostrar quando foi feita a última cópia e o que contém
backup-restore = Recuperar contactos, definições e mensagens da cópia mais recente
backup-drill = Ver se a cópia mais recente se abre com PIN e frase; não altera nada
