//! The database of this origin: a few named values, and the journal's pieces in their order.
//!
//! Every write is one transaction that is durable when it is answered, so that a killed tab leaves all of it or nothing.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const NAME: &str = "kith";
const VERSION: u32 = 1;
/// Values with names.
const VALUES: &str = "values";
/// Pieces with numbers.
const JOURNAL: &str = "journal";

/// The browser would not read or write; it says why in its own words.
#[derive(Debug, thiserror::Error)]
#[error("this browser cannot keep data for this page: {0}")]
pub(super) struct DiskError(String);

/// The open database.
pub(super) struct Disk(IdbDatabase);

/// What one transaction does, in order.
pub(super) enum Write<'a> {
    Value(&'a str, &'a [u8]),
    Piece(u32, &'a [u8]),
    ClearJournal,
}

impl Disk {
    pub(super) async fn open() -> Result<Self, DiskError> {
        let factory: IdbFactory = property(&global(), "indexedDB")?.dyn_into().map_err(error)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(error)?;
        let upgrade = create_stores(&request);
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = answer(&request).await?;
        Ok(Self(database.dyn_into().map_err(error)?))
    }

    pub(super) async fn value(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let store = self.store(VALUES)?;
        let found = answer(&store.get(&JsValue::from_str(name)).map_err(error)?).await?;
        Ok(if found.is_undefined() { None } else { Some(bytes(&found)) })
    }

    /// The journal's pieces, in the order of their numbers.
    pub(super) async fn journal(&self) -> Result<Vec<Vec<u8>>, DiskError> {
        let found = answer(&self.store(JOURNAL)?.get_all().map_err(error)?).await?;
        let pieces: Array = found.dyn_into().map_err(error)?;
        Ok(pieces.iter().map(|piece| bytes(&piece)).collect())
    }

    /// Does all of it or nothing; it is on the disk when this returns.
    pub(super) async fn write(&self, writes: &[Write<'_>]) -> Result<(), DiskError> {
        let transaction = self.durable_transaction()?;
        let store = |name| transaction.object_store(name).map_err(error);
        for write in writes {
            match write {
                Write::Value(name, value) => put(&store(VALUES)?, &JsValue::from_str(name), value)?,
                Write::Piece(number, piece) => put(&store(JOURNAL)?, &JsValue::from_f64(f64::from(*number)), piece)?,
                Write::ClearJournal => drop(store(JOURNAL)?.clear().map_err(error)?),
            }
        }
        completed(&transaction).await
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, DiskError> {
        self.0.transaction_with_str(name).and_then(|transaction| transaction.object_store(name)).map_err(error)
    }

    /// web-sys does not offer the durability of a transaction, so it is asked for by name.
    fn durable_transaction(&self) -> Result<IdbTransaction, DiskError> {
        let options = js_sys::Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(error)?;
        let begin: Function = property(&self.0, "transaction")?.dyn_into().map_err(error)?;
        let stores = Array::of2(&VALUES.into(), &JOURNAL.into());
        let mode = JsValue::from(IdbTransactionMode::Readwrite);
        begin.call3(&self.0, &stores, &mode, &options).and_then(JsCast::dyn_into).map_err(error)
    }
}

fn create_stores(request: &IdbOpenDbRequest) -> Closure<dyn FnMut()> {
    let request = request.clone();
    Closure::new(move || {
        let database = request.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        for store in [VALUES, JOURNAL] {
            // Should one not be made, the first transaction says so.
            let _ = database.as_ref().map(|database| database.create_object_store(store));
        }
    })
}

fn put(store: &IdbObjectStore, key: &JsValue, value: &[u8]) -> Result<(), DiskError> {
    store.put_with_key(&Uint8Array::from(value), key).map(drop).map_err(error)
}

async fn answer(request: &IdbRequest) -> Result<JsValue, DiskError> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(error),
        Err(_) => Err(failed(request.error().ok().flatten())),
    }
}

async fn completed(transaction: &IdbTransaction) -> Result<(), DiskError> {
    let settled = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    });
    JsFuture::from(settled).await.map(drop).map_err(|_| failed(transaction.error()))
}

fn failed(exception: Option<web_sys::DomException>) -> DiskError {
    DiskError(exception.map_or_else(|| "it gives no reason".to_owned(), |exception| exception.message()))
}

fn property(of: &JsValue, name: &str) -> Result<JsValue, DiskError> {
    Reflect::get(of, &JsValue::from_str(name)).map_err(error)
}

fn bytes(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}

fn error(value: impl Into<JsValue>) -> DiskError {
    let value = value.into();
    let message = value.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    DiskError(message.unwrap_or_else(|| "it gives no reason".to_owned()))
}
