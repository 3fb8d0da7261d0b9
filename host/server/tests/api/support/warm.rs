//! Compiling the factory policies takes an unoptimised engine a minute; the tests do it once and keep what it gave beside
//! the other things that cargo has built.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use xiaoer_server::{clock::SimulatedClock, start};

const CACHE: &str = "policies";
const KEY: &str = "policies.key";

/// Puts the compiled policies, and the key that seals them, into a data folder.
pub fn compiled_policies_into(folder: &Path) {
    static WARM: OnceLock<PathBuf> = OnceLock::new();
    let warm = WARM.get_or_init(|| {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled-policies");
        // Lives as long as the tests.
        let folder = tempfile::tempdir().unwrap().keep();
        // Whatever is missing or of another build is compiled below.
        let _ = copy(&kept, &folder);
        let clock = Arc::new(SimulatedClock::at(super::MORNING));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async { start(super::config(&folder, &clock)).await.unwrap().stop().await });
        fs::create_dir_all(&kept).unwrap();
        copy(&folder, &kept).unwrap();
        folder
    });
    copy(warm, folder).unwrap();
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to.join(CACHE))?;
    fs::copy(from.join(KEY), to.join(KEY))?;
    for file in fs::read_dir(from.join(CACHE))? {
        let file = file?;
        fs::copy(file.path(), to.join(CACHE).join(file.file_name()))?;
    }
    Ok(())
}
