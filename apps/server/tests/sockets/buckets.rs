//! Blobs in a bucket: of a small server in here that speaks as much S3 as is needed, or of the one that `KITH_TEST_S3` names
//! (`http://127.0.0.1:5055`), which has an empty bucket `kith`.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kith_relay::blobs::conformance;
use kith_server::Bucket;
use kith_wire::Refusal;
use tempfile::tempdir;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::blobs::{bytes, download, put, received, upload};
use crate::client::{Client, Person};
use crate::operator::run;
use crate::process::{InProcess, Process, command};

type Objects = Arc<Mutex<BTreeMap<String, Bytes>>>;

/// A bucket `kith`; what it holds is gone with the task.
async fn bucket(dir: &Path) -> (Bucket, Option<JoinHandle<()>>) {
    let secret_file = dir.join("secret");
    fs::write(&secret_file, "secret\n").unwrap();
    let (endpoint, task) = match env::var("KITH_TEST_S3") {
        Ok(endpoint) => (endpoint, None),
        Err(_) => {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let endpoint = format!("http://{}", listener.local_addr().unwrap());
            let routes = Router::new().fallback(answer).with_state(Objects::default());
            (endpoint, Some(tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() })))
        }
    };
    let (region, access_key) = ("us-east-1".into(), "kith-relay".into());
    (Bucket { name: "kith".into(), endpoint: Some(endpoint), region, access_key, secret_file }, task)
}

async fn answer(State(objects): State<Objects>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let signed = head.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if !signed.is_some_and(|signed| signed.starts_with("AWS4-HMAC-SHA256 Credential=kith-relay/")) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let key = head.uri.path().trim_start_matches("/kith").trim_start_matches('/').to_owned();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let mut objects = objects.lock().unwrap();
    match (head.method, objects.get(&key)) {
        (Method::GET, _) if key.is_empty() => listing(&objects, head.uri.query().unwrap_or_default()).into_response(),
        (Method::PUT, _) => {
            objects.insert(key, body);
            [(header::ETAG, "\"1\"")].into_response()
        }
        (Method::DELETE, _) => {
            objects.remove(&key);
            StatusCode::NO_CONTENT.into_response()
        }
        (Method::GET | Method::HEAD, Some(object)) => part(object, &head.headers),
        (Method::GET | Method::HEAD, None) => {
            (StatusCode::NOT_FOUND, "<Error><Code>NoSuchKey</Code></Error>").into_response()
        }
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

fn part(object: &Bytes, headers: &HeaderMap) -> Response {
    let range = headers.get(header::RANGE).and_then(|range| {
        let (from, to) = range.to_str().ok()?.strip_prefix("bytes=")?.split_once('-')?;
        Some((from.parse::<usize>().ok()?, to.parse::<usize>().ok()?))
    });
    let response = Response::builder().header(header::ETAG, "\"1\"");
    let response = match range {
        None => response.body(Body::from(object.clone())),
        Some((from, to)) => response
            .status(StatusCode::PARTIAL_CONTENT)
            .header(header::CONTENT_RANGE, format!("bytes {from}-{to}/{}", object.len()))
            .body(Body::from(object.slice(from..=to))),
    };
    response.unwrap()
}

fn listing(objects: &BTreeMap<String, Bytes>, query: &str) -> String {
    let prefix = query.split('&').find_map(|part| part.strip_prefix("prefix=")).unwrap_or_default();
    let prefix = prefix.replace("%2F", "/");
    let mut list = String::from("<ListBucketResult><IsTruncated>false</IsTruncated>");
    for (key, object) in objects.iter().filter(|(key, _)| key.starts_with(&prefix)) {
        let when = "2026-11-23T12:00:00.000Z";
        let size = object.len();
        write!(list, "<Contents><Key>{key}</Key><LastModified>{when}</LastModified><Size>{size}</Size></Contents>")
            .unwrap();
    }
    list + "</ListBucketResult>"
}

#[tokio::test]
async fn a_bucket_keeps_the_promise() {
    let dir = tempdir().unwrap();
    let (bucket, _task) = bucket(dir.path()).await;
    let runtime = Handle::current();
    let kept = spawn_blocking(move || {
        let open = || bucket.open(runtime.clone()).unwrap();
        open().check().unwrap();
        conformance::run(&open(), &open);
        kith_relay::blobs::Blobs::remove(&open(), kith_relay::blobs::Place([2; 16])).unwrap();
    });
    kept.await.unwrap();
}

#[tokio::test]
async fn a_relay_keeps_blobs_in_a_bucket_and_goes_on_without_it() {
    let dir = tempdir().unwrap();
    let (bucket, task) = bucket(dir.path()).await;
    let data = dir.path().join("relay");
    let server = InProcess::with(&data, |config| config.bucket = Some(bucket)).await;
    let (_, mut ada) = Person::join(&server.url, 1).await;
    let blob = bytes(2_500_000);
    upload(&mut ada, &blob).await;
    assert_eq!(download(&mut Client::talk(&server.url).await, &blob).await, blob);
    assert!(!data.join("blobs").exists());
    if let Some(task) = task {
        task.abort();
        let _ = task.await;
        let other = bytes(77);
        assert_eq!(ada.refusal(put(&other, 0, 77)).await, Refusal::Internal);
        assert_eq!(received(&mut ada, put(&other, 0, 0)).await, 0);
    }
    server.stop().await;
}

// The bucket answers on another thread while this one waits for the doctor.
#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_asks_the_bucket_and_a_bucket_without_a_key_is_refused_with_what_to_do() {
    let dir = tempdir().unwrap();
    let (bucket, task) = bucket(dir.path()).await;
    let data = dir.path().join("relay");
    let (endpoint, secret) = (bucket.endpoint.unwrap(), bucket.secret_file);
    let set = |command: &mut std::process::Command| {
        command.env("KITH_BLOBS_BUCKET", "kith").env("KITH_BLOBS_ENDPOINT", &endpoint);
        command.env("KITH_BLOBS_ACCESS_KEY", "kith-relay").env("KITH_BLOBS_SECRET_FILE", &secret);
    };
    let mut serve = command(&data, "127.0.0.1:0");
    set(&mut serve);
    let server = Process::spawn(&mut serve);
    let (_, mut ada) = Person::join(&server.url, 1).await;
    upload(&mut ada, &bytes(700)).await;
    let ask = |name: &str| {
        let mut doctor = command(&data, "127.0.0.1:0");
        set(&mut doctor);
        let output = doctor.arg(name).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let said = ask("doctor");
    assert!(said.contains("the bucket kith answers") && said.contains("1 parts of blobs"), "{said}");
    server.kill();
    let said = ask("doctor");
    assert!(said.contains("all of it can be read") && said.contains("1 parts of blobs"), "{said}");
    if let Some(task) = task {
        task.abort();
        let _ = task.await;
    }
    fs::remove_file(&secret).unwrap();
    let said = ask("check-config");
    assert!(said.contains("`blobs.secret_file`"), "{said}");
    assert!(run(&["check-config", "--listen", "127.0.0.1:0"], &data).1.contains("can be used"));
}
