### Lo que se dice y se pregunta a quien llega por primera vez.

hello = Te damos la bienvenida a Kith. Aún no hay cuenta en { $folder }: cuatro preguntas y la tendrás. Ctrl-C termina sin crear nada.
goes-on = Aquí se empezó una cuenta para { $name } en { $relay }; ahora continúa.
ask-relay = La dirección de tu relé (Intro para { $relay }):
ask-ca-file = Un archivo con el certificado propio del relé, si su operador te dio uno (Intro si no hay):
ask-name = Tu nombre, tal como lo ven las personas a las que aceptas o te diriges:
ask-lock = ¿Proteger esta carpeta con una contraseña? Sin ella, quien tenga una copia de toda la carpeta podrá leerla. [S/n]
no-words = n no
ask-invitation = Este relé solo admite con invitación. El código, de su operador o de alguien que esté allí:
ready = Todo está listo. Crea una tarjeta con `kith card new` y da su enlace a alguien, o pide con `kith contact add ENLACE`.
