//! Writes the corpora to begin from: `run.sh` begins with it.

use std::fs;
use std::path::Path;

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
