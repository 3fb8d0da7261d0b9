//! What a new policy's folder begins with. All of it is inside this program: the SDK, the contract and the versions of the
//! crates that they were tested with, so that an author needs neither our sources nor anything else of ours.
//!
//! `xiaoer/` in the folder has the SDK and the contract exactly as they are here, in folders that lie to each other as they
//! do here; the rest is the author's.

use super::options::Factory;

/// Files of a folder: path and text.
pub type Files = Vec<(String, String)>;

/// The workspace of the factory policies, whose versions and profile an author gets as well.
const WORKSPACE: &str = include_str!("../../../../plugins/Cargo.toml");
const LOCK: &str = include_str!("../../../../plugins/Cargo.lock");
const SDK_MANIFEST: &str = include_str!("../../../../plugins/sdk/Cargo.toml");
const SDK_FOLDER: &str = "xiaoer/plugins/sdk";
/// Where the contract's WIT files are in the author's folder.
pub const CONTRACT_FOLDER: &str = "xiaoer/wit/0.1.0";
/// Where the library and the bindings of a policy in C are.
pub const C_FOLDER: &str = "xiaoer/c";

macro_rules! texts {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!($folder, $name)))),*]
    };
}

const SDK: &[(&str, &str)] = texts!(
    "../../../../plugins/sdk/src/":
    "bindings.rs", "counsel.rs", "date.rs", "hearing.rs", "heap.rs", "lib.rs", "penalty.rs", "refund.rs", "reply.rs", "round.rs", "sample.rs", "schema.rs", "settings.rs", "text.rs", "words.rs",
);
const CONTRACT: &[(&str, &str)] = texts!(
    "../../../../wit/":
    "README.md", "0.1.0/common.wit", "0.1.0/penalty.wit", "0.1.0/refund.wit", "0.1.0/reply.wit",
);
const REFUND: &[(&str, &str)] = texts!("template/refund/": "manifest.json", "settings.schema.json", "cases/small.json");
const PENALTY: &[(&str, &str)] = texts!(
    "template/penalty/":
    "manifest.json", "settings.schema.json", "cases/waits.json", "cases/month.json", "cases/sales.json",
);
const REPLY: &[(&str, &str)] = texts!(
    "template/reply/":
    "manifest.json", "settings.schema.json", "cases/shipping.json", "cases/drafts.json", "cases/settings.json",
);

const C: &[(&str, &str)] = texts!("template/c/": "xiaoer.c", "xiaoer.h");

/// The files of a new policy in C, for the kinds that have a template in it. Its bindings are not among them: they are made
/// from the contract.
pub fn files_in_c(name: &str, kind: Factory) -> Option<Files> {
    let (source, own) = match kind {
        Factory::Reply => return None,
        Factory::Refund => (include_str!("template/refund/policy.c"), REFUND),
        Factory::Penalty => (include_str!("template/penalty/policy.c"), PENALTY),
    };
    let mut files = vec![
        (".gitignore".to_owned(), "/target\n/*.wasm\n".to_owned()),
        ("src/policy.c".to_owned(), source.to_owned()),
    ];
    files.extend(C.iter().map(|(path, text)| (format!("{C_FOLDER}/{path}"), (*text).to_owned())));
    files.extend(shared(name, own));
    Some(files)
}

/// What a policy has in whatever language: its description, its cases and the contract.
fn shared(name: &str, own: &[(&str, &str)]) -> Files {
    let own = own.iter().map(|(path, text)| ((*path).to_owned(), text.replace("NAME", name)));
    let contract = CONTRACT.iter().map(|(path, text)| (format!("xiaoer/wit/{path}"), (*text).to_owned()));
    own.chain(contract).collect()
}

/// The files of a new policy in Rust of this name and kind. The name is lower-case letters, digits and hyphens.
pub fn files(name: &str, kind: Factory) -> Files {
    let (source, own) = match kind {
        Factory::Reply => (include_str!("template/reply/lib.rs"), REPLY),
        Factory::Refund => (include_str!("template/refund/lib.rs"), REFUND),
        Factory::Penalty => (include_str!("template/penalty/lib.rs"), PENALTY),
    };
    let mut files = vec![
        ("Cargo.toml".to_owned(), manifest(name)),
        ("Cargo.lock".to_owned(), lock(name)),
        (".gitignore".to_owned(), "/target\n/*.wasm\n".to_owned()),
        ("src/lib.rs".to_owned(), source.to_owned()),
        (format!("{SDK_FOLDER}/Cargo.toml"), SDK_MANIFEST.to_owned()),
    ];
    files.extend(SDK.iter().map(|(path, text)| (format!("{SDK_FOLDER}/src/{path}"), (*text).to_owned())));
    files.extend(shared(name, own));
    files
}

/// The workspace's manifest with the policy as its root package and the SDK as its only other member.
fn manifest(name: &str) -> String {
    // How single crates of ours are compiled, and what stands for a crate that only they name, is no business of an author's.
    let common = WORKSPACE.split("\n[profile.release.package.").next().unwrap_or_default();
    let workspace: String = common
        .lines()
        .skip_while(|line| line.starts_with('#') || line.is_empty())
        .filter_map(|line| match line.split_once(" = ") {
            Some(("members", _)) => Some(format!("members = [\"{SDK_FOLDER}\"]\n")),
            Some(("xiaoer-sdk", _)) => Some(format!("xiaoer-sdk = {{ path = \"{SDK_FOLDER}\" }}\n")),
            Some(("rhai" | "xiaoer-script" | "xiaoer-table" | "xiaoer-wages", _)) => None,
            _ => Some(format!("{line}\n")),
        })
        .collect();
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n\n\
         [dependencies]\nserde = {{ workspace = true }}\nxiaoer-sdk = {{ workspace = true }}\n\n{workspace}"
    )
}

/// The lock file without the factory policies, and with this one.
fn lock(name: &str) -> String {
    let mut packages = LOCK.split("\n[[package]]\n");
    let head = packages.next().unwrap_or_default();
    let foreign = |package: &&str| package.contains("\nsource = ") || package.contains("name = \"xiaoer-sdk\"");
    let own = format!("name = \"{name}\"\nversion = \"0.1.0\"\ndependencies = [\n \"serde\",\n \"xiaoer-sdk\",\n]\n");
    let kept: Vec<&str> = packages.filter(foreign).chain([own.as_str()]).collect();
    format!("{head}\n[[package]]\n{}", kept.join("\n[[package]]\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_of_a_new_policy_has_the_sdk_and_nothing_of_ours_beside_it() {
        let manifest = manifest("my-shop");
        assert!(manifest.contains("members = [\"xiaoer/plugins/sdk\"]"));
        assert!(manifest.contains("xiaoer-sdk = { path = \"xiaoer/plugins/sdk\" }"));
        assert!(manifest.contains("wit-bindgen = ") && manifest.contains("[profile.release]"));
        let lock = lock("my-shop");
        assert!(lock.contains("name = \"my-shop\"") && lock.contains("name = \"wit-bindgen\""));
        assert!(!lock.contains("xiaoer-refund") && !manifest.contains("\"refund\""));
        assert!(!manifest.contains("xiaoer-table") && !manifest.contains("rhai"), "{manifest}");
        assert!(!manifest.contains("patch"), "{manifest}");
        assert!(!lock.contains("xiaoer-wages") && !manifest.contains("wages"));
        assert!(!manifest.contains("no-clock"), "what only the script engine needs stays here: {manifest}");
    }

    #[test]
    fn every_file_of_the_sdk_is_in_the_template() {
        for (path, text) in SDK {
            let named = text.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
            for module in named.filter_map(|rest| rest.strip_suffix(';')) {
                assert!(SDK.iter().any(|(name, _)| *name == format!("{module}.rs")), "{path} names {module}");
            }
        }
    }
}
