//! What a package may import: the contract's log line, and the contract's types.

use super::PackageError;
use crate::contract;
use wasmparser::{component_types::ComponentEntityType, types::Types};

const LOG: &str = "log";
/// Interfaces of the contract that hold types only. A component that exports an interface imports its types by name.
const TYPES: [&str; 4] = ["common", "reply-types", "refund-types", "penalty-types"];

/// Refuses an import that the contract does not give.
pub(super) fn check(name: &str, types: &Types) -> Result<(), PackageError> {
    let refused = || PackageError::Import { name: name.to_owned() };
    let interface = name
        .strip_prefix("xiaoer:policy/")
        .and_then(|rest| rest.strip_suffix(contract::VERSION))
        .and_then(|rest| rest.strip_suffix('@'))
        .ok_or_else(refused)?;
    if interface != LOG && !TYPES.contains(&interface) {
        return Err(refused());
    }
    let types = types.as_ref();
    let Some(ComponentEntityType::Instance(instance)) = types.component_item_for_import(name).map(|item| item.ty)
    else {
        return Err(refused());
    };
    for (export, item) in &types[instance].exports {
        let allowed = match item.ty {
            ComponentEntityType::Type { .. } => true,
            ComponentEntityType::Func(_) => interface == LOG && export == "line",
            _ => false,
        };
        if !allowed {
            return Err(PackageError::Import { name: format!("{name}#{export}") });
        }
    }
    Ok(())
}
