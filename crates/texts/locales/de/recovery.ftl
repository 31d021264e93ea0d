### Ein Konto sperren und zurückbekommen: was alle Clients darüber sagen.

## Sperren
frozen-now = Dein Konto ist gesperrt. Nichts kann verknüpft oder geändert werden, und deine Kontakte halten zurück, was in deinem Namen geschrieben wird. Sieh deine Geräte durch und melde ab, was nicht deins ist; dann entsperre es.
frozen-since = gesperrt seit { $time }: nichts kann verknüpft oder geändert werden, und Kontakte halten zurück, was du schreibst
thawed-now = Dein Konto ist wie zuvor. Was deine Geräte inzwischen geschrieben haben, sehen deine Kontakte jetzt.
not-frozen = das Konto wurde nicht gesperrt
contact-frozen = Konto gesperrt seit { $time }
contact-held =
    { $count ->
        [one] 1 Nachricht zurückgehalten, bis das Konto entsperrt ist
       *[other] { $count } Nachrichten zurückgehalten, bis das Konto entsperrt ist
    }

## Ein Konto in einem neuen Ordner zurückbekommen
started = Das Konto wird wiederhergestellt. Seine Geräte erfahren es, und jedes kann bis { $time } nein sagen. Den Rest tut dieser Ordner von selbst, wann immer Kith darin läuft; vorher kann von hier nichts geschrieben werden.
asked = Das Relay wird gefragt.
waiting = Eine Wiederherstellung wartet bis { $time }. Bis dahin kann jedes Gerät des Kontos nein sagen.
waiting-here = Dieser Ordner bekommt das Konto am { $time }, wenn keines seiner Geräte nein sagt.
vetoed = Ein Gerät des Kontos hat nein gesagt: Diese Wiederherstellung kann nicht abgeschlossen werden.
vetoed-here = Ein Gerät des Kontos hat nein gesagt. Warst du das nicht, sprich mit niemandem, der Hilfe anbietet; melde von einem deiner Geräte aus ab, was nicht deins ist.
done-here = Das Konto ist hier. Deine Kontakte sehen, dass es wiederhergestellt wurde; wer deine neuen Schlüssel hat, kann dir wieder schreiben.
done-elsewhere = Das Konto wurde am { $time } auf einem anderen Gerät wiederhergestellt, und dieses ist draußen. Warst du das nicht, sag es jetzt: `kith account recovery veto`.
expired = Die Wiederherstellung ist vorbei, und es ist nichts daraus geworden.
unknown-phrase = Kein Konto auf diesem Relay hat diesen Wiederherstellungssatz. Suche nach einem falschen Wort, und ob es das richtige Relay ist.
none = Keine Wiederherstellung steht aus.

## Auf den Geräten des Kontos
notice = JEMAND STELLT DEIN KONTO mit dem Wiederherstellungssatz WIEDER HER. Bist du es nicht, sag jetzt nein mit `kith account recovery veto`: Nach { $time } hat er das Konto, und dieses Gerät ist draußen.
veto-done = Nein gesagt. Durch diese Wiederherstellung bekommt niemand das Konto. Wer sie begonnen hat, kennt deinen Wiederherstellungssatz: Sperre das Konto und melde ab, was nicht deins ist.
veto-undone = Nein gesagt. Das Konto gehört wieder dir.
ask-veto = Zu allem, was aussteht, nein sagen?
nothing-to-veto = es gibt nichts, wozu nein zu sagen wäre: keine Wiederherstellung steht aus
recovering = dieses Konto wird wiederhergestellt und ist noch nicht hier; `kith account recovery status` sagt, bis wann
start-goes-on = alles ist aufbewahrt: `kith account recovery status` macht weiter
freeze-goes-on = es ist aufbewahrt und geschieht, sobald das Relay zu erreichen ist
ask-relay = das Relay konnte nicht gefragt werden; das ist, was vorher bekannt war
freeze-elsewhere = in diesem Ordner ist ein Konto: sperre es ohne --recovery-file
phrase-words = ein Wiederherstellungssatz hat { $words } Wörter, dieser hat { $found }
phrase-unknown = Wort { $position } steht in keinem Wiederherstellungssatz; suche nach einem Schreibfehler
phrase-checksum = diese Wörter gehören nicht zusammen; suche nach einem falschen oder vertauschten Wort

## On screens
banner = Jemand stellt dein Konto wieder her. Bist du es nicht, sag vor { $time } nein: Danach hat er es, und dieses Gerät ist draußen.
banner-frozen = Dein Konto ist seit { $time } gesperrt: Nichts kann verknüpft oder geändert werden, und Kontakte halten zurück, was du schreibst.
banner-undo = Dein Konto wurde am { $time } auf einem anderen Gerät wiederhergestellt, und dieses ist draußen. Warst du das nicht, hole es jetzt zurück.
not-me = Das bin ich nicht
take-back = Zurückholen
freeze = Mein Konto sperren
thaw = Sperre aufheben
ask-freeze = Dein Konto sperren? Nichts kann verknüpft oder geändert werden, und deine Kontakte halten zurück, was in deinem Namen geschrieben wird, bis du es hier aufhebst. Lesen geht weiter.
ask-thaw = Die Sperre aufheben? Was deine Geräte inzwischen geschrieben haben, sehen deine Kontakte dann. Melde zuerst ab, was nicht deins ist.
ask-no = Nein sagen? Durch diese Wiederherstellung bekommt niemand dein Konto.
from-before = sagt, ihr hättet einander vor der Wiederherstellung des Kontos geschrieben
in-danger = Wenn etwas nicht stimmt
freeze-lead = Wenn ein Gerät weg ist, ein Code vorgelesen wurde oder jemand in deinem Namen Geld verlangt: erst sperren, dann nachsehen. Deine Kontakte halten zurück, was in deinem Namen geschrieben wird, und nichts kann verknüpft werden.
look-now = Jemand stellt dein Konto wieder her. Sieh jetzt nach.
