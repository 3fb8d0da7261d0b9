//! Where the signature is: the last section of the file. Read by its own few lines, which look at nothing but the frames
//! of the outermost sections, because what is signed is bytes and not what a parser makes of them.

use super::BadSignature;
use crate::package::{MANIFEST_SECTION, SIGNATURE_SECTION};

/// The longest signature, bytes; a minisign signature with this product's comments has some 400.
pub const SIGNATURE_BYTES: usize = 1 << 10;
/// `\0asm`, the version and the layer.
const HEADER: usize = 8;
/// The number of a custom section.
const CUSTOM: u8 = 0;

/// A signature and what it is over.
pub(super) struct Found<'a> {
    pub(super) signed: &'a [u8],
    pub(super) text: &'a [u8],
}

/// One outermost section.
struct Frame<'a> {
    /// Where it begins, bytes from the start of the file.
    start: usize,
    /// Its name and content, if it is a custom section.
    custom: Option<(&'a [u8], &'a [u8])>,
}

/// The signature, if there is one, and nothing after it.
pub(super) fn find(file: &[u8]) -> Result<Option<Found<'_>>, BadSignature> {
    let frames = frames(file).ok_or(BadSignature::Broken)?;
    let mut found = None;
    for frame in &frames {
        let Some((name, text)) = frame.custom else { continue };
        if name != SIGNATURE_SECTION.as_bytes() {
            continue;
        }
        if found.is_some() {
            return Err(BadSignature::Twice);
        }
        if text.len() > SIGNATURE_BYTES {
            return Err(BadSignature::Unreadable);
        }
        found = Some((frame.start, text));
    }
    let Some((start, text)) = found else { return Ok(None) };
    if frames.last().is_none_or(|last| last.start != start) {
        return Err(BadSignature::NotLast);
    }
    let signed = file.get(..start).ok_or(BadSignature::Broken)?;
    // The frame's length can be written in several ways, of which only this one is signed.
    let text_of = std::str::from_utf8(text).map_err(|_| BadSignature::Unreadable)?;
    if append(signed, text_of) != file {
        return Err(BadSignature::Unreadable);
    }
    Ok(Some(Found { signed, text }))
}

/// The manifest's text.
pub(super) fn manifest(file: &[u8]) -> Option<&[u8]> {
    let frames = frames(file)?;
    let customs = frames.into_iter().filter_map(|frame| frame.custom);
    customs.filter(|(name, _)| *name == MANIFEST_SECTION.as_bytes()).map(|(_, content)| content).next()
}

/// The file with the signature's section at its end.
pub(super) fn append(signed: &[u8], text: &str) -> Vec<u8> {
    let mut content = leb(SIGNATURE_SECTION.len());
    content.extend(SIGNATURE_SECTION.as_bytes());
    content.extend(text.as_bytes());
    let mut file = signed.to_vec();
    file.push(CUSTOM);
    file.extend(leb(content.len()));
    file.extend(content);
    file
}

/// Every outermost section; nothing if the last one does not end where the file ends.
fn frames(file: &[u8]) -> Option<Vec<Frame<'_>>> {
    let mut rest = file.get(HEADER..)?;
    let mut frames = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let start = file.len() - rest.len();
        let (size, after) = read_leb(after)?;
        let content = after.get(..size)?;
        rest = after.get(size..)?;
        let custom = if id == CUSTOM {
            let (length, named) = read_leb(content)?;
            Some((named.get(..length)?, named.get(length..)?))
        } else {
            None
        };
        frames.push(Frame { start, custom });
    }
    Some(frames)
}

/// An unsigned number of at most 32 bits, and what follows it.
fn read_leb(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0_u64;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            let value = u32::try_from(value).ok()?;
            return Some((usize::try_from(value).ok()?, &bytes[at + 1..]));
        }
    }
    None
}

fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}
