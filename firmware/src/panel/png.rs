//! A picture as PNG, for the browser and for files.

use embedded_graphics::geometry::OriginDimensions;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use super::PanelError;
use crate::wall::canvas::Canvas;

/// The picture as PNG, compressed fast rather than small: it is made anew every second and travels no further than the shop.
pub fn encode(canvas: &Canvas) -> Result<Vec<u8>, PanelError> {
    encode_with(canvas, Compression::Fast, Filter::Up)
}

/// The picture as PNG, compressed small: for pictures that are kept.
pub fn encode_small(canvas: &Canvas) -> Result<Vec<u8>, PanelError> {
    // Large plain areas and repeated characters: what a filter would spoil is what the compressor finds.
    encode_with(canvas, Compression::High, Filter::NoFilter)
}

fn encode_with(canvas: &Canvas, compression: Compression, filter: Filter) -> Result<Vec<u8>, PanelError> {
    let size = canvas.size();
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, size.width, size.height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(compression);
    encoder.set_filter(filter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(canvas.bytes())?;
    writer.finish()?;
    Ok(out)
}
