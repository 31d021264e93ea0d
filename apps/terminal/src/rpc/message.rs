//! JSON-RPC 2.0 (jsonrpc.org/specification): requests as they come, errors as they go.

use serde_json::{Map, Value, json};

use crate::cli::Scope;
use crate::failure::Failure;
use crate::lines::LONGEST;
use crate::neutral::line;
use crate::texts::errors;

/// A request, or a notification if it has no id.
pub(super) struct Request {
    pub(super) id: Option<Value>,
    pub(super) method: String,
    pub(super) params: Value,
}

impl Request {
    /// Reads a request, or says to which id what is wrong with it.
    pub(super) fn read(value: Value) -> Result<Self, (Value, Trouble)> {
        let Value::Object(mut fields) = value else { return Err((Value::Null, Trouble::not_a_request())) };
        let id = fields.remove("id");
        let is_id = |id: &Value| id.is_string() || id.is_number() || id.is_null();
        if !id.as_ref().is_none_or(is_id) {
            return Err((Value::Null, Trouble::not_a_request()));
        }
        match Self::rest(fields) {
            Some((method, params)) => Ok(Self { id, method, params }),
            None => Err((id.unwrap_or_default(), Trouble::not_a_request())),
        }
    }

    fn rest(mut fields: Map<String, Value>) -> Option<(String, Value)> {
        let Some(Value::String(method)) = fields.remove("method") else { return None };
        let params = fields.remove("params").unwrap_or_default();
        let is_fit =
            fields.remove("jsonrpc")? == "2.0" && (params.is_object() || params.is_array() || params.is_null());
        is_fit.then_some((method, params))
    }
}

/// Why a request has no result.
#[derive(Debug)]
pub(super) struct Trouble {
    /// As the specification has them; from -32000 down they are ours.
    number: i64,
    /// The stable name that the commands have for it too.
    code: String,
    text: String,
}

const NOT_JSON: i64 = -32700;
const NOT_A_REQUEST: i64 = -32600;
const UNKNOWN: i64 = -32601;
const MISUSE: i64 = -32602;
const REFUSED: i64 = -32000;
const NOT_ALLOWED: i64 = -32001;

impl Trouble {
    fn new(number: i64, code: &str, text: impl Into<String>) -> Self {
        Self { number, code: code.to_owned(), text: text.into() }
    }

    /// What a command ended with: misuse where it would exit with 2, else refused.
    pub(super) fn of(failure: &Failure) -> Self {
        let number = if failure.exit_code() == 2 { MISUSE } else { REFUSED };
        Self::new(number, failure.code(), failure.to_string())
    }

    pub(super) fn not_json(error: &serde_json::Error) -> Self {
        Self::new(NOT_JSON, "not_json", errors().rpc_not_json(&error.to_string()))
    }

    pub(super) fn too_long() -> Self {
        Self::new(NOT_A_REQUEST, "too_long", errors().rpc_too_long(LONGEST as u64))
    }

    pub(super) fn batch(most: usize) -> Self {
        Self::new(NOT_A_REQUEST, "batch", errors().rpc_batch(most as u64))
    }

    pub(super) fn not_a_request() -> Self {
        Self::new(NOT_A_REQUEST, "not_a_request", errors().rpc_not_a_request())
    }

    pub(super) fn unknown(method: &str) -> Self {
        Self::new(UNKNOWN, "unknown_method", errors().rpc_unknown_method(&line(method)))
    }

    pub(super) fn not_allowed(method: &str, scope: Scope) -> Self {
        Self::new(NOT_ALLOWED, "not_allowed", errors().rpc_not_allowed(&line(method), scope.name()))
    }

    pub(super) fn parameter(name: &str) -> Self {
        Self::new(MISUSE, "usage", errors().rpc_parameter(&line(name)))
    }

    pub(super) fn usage(text: &str) -> Self {
        Self::new(MISUSE, "usage", text)
    }

    /// The whole answer.
    pub(super) fn answer(&self, id: Value) -> Value {
        let error = json!({ "code": self.number, "message": self.text, "data": { "code": self.code } });
        json!({ "jsonrpc": "2.0", "id": id, "error": error })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_request_is_answered_to_its_id_if_it_has_one() {
        for (value, id) in [
            (json!(1), Value::Null),
            (json!({}), Value::Null),
            (json!({"jsonrpc": "2.0", "id": 7}), json!(7)),
            (json!({"jsonrpc": "1.0", "id": "a", "method": "m"}), json!("a")),
            (json!({"jsonrpc": "2.0", "id": [1], "method": "m"}), Value::Null),
            (json!({"jsonrpc": "2.0", "id": 1, "method": "m", "params": "p"}), json!(1)),
            (json!({"jsonrpc": "2.0", "id": 1, "method": 2}), json!(1)),
        ] {
            let Err((answered, trouble)) = Request::read(value.clone()) else { panic!("{value}") };
            assert_eq!((answered, trouble.number), (id, NOT_A_REQUEST), "{value}");
        }
    }

    #[test]
    fn an_id_of_null_asks_and_none_does_not() {
        let read = |value| Request::read(value).map(|request| request.id).map_err(|_| ()).unwrap();
        assert_eq!(read(json!({"jsonrpc": "2.0", "id": null, "method": "m"})), Some(Value::Null));
        assert_eq!(read(json!({"jsonrpc": "2.0", "method": "m"})), None);
    }
}
