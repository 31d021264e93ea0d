//! Says back what it is told, on the relay's own socket layer: what Autobahn's suite is run against (`apps/server/autobahn.sh`).
//!
//! `cargo run -p kith-server --example echo -- 127.0.0.1:9001`

#![expect(clippy::print_stdout, reason = "it says where it listens")]

use std::io;

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::routing::any;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:9001".to_owned());
    let listener = TcpListener::bind(address).await?;
    println!("listening on ws://{}", listener.local_addr()?);
    let upgrade = |asked: WebSocketUpgrade| async { kith_server::socket::configured(asked).on_upgrade(echo) };
    axum::serve(listener, Router::new().fallback(any(upgrade))).await
}

async fn echo(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        let said = match message {
            Message::Text(_) | Message::Binary(_) => socket.send(message).await,
            Message::Ping(_) | Message::Pong(_) => Ok(()),
            Message::Close(_) => return,
        };
        if said.is_err() {
            return;
        }
    }
}
