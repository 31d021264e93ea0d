//! The socket layer: how WebSockets are set up, whoever speaks on them.
//!
//! Public so that the echo example, which Autobahn's suite is run against, has the same sockets as the relay.

use axum::extract::ws::WebSocketUpgrade;
use kith_wire::limits as wire_limits;

/// What a connection holds for reading, bytes; it grows with what is read.
const READ_BUFFER: usize = 1024;
/// Messages are put together up to this size before they are written, bytes; it is held only when it was needed.
const WRITE_BUFFER: usize = 4096;

/// Sets the buffers and limits of a WebSocket that is asked for.
pub fn configured(asked: WebSocketUpgrade) -> WebSocketUpgrade {
    asked
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_message_size(wire_limits::CLIENT_FRAME)
        .max_frame_size(wire_limits::CLIENT_FRAME)
}
