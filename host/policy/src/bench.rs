//! What a policy's calls take: fuel, which is exact, and time, which is this machine's at this moment.

use crate::{
    package::Case,
    policy::Policy,
    question::{Question, Unanswered},
    rehearsal::bind,
};
use serde::Serialize;
use std::sync::Arc;

/// The middle and the slow end of many measurements.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Half of the calls took no more.
    pub median: u64,
    /// All but one in a hundred took no more.
    pub p99: u64,
}

/// What the calls of a package's cases took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bench {
    /// Calls that were measured.
    pub calls: usize,
    /// Over all of them.
    pub fuel: Spread,
    /// Over all of them, microseconds.
    pub micros: Spread,
    /// Case by case.
    pub cases: Vec<Measured>,
}

/// What the calls of one case took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// The case.
    pub name: String,
    /// Its function.
    pub function: &'static str,
    /// The fuel of every call: the same each time, or the policy would not be a function of its facts.
    pub fuel: u64,
    /// Microseconds.
    pub micros: Spread,
}

impl Bench {
    /// Calls every case so many times, in turns, after one turn that does not count. `prepare` is not measured.
    pub fn run<'a>(
        policy: &Arc<Policy>,
        cases: impl IntoIterator<Item = &'a Case>,
        rounds: usize,
    ) -> Result<Self, Unanswered> {
        let mut calls = Vec::new();
        for case in cases.into_iter().filter(|case| case.question != Question::Prepare) {
            calls.push((case, bind(policy, &case.settings)?, Vec::with_capacity(rounds), 0));
        }
        for round in 0..=rounds {
            for (case, bound, micros, fuel) in &mut calls {
                if let Some(cost) = case.question.put(bound, &case.facts)?.cost
                    && round > 0
                {
                    micros.push(cost.micros);
                    *fuel = cost.fuel;
                }
            }
        }
        let all_micros: Vec<u64> = calls.iter().flat_map(|(_, _, micros, _)| micros).copied().collect();
        let all_fuel: Vec<u64> = calls.iter().map(|(_, _, _, fuel)| *fuel).collect();
        let measured = calls.into_iter().map(|(case, _, micros, fuel)| Measured {
            name: case.name.clone(),
            function: case.question.name(),
            fuel,
            micros: Spread::of(micros),
        });
        Ok(Self {
            calls: all_micros.len(),
            fuel: Spread::of(all_fuel),
            micros: Spread::of(all_micros),
            cases: measured.collect(),
        })
    }
}

impl Spread {
    fn of(mut measured: Vec<u64>) -> Self {
        measured.sort_unstable();
        // Nearest rank: the smallest value that so many of a hundred do not exceed.
        let rank = |percent: usize| {
            let place = (measured.len() * percent).div_ceil(100).saturating_sub(1);
            measured.get(place).copied().unwrap_or_default()
        };
        Self { median: rank(50), p99: rank(99) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_and_p99_are_values_that_were_measured() {
        assert_eq!(Spread::of((1..=100).rev().collect()), Spread { median: 50, p99: 99 });
        assert_eq!(Spread::of(vec![7]), Spread { median: 7, p99: 7 });
        assert_eq!(Spread::of(Vec::new()), Spread::default());
        let mut one_slow = vec![10; 1000];
        one_slow[3] = 9_999;
        assert_eq!(Spread::of(one_slow), Spread { median: 10, p99: 10 });
    }
}
