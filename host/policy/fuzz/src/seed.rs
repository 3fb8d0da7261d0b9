//! Writes the corpora to begin from: `run.sh` begins with it.

use std::fs;
use std::path::Path;

// The parts that are watched call libFuzzer for every branch, here as well.
use libfuzzer_sys as _;

fn main() -> std::io::Result<()> {
    for (target, seeds) in xiaoer_policy_fuzz::targets::seeds() {
        let folder = Path::new("corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (at, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{at:03}")), seed)?;
        }
    }
    Ok(())
}
