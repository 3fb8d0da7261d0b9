//! The wall looks as it did: every kept picture is drawn again and compared to the pixel.
//!
//! The kept pictures were drawn with the typeface of Debian 12's package fonts-noto-cjk 1:20220127+repack1-1; another version of the package draws
//! other glyphs. After an intended change, look at the new pictures and keep them with `XIAOER_BLESS=1`.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use embedded_graphics::geometry::Size;
use xiaoer_firmware::panel::png::encode_small;
use xiaoer_firmware::wall::canvas::Canvas;
use xiaoer_firmware::wall::draw;
use xiaoer_firmware::wall::glyphs::Glyphs;

#[path = "../wall/scenes.rs"]
mod scenes;

fn kept_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("wall")
}

/// Width, height and pixels of a picture on disk.
fn read(path: &Path) -> Option<(u32, u32, Vec<u8>)> {
    let bytes = fs::read(path).ok()?;
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    Some((info.width, info.height, pixels))
}

#[test]
fn every_kept_picture_is_drawn_again_to_the_pixel() {
    let bless = std::env::var_os("XIAOER_BLESS").is_some();
    let actual_folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wall");
    fs::create_dir_all(&actual_folder).unwrap();
    let mut glyphs = Glyphs::new().unwrap();
    let mut different = Vec::new();
    for sample in scenes::all() {
        let size = Size::new(sample.screen.width_px(), sample.screen.height_px());
        let mut canvas = Canvas::new(size);
        draw(&mut canvas, &mut glyphs, &sample.scene, sample.age, sample.language, &sample.screen);
        let kept = kept_folder().join(format!("{}.png", sample.name));
        if read(&kept) == Some((size.width, size.height, canvas.bytes().to_vec())) {
            continue;
        }
        let target = if bless { kept } else { actual_folder.join(format!("{}.png", sample.name)) };
        fs::write(&target, encode_small(&canvas).unwrap()).unwrap();
        if !bless {
            different.push(target.display().to_string());
        }
    }
    assert!(glyphs.missing().is_empty(), "characters missing from the font: {:?}", glyphs.missing());
    assert!(
        different.is_empty(),
        "the wall no longer looks as kept in {}; look at\n  {}\nand, if they are right, run this test again with XIAOER_BLESS=1",
        kept_folder().display(),
        different.join("\n  ")
    );
}

#[test]
fn no_picture_is_kept_that_is_no_longer_drawn() {
    let drawn: Vec<String> = scenes::all().into_iter().map(|sample| format!("{}.png", sample.name)).collect();
    for entry in fs::read_dir(kept_folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let is_picture = path.extension().is_some_and(|extension| extension == "png");
        assert!(!is_picture || drawn.contains(&name), "{name} is no longer drawn: remove it");
    }
}
