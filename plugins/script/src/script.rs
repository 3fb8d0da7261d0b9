//! A compiled script.

use rhai::{AST, CallFnOptions, Dynamic, Engine, EvalAltResult, Map, Position, Scope};

use crate::calls;
use crate::helpers;
use crate::mistake::Mistake;

/// Far more than a rule of a shop takes. The call's fuel is the limit that holds whatever a script does; this one
/// comes first for loops, because it can say where.
const OPERATIONS: u64 = 100_000;
/// Calls inside calls. The stack of a guest is small.
const CALLS: usize = 16;
/// Expressions inside expressions, outside and inside of functions.
const EXPRESSIONS: (usize, usize) = (32, 24);
/// The longest text that a script may make, bytes.
const TEXT: usize = 8 << 10;
/// The most items of a list or a map.
const ITEMS: usize = 500;
/// The most functions of a script, and variables at a time.
const NAMES: usize = 100;

/// A script that was compiled.
#[derive(Debug)]
pub struct Script {
    engine: Engine,
    ast: AST,
}

impl Script {
    /// Compiles a script that must have these functions, each of one parameter. `helpers` adds what the kind of policy gives it.
    pub fn compile(text: &str, functions: &[&str], helpers: fn(&mut Engine)) -> Result<Self, Mistake> {
        let mut engine = Engine::new_raw();
        engine
            .disable_symbol("eval")
            .set_max_operations(OPERATIONS)
            .set_max_call_levels(CALLS)
            .set_max_expr_depths(EXPRESSIONS.0, EXPRESSIONS.1)
            .set_max_string_size(TEXT)
            .set_max_array_size(ITEMS)
            .set_max_map_size(ITEMS)
            .set_max_functions(NAMES)
            .set_max_variables(NAMES)
            .set_fail_on_invalid_map_property(true)
            .on_print(xiaoer_sdk::log)
            .on_debug(|text, _, _| xiaoer_sdk::log(text));
        helpers::register(&mut engine);
        helpers(&mut engine);
        let ast = engine.compile(text).map_err(|error| Mistake::of_text(&error))?;
        let missing = |name: &&&str| !ast.iter_functions().any(|known| known.name == **name && known.params.len() == 1);
        if let Some(name) = functions.iter().find(missing) {
            return Err(Mistake::missing(name));
        }
        Ok(Self { engine, ast })
    }

    /// Calls of functions that do not exist, wherever they stand in the script's functions.
    pub fn unknown_calls(&self) -> Vec<Mistake> {
        calls::unknown(&self.engine, &self.ast)
    }

    /// Calls one of its functions with the facts.
    pub fn call(&self, function: &str, facts: Dynamic) -> Result<Map, Mistake> {
        // What stands outside of functions is never run: a script is its functions.
        let options = CallFnOptions::default().eval_ast(false);
        let answer = self
            .engine
            .call_fn_with_options::<Dynamic>(options, &mut Scope::new(), &self.ast, function, (facts,))
            .map_err(|error| Mistake::of_run(&error))?;
        let kind = answer.type_name();
        answer.try_cast::<Map>().ok_or_else(|| {
            let (wanted, found) = ("map".to_owned(), kind.to_owned());
            Mistake::of_run(&EvalAltResult::ErrorMismatchOutputType(wanted, found, Position::NONE))
        })
    }
}
