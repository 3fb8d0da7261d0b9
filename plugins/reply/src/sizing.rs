//! Which size to suggest (SZ-01 to SZ-08). Always a suggestion; the scripts say so (SZ-09).

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Situation, SizeFacts};

use crate::calendar::month_of;
use crate::passage::Passage;
use crate::settings::{SizeRow, SizeSettings};
use crate::store::tenths;

/// What is to be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Children's clothes: by height.
    Child,
    /// Shoes: by the usual size.
    Shoes,
    /// Neither: no rule of the trade gives a size.
    Other,
}

/// What the goods in question are: shoes by their title or a known usual size, children's by their title.
pub fn kind(situation: &Situation, settings: &SizeSettings) -> Kind {
    let title = situation.product.as_ref().map(|product| product.title.as_str());
    let title = title.or_else(|| Some(situation.order.as_ref()?.lines.first()?.title.as_str()));
    if let Some(title) = title {
        let title = Passage::new(title);
        if title.has_any(&settings.shoe_words) {
            return Kind::Shoes;
        }
        if title.has_any(&settings.child_words) {
            return Kind::Child;
        }
        return Kind::Other;
    }
    match &situation.size {
        Some(size) if size.usual_size.is_some() => Kind::Shoes,
        Some(size) if size.age_years.is_some_and(|age| age < 16) => Kind::Child,
        _ => Kind::Other,
    }
}

/// Whether shoes bought now are worn with thick socks (SZ-08).
pub fn is_winter(situation: &Situation, settings: &SizeSettings) -> bool {
    settings.winter_months.contains(&month_of(situation.now))
}

/// The suggested size for goods of a kind, where a rule gives one.
pub fn suggested(kind: Kind, situation: &Situation, settings: &SizeSettings) -> Option<String> {
    let size = situation.size.as_ref()?;
    if kind != Kind::Shoes
        && let Some(row) = settings.table.iter().find(|row| fits(row, size))
    {
        return Some(row.size.trim().to_owned());
    }
    match kind {
        Kind::Child => child_size(size.height_cm?, settings, size.chubby).map(|size| size.to_string()),
        Kind::Shoes => shoe_size(size, is_winter(situation, settings), settings, situation.shop.language),
        Kind::Other => None,
    }
}

/// The size for a fuller build (SZ-04), where the shop's rule leaves room for one: not beyond one above the height
/// unless the shop adds them up, and not where the build is known and already counted.
pub fn larger(kind: Kind, situation: &Situation, settings: &SizeSettings) -> Option<String> {
    let size = situation.size.as_ref()?;
    let known = size.chubby || settings.table.iter().any(|row| fits(row, size));
    if kind != Kind::Child || known {
        return None;
    }
    let (plain, fuller) = (child_size(size.height_cm?, settings, false)?, child_size(size.height_cm?, settings, true)?);
    (fuller > plain).then(|| fuller.to_string())
}

/// Whether a row of the shop's table fits what is known; a row that asks for what is not known does not (SZ-02).
fn fits(row: &SizeRow, size: &SizeFacts) -> bool {
    let within = |known: Option<u32>, from: u32, to: u32| match known {
        _ if from == 0 && to == 0 => true,
        Some(known) => from <= known && (to == 0 || known <= to),
        None => false,
    };
    let bounded = [row.height_from_cm, row.height_to_cm, row.weight_from_kg, row.weight_to_kg].iter().any(|b| *b > 0);
    // A weight is rounded to the next kilogram, as a scale shows it.
    let weight = size.weight_kg_tenths.map(|tenths| tenths.div_ceil(10));
    bounded
        && !row.size.trim().is_empty()
        && within(size.height_cm, row.height_from_cm, row.height_to_cm)
        && within(weight, row.weight_from_kg, row.weight_to_kg)
}

/// SZ-03: the next full size at or above the height, and so many up: 98 cm is size 100, so 110. SZ-04: a chubby child
/// gets at least one up; on top of the others only where the shop adds them up.
fn child_size(height_cm: u32, settings: &SizeSettings, chubby: bool) -> Option<u32> {
    // Heights outside this are slips of the keyboard, not children.
    if !(40..=190).contains(&height_cm) || settings.step_cm == 0 {
        return None;
    }
    let up = match (chubby, settings.chubby_adds) {
        (false, _) => settings.sizes_up,
        (true, true) => settings.sizes_up + 1,
        (true, false) => settings.sizes_up.max(1),
    };
    Some(height_cm.div_ceil(settings.step_cm) * settings.step_cm + settings.step_cm * up)
}

/// SZ-05 to SZ-08: the usual size; larger for wide feet, a loose fit or winter. Of two that fit the larger one then, or
/// else both are named. Letters are said as the buyer says them.
fn shoe_size(size: &SizeFacts, winter: bool, settings: &SizeSettings, language: Language) -> Option<String> {
    let usual = size.usual_size.as_deref()?.trim();
    let larger = size.wide_foot || size.likes_loose || winter;
    let two: Vec<u32> = usual.split(['-', '/', '~', '、', '或', '到', '和']).filter_map(tenths_of).collect();
    match two[..] {
        [one] if larger => Some(tenths(one + settings.shoe_step_tenths)),
        [one] => Some(tenths(one)),
        [one, other] if larger => Some(tenths(one.max(other))),
        [one, other] => Some(match language {
            Language::ZhCn => format!("{}或{}", tenths(one.min(other)), tenths(one.max(other))),
            Language::En => format!("{} or {}", tenths(one.min(other)), tenths(one.max(other))),
        }),
        _ => (!usual.is_empty()).then(|| usual.to_owned()),
    }
}

/// A shoe size in tenths: 38, 38.5, 38码.
fn tenths_of(text: &str) -> Option<u32> {
    let number = text.trim().trim_end_matches(['码', '号']).trim();
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 1 {
        return None;
    }
    Some(whole.parse::<u32>().ok()? * 10 + part.parse::<u32>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_gets_one_size_above_the_height() {
        let factory = SizeSettings::default();
        for (height, size) in [(90, 100), (91, 110), (98, 110), (100, 110), (101, 120), (120, 130)] {
            assert_eq!(child_size(height, &factory, false), Some(size), "{height} cm");
        }
    }

    #[test]
    fn a_chubby_child_gets_one_up_and_two_only_where_the_shop_adds_them_up() {
        let factory = SizeSettings::default();
        assert_eq!(child_size(98, &factory, true), Some(110));
        assert_eq!(child_size(98, &SizeSettings { chubby_adds: true, ..SizeSettings::default() }, true), Some(120));
        let by_height = SizeSettings { sizes_up: 0, ..factory };
        assert_eq!(child_size(98, &by_height, false), Some(100));
        assert_eq!(child_size(98, &by_height, true), Some(110));
    }

    #[test]
    fn a_slip_of_the_keyboard_gives_no_size() {
        let factory = SizeSettings::default();
        for height in [9, 39, 191, 980] {
            assert_eq!(child_size(height, &factory, false), None, "{height} cm");
        }
        assert!(child_size(40, &factory, false).is_some() && child_size(190, &factory, false).is_some());
        assert_eq!(child_size(98, &SizeSettings { step_cm: 0, ..factory }, false), None);
    }

    #[test]
    fn sizes_of_shoes_are_read_with_their_halves() {
        for (text, tenths) in [("38", Some(380)), ("38.5", Some(385)), (" 38码", Some(380)), ("XL", None), ("", None)]
        {
            assert_eq!(tenths_of(text), tenths, "{text}");
        }
    }
}
