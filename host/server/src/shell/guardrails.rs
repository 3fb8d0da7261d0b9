//! The operator's floors and ceilings between the desk, which keeps them, and the policies, whose verdicts are held to them.

use xiaoer_desk::{
    money::{Fen, Tenths},
    policy::{self as core, ClampedBy},
};
use xiaoer_policy as engine;

/// As the policies take them.
pub fn to_engine(kept: &core::Guardrails) -> engine::Guardrails {
    let money = |span: core::Span<Fen>| span_of(span, |Fen(fen)| fen);
    engine::Guardrails {
        refund: money(kept.refund),
        fine: money(kept.fine),
        points: span_of(kept.points, |Tenths(tenths)| tenths.into()),
        version: kept.version,
    }
}

/// As the desk keeps them.
pub(crate) fn to_core(held: &engine::Guardrails) -> core::Guardrails {
    // What came from the desk fits back in.
    let tenths = |amount| Tenths(i32::try_from(amount).unwrap_or(i32::MAX));
    core::Guardrails {
        refund: span_from(held.refund, Fen),
        fine: span_from(held.fine, Fen),
        points: span_from(held.points, tenths),
        version: held.version,
    }
}

/// What became of an amount, in the desk's terms.
pub(crate) fn clamp(clamp: engine::Clamp) -> core::Clamp {
    let engine::Clamp { field, from, to, by } = clamp;
    let by = match by {
        engine::ClampedBy::Paid => ClampedBy::Paid,
        engine::ClampedBy::Floor => ClampedBy::Floor,
        engine::ClampedBy::Ceiling => ClampedBy::Ceiling,
    };
    core::Clamp { field, from, to, by }
}

fn span_of<T>(span: core::Span<T>, amount: impl Fn(T) -> i64) -> engine::Span {
    engine::Span { floor: span.floor.map(&amount), ceiling: span.ceiling.map(&amount) }
}

fn span_from<T>(span: engine::Span, amount: impl Fn(i64) -> T) -> core::Span<T> {
    core::Span { floor: span.floor.map(&amount), ceiling: span.ceiling.map(&amount) }
}
