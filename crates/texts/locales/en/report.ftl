### What is said about a whole chat that was checked, and about a picture.

## The page
title = What was found in this chat
traps-found = { $count ->
    [one] One message looks like a trap
   *[other] { $count } messages look like traps
}
adverts-found = { $count ->
    [one] No traps, and one advert
   *[other] No traps, and { $count } adverts
}
nothing-found = { $count ->
    [one] Nothing suspicious in the one message of this chat
   *[other] Nothing suspicious in the { $count } messages of this chat
}
read-through = { $count ->
    [one] One message was read.
   *[other] { $count } messages were read.
}
more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
what-to-do = What to do now
do-stop = Do not answer, do not pay, open no link and give no code to anybody.
do-call = Ask the person another way: call a number that you had before, not one from this chat.
do-paid = If you already paid or gave a code: call your bank at once, and remove devices you do not know under WhatsApp › Settings › Linked devices.
do-tell = Show this page to somebody you trust. It happens to careful people too.
do-nothing = There is nothing to do. No check sees everything: ask before you pay or give a code.
traps = Looks like a trap
changes = Changed telephones and numbers
adverts = Adverts
why = Why
private-page = This page is only on your device, and its links do not work on purpose. It contains what others wrote to you: delete it when you are done.

## Pictures
no-code = There is no QR code in this picture, or none that can be read
code-says = The code says: { $content }

## What went wrong
no-chat-in-archive = there is no chat in { $path }: export it with Chat › More › Export chat and give that file
archive-too-large = it becomes far larger when it is unpacked than a chat can be
not-an-export = { $path } is no WhatsApp chat: no line in it begins with a date and a time; export it with Chat › More › Export chat, without media
nobody-of-this-name = nobody in this chat is called { $name }; in it are: { $names }
no-picture = { $path } is no picture that can be read (PNG, JPEG or WebP): { $why }
picture-too-large = { $path } is too large a picture; cut out the part with the code
