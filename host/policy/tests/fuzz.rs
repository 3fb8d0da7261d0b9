//! The fuzz targets, for a bounded number of inputs that are the same on every run: what the long runs by hand look for is
//! looked for a little in every test. `XIAOER_FUZZ_INPUTS` and `XIAOER_FUZZ_SEED` ask for more, or for others.

#[path = "../fuzz/src/targets.rs"]
mod targets;

use xiaoer_artifacts::REFUND;

/// Inputs for each target, and the seed of all of them, unless somebody asks for others.
const INPUTS: u64 = 1_500;
const SEED: u64 = 0x7869_616f_6572_2109;

/// Numbers that look random and are the same every time (xorshift64*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end.max(1)
    }
}

/// Pieces that a reader may stumble over.
const PIECES: [&[u8]; 16] = [
    b"null",
    b"-1",
    b"9223372036854775807",
    b"9223372036854775808",
    b"1e999",
    b"\"\"",
    b"{}",
    b"[]",
    b"[[[[",
    b"\xff",
    b"\0",
    b"\x80\x80\x80\x80\x80\x01",
    b"\"\\ud800\"",
    b"true",
    b",",
    b"\"xiaoer:signature\"",
];

/// One to four changes: a byte, a cut, a piece put in, a piece of the input doubled or left out.
fn mutated(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let until = (at + chance.below(40)).min(bytes.len());
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 if at < bytes.len() => bytes[at] = chance.below(256) as u8,
            2 => bytes.truncate(at),
            3 => {
                let doubled = bytes[at..until].to_vec();
                bytes.splice(at..at, doubled);
            }
            4 => drop(bytes.drain(at..until)),
            _ => drop(bytes.splice(at..until, PIECES[chance.below(PIECES.len())].iter().copied())),
        }
    }
    bytes
}

fn fuzz(name: &str, target: fn(&[u8])) {
    let seeds = targets::seeds().into_iter().find(|(of, _)| *of == name).unwrap().1;
    for seed in &seeds {
        target(seed);
    }
    let asked = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let mut chance = Chance(asked("XIAOER_FUZZ_SEED").filter(|seed| *seed != 0).unwrap_or(SEED));
    for _ in 0..asked("XIAOER_FUZZ_INPUTS").unwrap_or(INPUTS) {
        let seed = &seeds[chance.below(seeds.len())];
        target(&mutated(seed, &mut chance));
    }
}

#[test]
fn no_bytes_break_the_package_reader() {
    fuzz("package", targets::package);
}

#[test]
fn no_settings_break_their_check() {
    fuzz("settings", targets::settings);
}

#[test]
fn no_facts_break_the_call_or_the_verdict() {
    fuzz("verdict", targets::verdict);
}
