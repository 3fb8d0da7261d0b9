//! Writes every kept picture of the wall into a folder, and says how long drawing takes and how much of a frame changes.
//!
//! `cargo run --release -p xiaoer-firmware --example wall_pictures -- FOLDER`

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

use embedded_graphics::geometry::Size;
use xiaoer_desk::time::Millis;
use xiaoer_firmware::panel::png;
use xiaoer_firmware::wall::canvas::Canvas;
use xiaoer_firmware::wall::glyphs::Glyphs;
use xiaoer_firmware::wall::{Language, LiveWall, Scene, Screen, damage, draw};

#[path = "../../tests/wall/scenes.rs"]
mod scenes;

/// Enough for a steady figure, few enough for an unoptimised build.
const TURNS: u32 = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("say into which folder: wall_pictures FOLDER")?);
    fs::create_dir_all(&folder)?;
    let mut samples = scenes::all();
    samples.extend([(3840, 2160, 65.0, 4.0), (1280, 720, 24.0, 1.5)].map(|(width, height, inches, metres)| {
        let screen = Screen::new(width, height, inches, metres).expect("a usual screen");
        let scene = Scene::Desk(Box::new(scenes::breach()));
        let (age, language) = (Millis(400), Language::En);
        scenes::Sample { name: format!("breach-en-{height}"), scene, age, language, screen }
    }));
    let mut glyphs = Glyphs::new()?;
    for sample in samples {
        let mut canvas = Canvas::new(Size::new(sample.screen.width_px(), sample.screen.height_px()));
        draw(&mut canvas, &mut glyphs, &sample.scene, sample.age, sample.language, &sample.screen);
        fs::write(folder.join(format!("{}.png", sample.name)), png::encode(&canvas)?)?;
    }
    measure()
}

fn measure() -> Result<(), Box<dyn Error>> {
    let screen = Screen::new(1920, 1080, 43.0, 3.0)?;
    let size = Size::new(1920, 1080);
    let frame_bytes = 1920 * 1080 * 4;
    let scene = Scene::Desk(Box::new(scenes::breach()));
    let mut canvas = Canvas::new(size);

    let started = Instant::now();
    let mut glyphs = Glyphs::new()?;
    draw(&mut canvas, &mut glyphs, &scene, Millis(0), Language::ZhCn, &screen);
    println!("first picture, glyphs rasterised      {:>8.2} ms", ms(started.elapsed()));
    println!("glyphs remembered                     {:>8} bytes", glyphs.cached_bytes());

    let started = Instant::now();
    for _ in 0..TURNS {
        draw(&mut canvas, &mut glyphs, &scene, Millis(0), Language::ZhCn, &screen);
    }
    println!("full redraw                           {:>8.2} ms", ms(started.elapsed() / TURNS));

    let started = Instant::now();
    for _ in 0..TURNS {
        assert!(damage::between(&canvas, &canvas.clone()).is_empty());
    }
    println!("comparing two equal frames (and copy) {:>8.2} ms", ms(started.elapsed() / TURNS));

    let mut wall = LiveWall::new(screen, Language::ZhCn, Millis(0))?;
    wall.offer(scene, Millis(0));
    wall.turn(Millis(0));
    let (mut bytes, started) = (0, Instant::now());
    for second in 1..=2 {
        bytes += damage::pixels(&wall.turn(Millis(second * 1_000)).damage) * 4;
    }
    println!("one second's tick                     {:>8.2} ms", ms(started.elapsed() / 2));
    println!(
        "one second's tick                     {:>8} bytes, {:.2} % of a frame",
        bytes / 2,
        share(bytes / 2, frame_bytes)
    );

    let mut view = scenes::breach();
    view.open_refunds += 1;
    wall.offer(Scene::Desk(Box::new(view)), Millis(2_000));
    wall.turn(Millis(2_000));
    let mut view = scenes::breach();
    view.open_refunds += 2;
    let started = Instant::now();
    wall.offer(Scene::Desk(Box::new(view)), Millis(2_000));
    let bytes = damage::pixels(&wall.turn(Millis(2_000)).damage) * 4;
    println!("one changed number, event to pixels   {:>8.2} ms", ms(started.elapsed()));
    println!("one changed number                    {:>8} bytes, {:.2} % of a frame", bytes, share(bytes, frame_bytes));

    let started = Instant::now();
    let png = png::encode(&canvas)?;
    println!("PNG for the browser                   {:>8.2} ms, {} bytes", ms(started.elapsed()), png.len());
    Ok(())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn share(bytes: u64, frame: u64) -> f64 {
    bytes as f64 * 100.0 / frame as f64
}
