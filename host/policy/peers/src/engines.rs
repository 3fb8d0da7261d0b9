//! The engines, each as one would set it up to run a stranger's rule: compiled or read once, state made anew for every call.

use std::{error::Error, sync::Arc, time::Duration};

use extism::{CompiledPlugin, Manifest, Plugin, PluginBuilder, Wasm};
use xiaoer_policy::{Bound, Cache, Compiler, Engine, Limits, Package, Question, contract::refund::RefundCase};

use crate::{CASE, Call};

const XIAOER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/xiaoer.wasm"));
const EXTISM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/extism.wasm"));
const SCRIPT: &str = include_str!("../rule.rhai");
const JAVASCRIPT: &str = include_str!("../rule.js");

/// The box's own limits, which the others get as far as they have them.
const FUEL: u64 = Limits::DEFAULT.fuel;
const MEMORY: usize = 16 << 20;
const DEADLINE: Duration = Duration::from_millis(50);

/// In the order of the table.
pub const NAMES: [&str; 8] = [
    "native Rust, no sandbox: the floor",
    "this engine, records in and out",
    "this engine, JSON in and out",
    "Extism, no limits",
    "Extism, fuel, memory and time limited",
    "Rhai in the process, operations limited",
    "QuickJS (rquickjs), a context for each call",
    "QuickJS (rquickjs), a runtime for each call",
];

/// Sets an engine up.
pub fn open(name: &str) -> Result<Call, Box<dyn Error>> {
    let [floor, records, json, extism_free, extism_limited, rhai, context, runtime] = NAMES;
    match name {
        _ if name == floor => Ok(native()),
        _ if name == records => xiaoer_records(),
        _ if name == json => xiaoer_json(),
        _ if name == extism_free => extism(PluginBuilder::new(Manifest::new([Wasm::data(EXTISM)]))),
        _ if name == extism_limited => {
            let pages = u32::try_from(MEMORY >> 16)?;
            let manifest = Manifest::new([Wasm::data(EXTISM)]).with_memory_max(pages).with_timeout(DEADLINE);
            extism(PluginBuilder::new(manifest).with_fuel_limit(FUEL))
        }
        _ if name == rhai => script(),
        _ if name == context => javascript(Some(new_runtime()?)),
        _ if name == runtime => javascript(None),
        _ => Err(format!("there is no engine {name}").into()),
    }
}

fn native() -> Call {
    Box::new(|| {
        let facts = serde_json::from_str(CASE)?;
        Ok(serde_json::to_string(&xiaoer_peers_rule::decide(&facts))?)
    })
}

/// The package, loaded as the box loads it: through the cache, with a snapshot that holds the settings.
fn bound() -> Result<Bound, Box<dyn Error>> {
    let engine = Engine::start(Limits::DEFAULT, Limits::CAP)?;
    let folder = std::env::temp_dir().join(format!("xiaoer-peers-{}", std::process::id()));
    let cache = Cache::open(&folder, [7; 32], Compiler::here())?;
    let policy = Arc::new(cache.load(&engine, &Package::read(XIAOER)?)?.0);
    let settings = Arc::new(policy.check_settings(&serde_json::json!({}))?);
    let bound = Bound::new(policy, settings)?;
    cache.freeze(&bound)?;
    // What is loaded stays mapped.
    std::fs::remove_dir_all(folder)?;
    Ok(bound)
}

fn xiaoer_records() -> Result<Call, Box<dyn Error>> {
    let (bound, case) = (bound()?, serde_json::from_str::<RefundCase>(CASE)?);
    Ok(Box::new(move || Ok(serde_json::to_string(&bound.decide(&case)?.verdict)?)))
}

fn xiaoer_json() -> Result<Call, Box<dyn Error>> {
    let bound = bound()?;
    Ok(Box::new(move || Ok(Question::Decide.put_text(&bound, CASE)?.verdict)))
}

fn extism(builder: PluginBuilder<'static>) -> Result<Call, Box<dyn Error>> {
    let compiled = CompiledPlugin::new(builder.with_cache_disabled())?;
    Ok(Box::new(move || {
        let mut plugin = Plugin::new_from_compiled(&compiled)?;
        Ok(plugin.call::<&str, String>("decide", CASE)?)
    }))
}

fn script() -> Result<Call, Box<dyn Error>> {
    let mut engine = rhai::Engine::new();
    engine.set_max_operations(1_000_000).set_max_call_levels(32).set_max_string_size(64 << 10);
    let rule = engine.compile(SCRIPT)?;
    Ok(Box::new(move || {
        let facts = engine.parse_json(CASE, true)?;
        let verdict: rhai::Map = engine.call_fn(&mut rhai::Scope::new(), &rule, "decide", (facts,))?;
        Ok(rhai::format_map_as_json(&verdict))
    }))
}

fn new_runtime() -> Result<rquickjs::Runtime, Box<dyn Error>> {
    let runtime = rquickjs::Runtime::new()?;
    runtime.set_memory_limit(MEMORY);
    Ok(runtime)
}

fn javascript(shared: Option<rquickjs::Runtime>) -> Result<Call, Box<dyn Error>> {
    Ok(Box::new(move || {
        let runtime = shared.clone().map_or_else(new_runtime, Ok)?;
        let context = rquickjs::Context::full(&runtime)?;
        context.with(|context| {
            context.eval::<(), _>(JAVASCRIPT)?;
            let decide: rquickjs::Function = context.globals().get("decide")?;
            Ok(decide.call((CASE,))?)
        })
    }))
}
