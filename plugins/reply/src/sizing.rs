//! Which size to suggest (SZ-01 to SZ-08). Always a suggestion; the scripts say so (SZ-09).

use xiaoer_sdk::reply::Situation;

use crate::calendar::month_of;
use crate::passage::Passage;
use crate::settings::SizeSettings;

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
    match kind {
        Kind::Child => {
            let extra = u32::from(size.chubby && settings.chubby_adds);
            child_size(size.height_cm?, settings, extra).map(|size| size.to_string())
        }
        Kind::Shoes => {
            let usual = size.usual_size.as_deref()?.trim();
            let larger = size.wide_foot || size.likes_loose || is_winter(situation, settings);
            match usual.parse::<u32>() {
                Ok(number) if larger => Some(number.saturating_add(1).to_string()),
                // Half sizes and letters are said as the buyer says them; the script mentions the larger one.
                _ => (!usual.is_empty()).then(|| usual.to_owned()),
            }
        }
        Kind::Other => None,
    }
}

/// SZ-03: the next full size at or above the height, and one up: 98 cm is size 100, so 110.
fn child_size(height_cm: u32, settings: &SizeSettings, extra: u32) -> Option<u32> {
    // Heights outside this are slips of the keyboard, not children.
    if !(40..=190).contains(&height_cm) || settings.step_cm == 0 {
        return None;
    }
    Some(height_cm.div_ceil(settings.step_cm) * settings.step_cm + settings.step_cm * (settings.sizes_up + extra))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_gets_one_size_above_the_height() {
        let factory = SizeSettings::default();
        for (height, size) in [(98, 110), (100, 110), (101, 120), (120, 130)] {
            assert_eq!(child_size(height, &factory, 0), Some(size), "{height} cm");
        }
    }

    #[test]
    fn one_size_more_for_a_chubby_child_only_where_the_shop_adds_them_up() {
        assert_eq!(child_size(98, &SizeSettings::default(), 1), Some(120));
    }

    #[test]
    fn a_slip_of_the_keyboard_gives_no_size() {
        let factory = SizeSettings::default();
        assert_eq!(child_size(9, &factory, 0), None);
        assert_eq!(child_size(980, &factory, 0), None);
        assert_eq!(child_size(98, &SizeSettings { step_cm: 0, ..factory }, 0), None);
    }
}
