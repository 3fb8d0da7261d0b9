//! What each platform calls things. Scripts say `{dear}`, `{chat}` and `{insurance}`; the shop's platform decides which
//! words stand there. An empty form of address is left out.

use serde::Deserialize;
use xiaoer_sdk::reply::Platform;

use super::Text;

macro_rules! terms {
    ($(#[$about:meta])* $name:ident: $taobao:literal $tmall:literal $douyin:literal $pinduoduo:literal $jd:literal $other:literal) => {
        $(#[$about])*
        #[derive(Debug, PartialEq, Deserialize)]
        #[cfg_attr(test, derive(serde::Serialize))]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            pub taobao: Text,
            pub tmall: Text,
            pub douyin: Text,
            pub pinduoduo: Text,
            pub jd: Text,
            pub other: Text,
        }

        impl Default for $name {
            fn default() -> Self {
                Self {
                    taobao: Text::Borrowed($taobao),
                    tmall: Text::Borrowed($tmall),
                    douyin: Text::Borrowed($douyin),
                    pinduoduo: Text::Borrowed($pinduoduo),
                    jd: Text::Borrowed($jd),
                    other: Text::Borrowed($other),
                }
            }
        }

        impl $name {
            /// The term on a platform.
            pub fn on(&self, platform: Platform) -> &str {
                match platform {
                    Platform::Taobao => &self.taobao,
                    Platform::Tmall => &self.tmall,
                    Platform::Douyin => &self.douyin,
                    Platform::Pinduoduo => &self.pinduoduo,
                    Platform::Jd => &self.jd,
                    Platform::Other => &self.other,
                }
            }
        }
    };
}

terms! {
    /// `{dear}`: how a buyer is addressed.
    DearTerms: "亲" "亲" "亲" "亲" "" ""
}

terms! {
    /// `{chat}`: what the buyer calls the shop's chat.
    ChatTerms: "旺旺" "旺旺" "飞鸽" "拼多多聊天" "咚咚" "店铺聊天"
}

terms! {
    /// `{insurance}`: what the buyer calls the insurance of the return freight.
    InsuranceTerms: "退货运费险" "退货运费险" "运费险" "退货包运费" "运费险" "退货运费险"
}

/// The terms of every platform.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct TermSettings {
    /// `{dear}`.
    pub dear: DearTerms,
    /// `{chat}`.
    pub chat: ChatTerms,
    /// `{insurance}`.
    pub insurance: InsuranceTerms,
}
