//! Calls of functions that do not exist, found in a script's text: also in a branch that no example enters.

use rhai::{AST, ASTNode, Engine, Expr, FnCallExpr, Position, Stmt};

use crate::mistake::Mistake;

/// What the language itself answers, whatever was registered.
const BUILT_IN: [&str; 9] =
    ["print", "debug", "type_of", "Fn", "call", "curry", "is_shared", "is_def_var", "is_def_fn"];

/// Names, and with how many arguments each can be called. They are few, and a map of them would make every guest larger.
type Known = Vec<(String, usize)>;

/// One call in the text.
struct Call<'a> {
    called: &'a FnCallExpr,
    /// After a dot: what stands before it is an argument, too, to whatever is not a script's own function.
    method: bool,
    at: Position,
}

/// Every call that no function answers, in the order of the functions. What stands outside of functions is never run.
pub fn unknown(engine: &Engine, ast: &AST) -> Vec<Mistake> {
    let native: Known = engine.collect_fn_metadata(
        None,
        |function| Some((function.metadata.name.to_string(), function.metadata.num_params)),
        true,
    );
    let own: Known = ast.iter_functions().map(|function| (function.name.to_owned(), function.params.len())).collect();
    // A function may also lie in a map, under any name; then only the run can tell.
    let mut pointers = own.iter().any(|(name, _)| name.starts_with("anon$"));
    let mut found = Vec::new();
    ast.clone_functions_only().walk(&mut |path| {
        if let Some(call) = path.last().and_then(call_of) {
            pointers |= call.called.name == "Fn";
            if let Some(mistake) = mistake(&call, &native, &own) {
                found.push((call.method, mistake));
            }
        }
        true
    });
    found.into_iter().filter(|(method, _)| !(pointers && *method)).map(|(_, mistake)| mistake).collect()
}

fn call_of<'a>(node: &ASTNode<'a>) -> Option<Call<'a>> {
    let (called, method, at) = match node {
        ASTNode::Expr(Expr::FnCall(called, at)) | ASTNode::Stmt(Stmt::FnCall(called, at)) => (called, false, at),
        ASTNode::Expr(Expr::MethodCall(called, at)) => (called, true, at),
        _ => return None,
    };
    // Whether an operator fits depends on what is on both sides of it, which only the run knows.
    (!called.is_operator_call()).then_some(Call { called, method, at: *at })
}

fn mistake(call: &Call, native: &Known, own: &Known) -> Option<Mistake> {
    let (name, given) = (call.called.name.as_str(), call.called.args.len());
    if BUILT_IN.contains(&name) {
        return None;
    }
    let takes = |known: &Known, count| known.iter().any(|(known, params)| known == name && *params == count);
    if takes(native, given + usize::from(call.method)) || takes(own, given) {
        return None;
    }
    let exists = native.iter().chain(own).any(|(known, _)| known == name);
    Some(Mistake::unknown_call(name, exists.then_some(given), call.at))
}
