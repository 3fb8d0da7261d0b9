//! Bargaining: BG-01 to BG-06, K-15 to K-19. No bargaining unless the shop says so.

use serde::Deserialize;
use xiaoer_sdk::reply::Fen;

use crate::words::Words;

/// How a shop meets a buyer who asks for a lower price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// The price stands (BG-01): K-15 comes first, the leader is asked only if the agent wants to.
    #[default]
    HoldFirm,
    /// Effort is shown first (BG-05): K-17 comes first and asks the leader.
    AskFirst,
}

/// What an agent may concede.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct BargainingSettings {
    /// What is said first to a buyer who bargains.
    pub stance: Stance,
    /// An agent may give the discount alone (BG-02, K-16).
    pub agent_may_discount: bool,
    /// From this amount on, in fen.
    pub discount_threshold_fen: Fen,
    /// What the buyer pays, in percent: 90 is 9 折.
    pub discount_percent: u8,
    /// An agent may offer a small gift or favour (BG-04, K-19).
    pub gifts: bool,
    /// What such a favour may cost, in 1/10,000 of the order.
    pub gift_share_bp: u32,
    /// What such a favour may cost at most, in fen.
    pub gift_max_fen: Fen,
    /// An agent may change the price of an order; freight is never changed (BG-06).
    pub agent_may_change_price: bool,
    /// Who may, takes at most so much off an order by it.
    pub price_change_max_fen: Fen,
    /// H-21, BG-04: words that grant something, right before it.
    pub grants: Words,
    /// BG-04: words that take money off.
    pub cuts: Words,
    /// BG-04: phrases with such a word that take nothing off.
    pub cuts_exempt: Words,
    /// words that change a price.
    pub price_changes: Words,
    /// phrases with such a word that change none.
    pub price_changes_exempt: Words,
}

impl BargainingSettings {
    /// The most that a favour may cost on an order over so much, in fen; without an order the shop's upper limit.
    pub fn favour_max(&self, order: Option<Fen>) -> Fen {
        if !self.gifts {
            return 0;
        }
        let share = |amount: Fen| amount.max(0).saturating_mul(Fen::from(self.gift_share_bp)) / 10_000;
        order.map_or(self.gift_max_fen, |amount| share(amount).min(self.gift_max_fen))
    }
}

#[rustfmt::skip]
impl Default for BargainingSettings {
    fn default() -> Self {
        Self {
            stance: Stance::HoldFirm,
            agent_may_discount: false,
            discount_threshold_fen: 30_000,
            discount_percent: 90,
            gifts: false,
            gift_share_bp: 300,
            gift_max_fen: 1_000,
            agent_may_change_price: false,
            price_change_max_fen: 1_000,
            grants: Words::Factory(&[
                "给您", "帮您", "为您", "给亲", "帮亲", "给你", "帮你", "我给", "算您", "i can give", "give you", "you get", "you can have", "let you have",
            ]),
            cuts: Words::Factory(&["优惠", "便宜", "减", "少收", "让利", "抹", "take off", "off"]),
            cuts_exempt: Words::Factory(&["优惠券", "优惠卷", "减震", "减肥"]),
            price_changes: Words::Factory(&[
                "改价", "改一下价", "改下价", "改个价", "修改价格", "修改下价格", "改价格", "改掉价格", "价格改", "价格帮您改",
                "价格给您改", "价格已改", "改好价", "change the price",
            ]),
            price_changes_exempt: Words::Factory(&[
                "不改价", "不能改价", "不可以改价", "无法改价", "改不了价", "没法改价", "不支持改价", "不能修改价格",
                "无法修改价格", "不能改价格", "不会改价", "cannot change the price",
            ]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_favour_costs_no_more_than_its_share_and_its_limit() {
        let open = BargainingSettings { gifts: true, ..BargainingSettings::default() };
        assert_eq!(open.favour_max(Some(10_000)), 300);
        assert_eq!(open.favour_max(Some(33_333)), 999);
        assert_eq!(open.favour_max(Some(33_334)), 1_000);
        assert_eq!(open.favour_max(Some(99_999)), 1_000);
        assert_eq!(open.favour_max(None), 1_000);
        assert_eq!(BargainingSettings::default().favour_max(Some(99_999)), 0);
    }
}
