//! The web client, from inside this program: files with hashed names and their compressed copies, under headers that let
//! the page load nothing from anywhere else.

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN,
    REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// A file as it is served.
struct File {
    name: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/web.rs"));

const PAGE: &str = "index.html";
const SUMS: &str = "SHA256SUMS";

/// Scripts of this origin only, and of what they are given nothing becomes a script or HTML. `default` is the policy of
/// `start.js`, which admits the addresses of two scripts.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
     connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";

/// On every answer: what the page may do, and who may have a handle on it.
const HEADERS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(), \
         display-capture=(), browsing-topics=()",
    ),
];

/// What a browser gets for an address.
pub(crate) fn answer(uri: &Uri, headers: &HeaderMap) -> Response {
    let name = uri.path().trim_start_matches('/');
    let name = if name.is_empty() { PAGE } else { name };
    match FILES.iter().find(|file| file.name == name) {
        Some(file) => file.response(headers),
        None if FILES.is_empty() && name == PAGE => {
            let text = "This relay was built without the web client; `cargo xtask build` makes one that has it.\n";
            (StatusCode::NOT_FOUND, text).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The hash of the list of all files and their hashes (`SHA256SUMS`, which is served too), in hex: who has the same, has the
/// same client. `None` without a web client.
#[must_use]
pub fn hash() -> Option<String> {
    let sums = FILES.iter().find(|file| file.name == SUMS)?;
    Some(Sha256::digest(sums.plain).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether a WebSocket may be opened from where its page comes from. Programs name no origin; a page names its own, which
/// must be the one it was loaded from here.
pub(crate) fn is_own_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let host = headers.get(HOST).map(HeaderValue::as_bytes);
    let origin = origin.as_bytes();
    let origin = origin.strip_prefix(b"https://").or_else(|| origin.strip_prefix(b"http://"));
    origin.is_some() && origin == host
}

impl File {
    fn response(&self, headers: &HeaderMap) -> Response {
        let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let accepts = |wanted| accepted.split(',').any(|name| name.trim() == wanted);
        let (encoding, bytes) = match (accepts("br"), accepts("gzip")) {
            (true, _) => (Some("br"), self.brotli),
            (false, true) => (Some("gzip"), self.gzip),
            (false, false) => (None, self.plain),
        };
        let mut response = Body::from(bytes).into_response();
        let answer = response.headers_mut();
        let fixed = [(CONTENT_TYPE, self.kind()), (CACHE_CONTROL, self.caching()), (VARY, "accept-encoding")];
        for (name, value) in HEADERS.into_iter().chain(fixed).chain(encoding.map(|name| (CONTENT_ENCODING, name))) {
            answer.insert(name, HeaderValue::from_static(value));
        }
        response
    }

    fn kind(&self) -> &'static str {
        match self.name.rsplit('.').next().unwrap_or_default() {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "webmanifest" => "application/manifest+json",
            _ => "text/plain; charset=utf-8",
        }
    }

    /// A name with a hash in it never means anything else; the others are asked for again.
    fn caching(&self) -> &'static str {
        if self.name.contains('-') { "public, max-age=31536000, immutable" } else { "no-cache" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(origin: Option<&'static str>, host: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static(host));
        origin.map(|origin| headers.insert(ORIGIN, HeaderValue::from_static(origin)));
        headers
    }

    #[test]
    fn a_page_of_another_origin_opens_no_socket() {
        assert!(is_own_origin(&headers(None, "kith.example")));
        assert!(is_own_origin(&headers(Some("https://kith.example"), "kith.example")));
        assert!(is_own_origin(&headers(Some("http://127.0.0.1:7171"), "127.0.0.1:7171")));
        for origin in [
            "https://evil.example",
            "https://kith.example.evil.example",
            "null",
            "kith.example",
            "https://kith.example:444",
        ] {
            assert!(!is_own_origin(&headers(Some(origin), "kith.example")), "{origin}");
        }
    }
}
