### Bürgen: Kontakte, die für eine Wiederherstellung einstehen. Was alle Clients darüber sagen.

## Who vouches for this account
none = Du hast keine Bürgen. Benenne Menschen, denen du vertraust: Sie holen dein Konto binnen Minuten zurück, wenn du einmal alle Geräte verlierst.
asked-now = { $name } wurde gefragt. Die App dort antwortet von selbst, dann beginnt die Wartezeit. Sag, worum es geht: zugestimmt wird nur nach einem Anruf oder Treffen mit dir.
waits-now = { $name } bürgt für dich ab { $time }, wenn keines deiner Geräte das zurücknimmt.
removed-now = { $name } wird nicht mehr für dich bürgen.
kept = Zurückgenommen: Deine Bürgen bleiben, wie sie sind.
state-asked = gefragt, noch keine Antwort
state-answered = hat geantwortet
state-waiting = bürgt, wenn die Wartezeit vorbei ist
state-active = bürgt
state-leaving = bürgt, bis die Wartezeit vorbei ist
unknown = (von vor einer Wiederherstellung)
in-force = Jetzt nötig für eine Wiederherstellung binnen Minuten: Zustimmung von { $threshold } von { $of }.
not-in-force = Noch zählt kein Bürge.
coming = Ab { $time }: { $threshold } von { $of }. Hast du das nicht geändert, nimm es zurück.
how-to-keep = So nimmst du es zurück: `kith guardian keep`.
wards = Du bürgst für: { $names }. Stimme nur zu, wenn sie dich angerufen oder getroffen haben.

## Notices
ward-notice = { $name } hat dich zum Bürgen gemacht: Gehen dort einmal alle Geräte verloren, hilfst du, das Konto zurückzubekommen. Wirst du je um Zustimmung gebeten, ruf { $name } zuerst an.
change-notice = DEINE BÜRGEN WERDEN ANDERE SEIN, ab { $time }. Hast du das nicht geändert, nimm es jetzt zurück: `kith guardian keep`.
kept-notice = Eine Änderung deiner Bürgen wurde zurückgenommen: Sie bleiben, wie sie sind.

## Asking them, where the account is recovered to
code-lead = Ruf deine Bürgen an oder triff sie, und lies ihnen das vor. Schreib es nie in einen Chat: Dort weiß niemand, ob du es bist.
code-show = Wer neben dir steht, nimmt stattdessen das:
code-then = Sie geben es mit `kith guardian approve` ein. { $needed } müssen zustimmen; dann kommt das Konto binnen Minuten zurück, oder binnen einer Stunde, wenn eines seiner Geräte noch benutzt wird.
so-far = { $approved } von { $needed } Bürgen haben zugestimmt. `kith guardian request` zeigt den Code für sie.

## Approving
approve-who = { $name } will das Konto zurück, auf einem Gerät, das sich „{ $device }“ nennt. Begonnen hat das am { $time }.
approve-warning = Sag nur ja, wenn du { $name } eben selbst gehört oder gesehen hast. Diebe bitten um genau das und schreiben im Namen von Bekannten: Ruf unter einer Nummer zurück, die du schon immer hast.
approve-vetoed = EIN GERÄT DES KONTOS HAT NEIN GESAGT: Vielleicht stiehlt jemand das Konto.
approve-question = Hast du { $name } gehört oder gesehen, und kam der Code von dort?
approved-now = Zugestimmt. { $name } bekommt das Konto zurück, wenn genug Bürgen zugestimmt haben.
asked-to-approve = Eine Wiederherstellung wartet auf dein Wort.
approval-given = Deine Zustimmung ist angekommen.
seeking = Die Wiederherstellung zu diesem Code wird gesucht.
not-approved = es wurde nichts zugestimmt
approve-unknown = das Relay dieses Kontos zeigt keine solche Wiederherstellung, also wurde nichts zugestimmt; lass dir den Code am Telefon noch einmal vorlesen
approve-stranger = dieser Code ist von niemandem, für den du bürgst; es wurde nichts zugestimmt
approve-expired = niemand ist zu finden, der diesen Code zeigt; sieh nach, ob er stimmt und ob die andere Seite verbunden ist. Es wurde nichts zugestimmt
approve-no-terminal = es gibt kein Terminal für die Rückfrage; hast du die Person gehört oder gesehen, sag es mit --yes
goes-on = es ist aufbewahrt und geschieht, sobald das Relay zu erreichen ist

## What does not go
not-a-code = das ist kein Code für Bürgen: So einer beginnt mit KITHGUARD oder hat { $words } Wörter, und er wird am Telefon vorgelesen
words-count = ein Code für Bürgen hat { $words } Wörter und dann die Adresse des Relays; hier sind es { $found } Wörter
is-a-guardian-code = das ist ein Code für Bürgen und verknüpft kein Gerät. Wer ihn dir vorgelesen hat, will ein Konto wiederherstellen: Gib ihn nur als Bürge dieser Person ein, nach einem Anruf oder Treffen
nobodys-guardian = du bürgst hier für niemanden, also gibt es nichts zuzustimmen
nothing-to-approve = keine Wiederherstellung wartet auf deine Zustimmung; gib zuerst den Code ein, der dir vorgelesen wurde
not-recovering = in diesem Ordner wird kein Konto wiederhergestellt; beginne mit `kith account recover`
no-guardians = dieses Konto hatte keine Bürgen, als die Wiederherstellung begann; es kommt zurück, wenn die Wartezeit vorbei ist
no-such-guardian = { $name } bürgt nicht für dich; `kith guardian list` zeigt, wer es tut
threshold-range = mindestens 1 Bürge muss zustimmen, und höchstens so viele, wie du hast: { $of }
no-change = keine Änderung deiner Bürgen steht aus
too-many = es kann höchstens { $most } Bürgen geben

## On screens
title = Bürgen
lead = Menschen, denen du vertraust, und die dein Konto binnen Minuten zurückholen, wenn du alle Geräte verlierst. Sie stimmen auf ihren eigenen Geräten zu, nach einem Anruf oder Treffen mit dir.
add = Bürgen hinzufügen
remove = Entfernen
keep = Zurücknehmen
threshold = Wie viele zustimmen müssen
