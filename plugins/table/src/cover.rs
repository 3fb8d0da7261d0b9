//! Which rows no case can reach, because the rows above take all of theirs.

use crate::set::Set;

/// Looking further would take longer than a person waits; such a row is taken for reachable.
const PIECES: usize = 512;

/// True if the rows above hold for everything that this row holds for. Where it cannot be told, false.
pub fn is_covered(row: &[Set], above: &[Vec<Set>]) -> bool {
    let mut left = vec![row.to_vec()];
    for upper in above {
        let mut next = Vec::new();
        for piece in left {
            match without(&piece, upper) {
                Some(pieces) => next.extend(pieces),
                None => next.push(piece),
            }
        }
        if next.len() > PIECES {
            return false;
        }
        left = next;
    }
    left.is_empty()
}

/// What is left of a piece when an upper row has taken its part; nothing if that cannot be told.
fn without(piece: &[Set], upper: &[Set]) -> Option<Vec<Vec<Set>>> {
    let mut pieces = Vec::new();
    let mut inside = piece.to_vec();
    for (at, taken) in upper.iter().enumerate() {
        let rest = inside[at].minus(taken)?;
        let shared = inside[at].and(taken)?;
        if !rest.is_empty() {
            let mut outside = inside.clone();
            outside[at] = rest;
            pieces.push(outside);
        }
        if shared.is_empty() {
            return Some(vec![piece.to_vec()]);
        }
        inside[at] = shared;
    }
    Some(pieces)
}
