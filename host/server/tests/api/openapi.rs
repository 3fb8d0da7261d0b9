//! The description of the API is committed, because the console's types are generated from it.

use std::{env, fs, path::Path};

#[test]
fn the_committed_description_is_what_the_router_serves() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let served = xiaoer_server::openapi_description().unwrap() + "\n";
    if env::var_os("XIAOER_BLESS").is_some() {
        fs::write(&path, &served).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == served,
        "the API has changed: run `XIAOER_BLESS=1 cargo test -p xiaoer-server --test api openapi` and commit host/server/openapi.json"
    );
}
