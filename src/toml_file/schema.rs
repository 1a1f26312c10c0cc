//! The JSON Schema of what can be read, made from the raw structs when the tests run.

use super::{Flag, List, MaybeEmpty, Named, Scalar, Text};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// Compares the schema in `schema/` with the one of `T`, and writes it anew first if `UPDATE_SCHEMA` is set.
pub(crate) fn check<T: JsonSchema>(file: &str, checked_in: &str) {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(without_null));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    let fresh = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    // The raw structs are named for what they are here; an editor shows the names to rule authors.
    let fresh = fresh.replace("\"Raw", "\"").replace("/Raw", "/");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(file);
        std::fs::write(path, &fresh).expect("the folder can be written");
    } else {
        assert!(fresh == checked_in, "schema/{file} is stale: run the tests with UPDATE_SCHEMA=1, twice");
    }
}

/// TOML knows no null: a key that is optional is left out.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(variants)) = object.get_mut("anyOf") else { return };
    variants.retain(|variant| *variant != json!({ "type": "null" }));
    if let [Value::Object(only)] = variants.as_slice() {
        let only = only.clone();
        object.remove("anyOf");
        object.extend(only);
    }
}

macro_rules! inline_schema {
    ($($generics:ident)?, $type:ty, $name:literal, |$generator:ident| $schema:expr) => {
        impl$(<$generics: JsonSchema>)? JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

inline_schema!(, Text, "Text", |_generator| json_schema!({ "type": "string", "minLength": 1 }));
inline_schema!(, Scalar, "Scalar", |_generator| json_schema!({ "type": ["string", "number"] }));
inline_schema!(, Flag, "Flag", |_generator| json_schema!({ "type": "boolean" }));
inline_schema!(T, List<T>, "List", |generator| {
    let item = generator.subschema_for::<T>();
    json_schema!({ "anyOf": [item, { "type": "array", "items": item, "minItems": 1 }] })
});
inline_schema!(T, MaybeEmpty<T>, "MaybeEmpty", |generator| {
    let item = generator.subschema_for::<T>();
    json_schema!({ "anyOf": [item, { "type": "array", "items": item }] })
});
inline_schema!(T, Named<T>, "Named", |generator| generator.subschema_for::<BTreeMap<String, T>>());
