//! Size: K-26 to K-32. Every one of them is advice and says so (L-07).

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-26",
        ["询问身高体重", "Ask for height and weight"],
        "麻烦您说一下[{who}的]身高和体重，咱们对照尺码表给您建议；不确定的话，说年龄和身高也行。",
        "Please tell us the height and weight[ of {who}], or the age and rough height, and we will suggest a size.",
    ),
    Script::new(
        "K-27",
        ["尺码建议", "Size suggestion"],
        "建议您选{size}码[；体型偏胖的话可以看{larger_size}码]，也请对照平时穿的尺码。",
        "We suggest size {size}[; for a fuller build please look at {larger_size}]. Please compare with the usual size.",
    ),
    Script::new(
        "K-28",
        ["建议仅供参考", "A suggestion only"],
        "以上建议供您参考，每个人的体型和穿着习惯不同，请结合实际选择。",
        "This is a suggestion only; bodies and habits differ, so please choose what suits you.",
    ),
    Script::new(
        "K-29a",
        ["鞋码建议", "Shoe size"],
        "这款是标准鞋码，建议您选{size}码[（已考虑{foot_shape}）]；脚背高或喜欢宽松可以看大一码，喜欢紧一点就选小的，也请参考评价。",
        "These run true to size: we suggest {size}[ (counting {foot_shape})]. For a high instep or a loose fit please look one up, for a tight one the smaller, and see the reviews.",
    ),
    Script::new(
        "K-29b",
        ["鞋码建议(未知常穿码)", "Shoe size, usual size unknown"],
        "这款鞋码标准，建议您按平时同类鞋的尺码选，再参考一下评价。",
        "These run true to size: we suggest your usual size in similar shoes; please see the reviews too.",
    ),
    Script::new(
        "K-30",
        ["冬季鞋码", "Winter shoes"],
        "{season}穿的话建议您选大一点，方便配厚袜子和鞋垫，紧了会不舒服。",
        "For {season} we suggest a little larger, to leave room for thick socks; please keep that in mind.",
    ),
    Script::new(
        "K-31",
        ["网购不能试穿", "Cannot try on-line"],
        "网上选鞋没法试穿，少数情况会不合脚[，这款实测合脚率{fit_rate}%]，建议您按平时的尺码选，并参考评价。",
        "Shoes cannot be tried on-line[; these fit {fit_rate}% of our buyers]. We suggest your usual size; please see the reviews.",
    ),
    Script::new(
        "K-32",
        ["担心尺码：运费险", "Worried: freight insurance"],
        "担心尺码的话，建议您付款时确认有{insurance}，真要退换，运费由保险按规则理赔。",
        "If you worry about the size, we suggest making sure of {insurance} when you pay; please see its terms.",
    ),
];
