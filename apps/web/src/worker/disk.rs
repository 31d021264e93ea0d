//! The database of this origin: a few named values, and the journal's pieces in their order.
//!
//! Every write is one transaction that is durable when it is answered, so that a killed tab leaves all of it or nothing.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
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

/// A transaction that is being put together; nothing of it is kept before all of it is.
pub(super) struct Writing(IdbTransaction);

impl Writing {
    pub(super) fn value(&self, name: &str, value: &[u8]) -> Result<(), DiskError> {
        put(&self.store(VALUES)?, &JsValue::from_str(name), value)
    }

    pub(super) fn piece(&self, number: u32, piece: &[u8]) -> Result<(), DiskError> {
        put(&self.store(JOURNAL)?, &JsValue::from_f64(f64::from(number)), piece)
    }

    pub(super) fn clear_journal(&self) -> Result<(), DiskError> {
        self.store(JOURNAL)?.clear().map(drop).map_err(error)
    }

    /// Takes away everything.
    pub(super) fn clear(&self) -> Result<(), DiskError> {
        self.store(VALUES)?.clear().map_err(error)?;
        self.clear_journal()
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, DiskError> {
        self.0.object_store(name).map_err(error)
    }
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

    /// So many of the journal's pieces at most, from a number on, in the order of their numbers.
    pub(super) async fn journal(&self, from: u32, most: u32) -> Result<Vec<Vec<u8>>, DiskError> {
        let range = IdbKeyRange::lower_bound(&JsValue::from_f64(f64::from(from))).map_err(error)?;
        let store = self.store(JOURNAL)?;
        let found = answer(&store.get_all_with_key_and_limit(&range, most).map_err(error)?).await?;
        let pieces: Array = found.dyn_into().map_err(error)?;
        Ok(pieces.iter().map(|piece| bytes(&piece)).collect())
    }

    /// Does all of it or nothing; it is on the disk when this returns.
    pub(super) async fn write<E: From<DiskError>>(
        &self,
        what: impl FnOnce(&Writing) -> Result<(), E>,
    ) -> Result<(), E> {
        let writing = Writing(self.durable_transaction()?);
        if let Err(why) = what(&writing) {
            // One that has failed by itself is given up already.
            let _ = writing.0.abort();
            return Err(why);
        }
        Ok(completed(&writing.0).await?)
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
