//! Chance that can be repeated: the same seed gives the same numbers on every machine.
//!
//! Every happening draws from a generator of its own, made from the seed and what the happening is called, so that it does not
//! matter in which order things happen.

/// xoshiro256** by Blackman and Vigna, seeded through splitmix64.
#[derive(Debug, Clone)]
pub struct Chance {
    state: [u64; 4],
}

impl Chance {
    /// The generator of one happening: `what` names its kind, `number` which of its kind.
    pub fn of(seed: u64, what: &str, number: u64) -> Self {
        // FNV-1a: it only has to keep the names apart.
        let name = what
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        let mut mixer = seed ^ name.rotate_left(17) ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self { state: std::array::from_fn(|_| splitmix(&mut mixer)) }
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        result
    }

    /// A number from `low` up to and including `high`; `low` where there is nothing between them.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.saturating_sub(low).max(0).unsigned_abs().saturating_add(1);
        // The high bits of the product: no bias that anybody could see over spans this short.
        let drawn = (u128::from(self.next()) * u128::from(span)) >> 64;
        low.saturating_add(drawn as i64)
    }

    /// True in `percent` of 100 cases.
    pub fn in_a_hundred(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of them; `None` of none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(from.len()).ok()? - 1;
        from.get(usize::try_from(self.between(0, last)).ok()?)
    }

    /// Puts them into an order of its own.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for end in (1..things.len()).rev() {
            let other = self.between(0, end as i64) as usize;
            things.swap(end, other);
        }
    }
}

fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draws(seed: u64, what: &str, number: u64) -> Vec<i64> {
        let mut chance = Chance::of(seed, what, number);
        (0..32).map(|_| chance.between(0, 1_000_000)).collect()
    }

    #[test]
    fn the_same_happening_draws_the_same_numbers_and_any_other_draws_others() {
        assert_eq!(draws(7, "buyer", 3), draws(7, "buyer", 3));
        assert_ne!(draws(7, "buyer", 3), draws(8, "buyer", 3));
        assert_ne!(draws(7, "buyer", 3), draws(7, "agent", 3));
        assert_ne!(draws(7, "buyer", 3), draws(7, "buyer", 4));
    }

    #[test]
    fn splitmix_gives_the_published_numbers() {
        let mut state = 1_234_567;
        let first: Vec<u64> = (0..3).map(|_| splitmix(&mut state)).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn numbers_stay_within_their_bounds_and_reach_them() {
        let mut chance = Chance::of(1, "bounds", 0);
        let drawn: Vec<i64> = (0..2_000).map(|_| chance.between(-2, 3)).collect();
        assert_eq!(drawn.iter().min(), Some(&-2));
        assert_eq!(drawn.iter().max(), Some(&3));
        assert_eq!(chance.between(5, 5), 5);
        assert_eq!(chance.between(5, 1), 5);
        assert_eq!(chance.pick::<u8>(&[]), None);
    }

    #[test]
    fn shuffling_keeps_everything() {
        let mut things: Vec<u32> = (0..50).collect();
        Chance::of(4, "shuffle", 0).shuffle(&mut things);
        assert_ne!(things, (0..50).collect::<Vec<_>>());
        things.sort_unstable();
        assert_eq!(things, (0..50).collect::<Vec<_>>());
    }
}
