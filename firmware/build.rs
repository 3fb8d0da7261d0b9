//! Cuts the wall's typeface out of the Debian package fonts-noto-cjk: Noto Sans CJK SC, Regular and Bold, with the characters of
//! GB 2312, Latin and whatever the wall's own texts use. The result lives in `OUT_DIR` and is never committed; the same package
//! version gives the same bytes, so the golden pictures hold.
//!
//! What is missing is one sentence with the command that installs it.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

const FONT_DIR: &str = "/usr/share/fonts/opentype/noto";
/// Place of the Simplified Chinese face in the package's collections.
const SC_FACE: &str = "--face-index=2";
const INSTALL: &str = "sudo apt-get install fonts-noto-cjk libharfbuzz-bin";
/// The wall's own texts: every character in this file is in the font.
const WORDS: &str = "src/wall/words.rs";
/// GB 2312: 6,763 Han characters and 682 signs, kana, Greek and Cyrillic letters.
const GB2312_SIZE: usize = 7_445;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={WORDS}");
    match cut_fonts() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            println!("cargo::error={sentence}");
            ExitCode::FAILURE
        }
    }
}

fn cut_fonts() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: this script is run by cargo")?);
    let list = out.join("wall-characters.txt");
    let characters = characters()?;
    let lines: Vec<String> = characters.iter().map(|c| format!("{:04x}", u32::from(*c))).collect();
    fs::write(&list, lines.join("\n")).map_err(|e| format!("cannot write {}: {e}", list.display()))?;
    for weight in ["Regular", "Bold"] {
        let source = Path::new(FONT_DIR).join(format!("NotoSansCJK-{weight}.ttc"));
        println!("cargo::rerun-if-changed={}", source.display());
        if !source.is_file() {
            return Err(format!("the wall's font {} is missing; install it with: {INSTALL}", source.display()));
        }
        cut(&source, &list, &out.join(format!("wall-{}.otf", weight.to_lowercase())))?;
    }
    Ok(())
}

/// Every character the wall can draw.
fn characters() -> Result<BTreeSet<char>, String> {
    let mut all = gb2312()?;
    let ranges = [
        0x0020..=0x007E, // ASCII
        0x00A0..=0x00FF, // Latin-1
        0x2010..=0x2027, // dashes, quotation marks, ellipsis
        0x2030..=0x205E, // per mille, primes
    ];
    all.extend(ranges.into_iter().flatten().filter_map(char::from_u32));
    let words = fs::read_to_string(WORDS).map_err(|e| format!("cannot read {WORDS}: {e}"))?;
    all.extend(words.chars().filter(|c| !c.is_control()));
    Ok(all)
}

/// GB 2312, decoded from its rows rather than kept as a table of our own. `iconv` comes with the C library.
fn gb2312() -> Result<BTreeSet<char>, String> {
    // One cell a line, so that an unassigned cell costs itself only.
    let cells: Vec<u8> = (0xA1..=0xF7).flat_map(|row| (0xA1..=0xFE).flat_map(move |cell| [row, cell, b'\n'])).collect();
    let complain = |e: &dyn std::fmt::Display| {
        format!("iconv could not decode EUC-CN ({e}); install it with: sudo apt-get install libc-bin")
    };
    let mut iconv = Command::new("iconv")
        .args(["-c", "-f", "EUC-CN", "-t", "UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| complain(&e))?;
    // Written from a thread: iconv starts to answer before it has read everything.
    let input = iconv.stdin.take();
    let writer = std::thread::spawn(move || input.map_or(Ok(()), |mut input| input.write_all(&cells)));
    // `-c` drops unassigned cells and then exits with 1, so it is the size of the set that tells.
    let output = iconv.wait_with_output().map_err(|e| complain(&e))?;
    drop(writer.join());
    let text = String::from_utf8(output.stdout).map_err(|e| complain(&e))?;
    let set: BTreeSet<char> = text.chars().filter(|c| !c.is_control()).collect();
    if set.len() == GB2312_SIZE {
        Ok(set)
    } else {
        Err(complain(&format_args!("{} characters instead of {GB2312_SIZE}", set.len())))
    }
}

fn cut(source: &Path, list: &Path, target: &Path) -> Result<(), String> {
    // No shaping tables: Simplified Chinese needs none and the wall does not kern.
    let output = Command::new("hb-subset")
        .arg(format!("--font-file={}", source.display()))
        .arg(SC_FACE)
        .arg(format!("--unicodes-file={}", list.display()))
        .args(["--no-hinting", "--layout-features=", "--drop-tables=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx"])
        .arg(format!("--output-file={}", target.display()))
        .output()
        .map_err(|e| {
            format!("hb-subset, which cuts the wall's font, cannot be run ({e}); install it with: {INSTALL}")
        })?;
    if output.status.success() && target.is_file() {
        Ok(())
    } else {
        let said = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
        Err(format!("hb-subset could not cut {} ({}): {said}", source.display(), output.status))
    }
}
