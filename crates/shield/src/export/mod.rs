//! Exported chats of other messengers, read message by message.
