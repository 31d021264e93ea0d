### Congelar una cuenta y recuperarla: lo que dicen de ello todos los clientes.

## Congelar
frozen-now = Tu cuenta está congelada. No se puede vincular ni cambiar nada, y tus contactos retienen lo que se escriba en tu nombre. Mira tus dispositivos y cierra la sesión de lo que no sea tuyo; después descongélala.
frozen-since = congelada desde { $time }: no se puede vincular ni cambiar nada, y los contactos retienen lo que escribes
thawed-now = Tu cuenta está como antes. Lo que tus dispositivos escribieron entretanto lo ven ahora tus contactos.
not-frozen = la cuenta no se ha congelado
contact-frozen = cuenta congelada desde { $time }
contact-held =
    { $count ->
        [one] 1 mensaje retenido hasta que se descongele la cuenta
       *[other] { $count } mensajes retenidos hasta que se descongele la cuenta
    }

## Recuperar una cuenta en una carpeta nueva
started = La cuenta se está recuperando. Se avisa a sus dispositivos, y cualquiera de ellos puede decir que no hasta { $time }. Esta carpeta hace el resto por sí sola cada vez que Kith funcione con ella; antes no se puede escribir nada desde aquí.
asked = Se está preguntando al relé.
waiting = Una recuperación espera hasta { $time }. Hasta entonces, cualquier dispositivo de la cuenta puede decir que no.
waiting-here = Esta carpeta recibe la cuenta el { $time }, si ninguno de sus dispositivos dice que no.
vetoed = Un dispositivo de la cuenta ha dicho que no: esta recuperación no puede completarse.
vetoed-here = Un dispositivo de la cuenta ha dicho que no. Si no has sido tú, no hables con nadie que ofrezca ayuda; cierra desde un dispositivo tuyo la sesión de lo que no sea tuyo.
done-here = La cuenta está aquí. Tus contactos ven que se recuperó; quienes tengan tus claves nuevas pueden volver a escribirte.
done-elsewhere = La cuenta se recuperó en otro dispositivo el { $time }, y este está fuera. Si no fuiste tú, dilo ahora: `kith account recovery veto`.
expired = La recuperación ha terminado sin resultado.
unknown-phrase = Ninguna cuenta de este relé tiene esa frase de recuperación. Busca una palabra equivocada, y si es el relé correcto.
none = No hay ninguna recuperación pendiente.

## En los dispositivos de la cuenta
notice = ALGUIEN ESTÁ RECUPERANDO TU CUENTA con su frase de recuperación. Si no eres tú, di que no ahora con `kith account recovery veto`: después de { $time } tendrá la cuenta y este dispositivo quedará fuera.
veto-done = Dicho que no. Nadie obtiene la cuenta con esta recuperación. Quien la empezó conoce tu frase de recuperación: congela la cuenta y cierra la sesión de lo que no sea tuyo.
veto-undone = Dicho que no. La cuenta vuelve a ser tuya.
ask-veto = ¿Decir que no a todo lo que está pendiente?
nothing-to-veto = no hay nada a lo que decir que no: no hay ninguna recuperación pendiente
recovering = esta cuenta se está recuperando y aún no está aquí; `kith account recovery status` dice hasta cuándo
start-goes-on = todo queda guardado: sigue con `kith account recovery status`
freeze-goes-on = queda guardado y se hace en cuanto se alcance el relé
ask-relay = no se pudo preguntar al relé; esto es lo que se sabía antes
freeze-elsewhere = en esta carpeta hay una cuenta: congélala sin --recovery-file
phrase-words = una frase de recuperación tiene { $words } palabras, y esta tiene { $found }
phrase-unknown = la palabra { $position } no está en ninguna frase de recuperación; busca una errata
phrase-checksum = estas palabras no van juntas; busca una equivocada o cambiada de sitio

## On screens
banner = Alguien está recuperando tu cuenta. Si no eres tú, di que no antes de { $time }: después será suya y este dispositivo quedará fuera.
banner-frozen = Tu cuenta está congelada desde { $time }: no se puede vincular ni cambiar nada, y los contactos retienen lo que escribes.
banner-undo = Tu cuenta se recuperó en otro dispositivo el { $time }, y este está fuera. Si no fuiste tú, recupérala ahora.
not-me = No soy yo
take-back = Recuperarla
freeze = Congelar mi cuenta
thaw = Descongelar
ask-freeze = ¿Congelar tu cuenta? No se puede vincular ni cambiar nada, y tus contactos retienen lo que se escriba en tu nombre, hasta que lo termines aquí. Leer sigue siendo posible.
ask-thaw = ¿Descongelar? Lo que tus dispositivos escribieron entretanto lo verán entonces tus contactos. Cierra antes la sesión de lo que no sea tuyo.
ask-no = ¿Decir que no? Nadie obtiene tu cuenta con esta recuperación.
from-before = dice que os escribíais antes de que se recuperara la cuenta
in-danger = Si algo va mal
freeze-lead = Si falta un dispositivo, se dictó un código o se pide dinero en tu nombre: primero congela, después mira. Tus contactos retienen lo que se escriba en tu nombre y no se puede vincular nada.
look-now = Alguien está recuperando tu cuenta. Míralo ahora.
