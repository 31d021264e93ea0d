### PIN y copia de seguridad: lo que dicen todos los clientes.

pin-set = Tu PIN está puesto y hay una copia de seguridad en el relé. Se abre con este PIN y tu frase de recuperación juntos; con uno solo nadie puede abrirla. Kith te pide el PIN de vez en cuando para que no lo olvides.
checked = Ese es tu PIN. No se te pedirá durante un tiempo.
wrong-pin = Ese no es el PIN. Intentos que le quedan a este dispositivo antes de tener que esperar: { $left }. A tus otros dispositivos no les afecta.
wrong-phrase = El PIN es correcto, pero esta no es la frase de recuperación para la que se hizo la copia. Busca otra hoja de papel: no se ha cambiado nada.
wait = El PIN se ha probado demasiadas veces en este dispositivo. Se puede volver a probar a partir del { $time }.
none = No hay ninguna copia de seguridad de esta cuenta en su relé.
failed = No se pudo hacer y no se ha cambiado nada. Lo que envió el relé no encaja, o se negó.
made = Copia de seguridad del { $time }: contactos: { $contacts }, mensajes: { $texts }.
drilled = El PIN y la frase son correctos y todo se abre. Se recuperaría la copia del { $time }: contactos: { $contacts }, mensajes: { $texts }. No se ha cambiado nada.
restored = La copia del { $time } está aquí: contactos: { $contacts }, mensajes: { $texts }. Tus contactos te encuentran solos en un día más o menos; vuelve a comparar con quienes habías comparado. Si la fecha es más antigua de lo que esperas, puede que el relé retenga una más nueva.
ask-pin = ¿Recuerdas todavía tu PIN? Pruébalo con `kith account pin check`: sin él nadie puede abrir tu copia de seguridad, y nadie puede decírtelo.
no-pin = No hay PIN, así que no se hacen copias de seguridad. Pon uno con `kith account pin set --pin-file ARCHIVO`.
never = Todavía no se ha hecho ninguna copia de seguridad.
busy = Se está haciendo o abriendo una copia de seguridad: espera a que termine.
phrase-needed = Esta carpeta tiene que ver una vez tu frase de recuperación antes de poder hacer copias: dala con --recovery-file. No se guarda.
other-phrase = Esta no es la frase de recuperación de esta cuenta.
pin-short = Un PIN tiene al menos { $least } caracteres.
pin-long = Un PIN tiene como máximo { $most } caracteres.
pin-obvious = Cualquiera probaría este PIN entre los primeros: se repite, es una fila de teclas o una fecha, es tu nombre o uno que usa mucha gente. Elige otro.
goes-on = la copia sigue por sí sola siempre que Kith esté en marcha
not-done = no se ha cambiado nada; inténtalo de nuevo
