//! Pages of the relay's own address, and of others.

use tempfile::tempdir;
use tokio::time::timeout;
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use crate::client::{PATIENCE, Socket};
use crate::process::InProcess;
use crate::wire::Wire;

async fn open_from(url: &str, origin: &str) -> Result<Socket, Error> {
    let mut request = url.into_client_request().unwrap();
    request.headers_mut().insert("origin", origin.parse().unwrap());
    let wire = Wire::plain(address(url)).await;
    timeout(PATIENCE, client_async(request, wire)).await.unwrap().map(|(socket, _)| socket)
}

fn address(url: &str) -> &str {
    url.trim_start_matches("ws://").trim_end_matches("/v1")
}

#[tokio::test]
async fn a_page_opens_a_connection_to_its_own_address_and_to_no_other() {
    let data = tempdir().unwrap();
    let server = InProcess::with(data.path(), |_| {}).await;
    let own = open_from(&server.url, &format!("http://{}", address(&server.url))).await.unwrap();
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
        let refused = open_from(&server.url, origin).await.unwrap_err();
        assert!(matches!(refused, Error::Http(response) if response.status() == 403), "{origin}");
    }
    drop(own);
    server.stop().await;
}
