//! The console is embedded in the binary, so it has to be built first; without it there is one sentence, not a page of errors.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=console/dist");
    if !Path::new("console/dist/index.html").is_file() {
        println!("cargo::error=console is not built: run `make console`");
    }
}
