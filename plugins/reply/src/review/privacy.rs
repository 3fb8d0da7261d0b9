//! H-01: customers' data go to nobody but the buyer who placed the order. H-28: secrets are never asked for.

use xiaoer_sdk::reply::{Destination, Level};
use xiaoer_sdk::text::{Pair, pair};

use super::{Case, Found, numbers};
use crate::passage::{Passage, Span};

pub fn review(case: &mut Case) {
    let public = case.draft.destination == Destination::PublicReview;
    if (public || !case.draft.recipient_owns_order)
        && let Some((span, what)) = personal_data(case)
    {
        let reason = if public {
            pair(
                format!("公开回复里不能出现顾客的{}", what.zh_cn),
                format!("A public reply must not show a customer's {}", what.en),
            )
        } else {
            pair(
                format!("不能把顾客的{}发给非下单账号，请对方用下单账号联系", what.zh_cn),
                format!(
                    "A customer's {} must not go to another account; ask them to write from the account that ordered",
                    what.en
                ),
            )
        };
        let rewrite = pair(
            "为了保护顾客信息，麻烦您用下单的账号联系咱们，核对后马上为您查询。",
            "To protect our customers, please write from the account that placed the order and we will look it up at once.",
        );
        let rewrite = (!public).then(|| rewrite.in_language(case.draft.shop.language));
        case.push_at(span, Found::new("H-01", Level::Block, reason).rewritten(rewrite));
    }
    secrets(case);
}

/// The first piece of a customer's data that is not the shop's own.
fn personal_data(case: &Case) -> Option<(Span, Pair)> {
    let text = case.text;
    let own = &case.settings.lines.own_contacts;
    let customers = |span: &Span| !text.is_exempt(*span, own);
    let phone = || numbers::phones(text.chars()).find(customers).map(|span| (span, pair("电话", "phone number")));
    let identity = || {
        numbers::identity_numbers(text.chars()).find(customers).map(|span| (span, pair("身份证号", "identity number")))
    };
    let address = || {
        let found = addresses(text).into_iter().find(|address| customers(&address.core))?;
        Some((found.whole, pair("地址", "address")))
    };
    let name = || labelled_name(text).filter(customers).map(|span| (span, pair("姓名", "name")));
    let order = || order_number(case).filter(customers).map(|span| (span, pair("订单信息", "order")));
    phone().or_else(identity).or_else(address).or_else(name).or_else(order)
}

/// Another buyer's order: its number or the number of its parcel.
fn order_number(case: &Case) -> Option<Span> {
    let order = case.draft.order.as_ref()?;
    let parcel = order.tracking_number.as_deref().unwrap_or_default();
    [order.number.as_str(), parcel]
        .into_iter()
        .filter(|number| number.len() >= 6)
        .find_map(|number| case.text.find(number).next())
}

/// 收货人:王小明, 收货人是张三丰, 收件人叫王小明. 收货人、电话和地址 names no one: without a colon a name begins with a surname.
fn labelled_name(text: &Passage) -> Option<Span> {
    let chars = text.chars();
    ["收货人", "收件人", "联系人", "姓名"].iter().flat_map(|label| text.find(label)).find_map(|label| {
        let whole = |end: usize| Span { start: label.start, end };
        if chars.get(label.end) == Some(&':') && chars.get(label.end + 1).is_some_and(|c| c.is_alphabetic()) {
            return Some(whole(text.clause_at(label.end + 1).end));
        }
        let joint = LABELS.iter().find_map(|joint| text.end_of(joint, label.end)).unwrap_or(label.end);
        name_at(chars, joint).map(whole)
    })
}

/// What may stand between a label and its name.
const LABELS: [&str; 8] = ["姓名是", "名字是", "写的是", "填的是", "名叫", "叫做", "是", "叫"];

/// Surnames of most people; those of two characters stand for themselves.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤欧";

/// Words that begin like a name.
const NO_NAMES: [&str; 16] = [
    "方便", "马上", "高兴", "任何", "任意", "何时", "白天", "万一", "严格", "金额", "方面", "方式", "江苏", "江西",
    "石家", "金华",
];

/// The end of a name of two or three characters, or of a surname with its title, which ends the clause or goes on as a
/// sentence does.
fn name_at(chars: &[char], start: usize) -> Option<usize> {
    let surname = SURNAMES.contains(*chars.get(start)?);
    let rest = &chars[start..];
    if !surname || NO_NAMES.iter().any(|word| word.chars().eq(rest.iter().copied().take(2))) {
        return None;
    }
    let chinese = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    (2..=4).find_map(|length| {
        let named = rest.len() >= length && rest[..length].iter().all(chinese);
        let goes_on = rest
            .get(length)
            .is_none_or(|c| !chinese(c) || matches!(c, '的' | '呢' | '哦' | '吗' | '吧' | '和' | '先' | '女' | '小'));
        (named && goes_on).then_some(start + length)
    })
}

/// A delivery address in a text.
struct Address {
    /// As far as it can be told where it begins.
    whole: Span,
    /// What is surely part of it: from the word for street or region on.
    core: Span,
}

/// Delivery addresses: a street with a house number (中山路12号), two house parts (2栋3单元), or a region down to its
/// town (浙江省杭州市余杭区仓前街道).
fn addresses(text: &Passage) -> Vec<Address> {
    let chars = text.chars();
    let mut found = Vec::new();
    let mut last_house: Option<Span> = None;
    for start in 0..chars.len() {
        if !is_house_digit(chars[start]) || start > 0 && is_house_digit(chars[start - 1]) {
            continue;
        }
        let end = (start..chars.len()).find(|at| !is_house_digit(chars[*at])).unwrap_or(chars.len());
        let Some(unit) = house_unit(&chars[end..]) else { continue };
        let house = Span { start, end: end + unit };
        if let Some(street) = street_before(chars, start) {
            let whole = Span { start: street.start, end: house.end };
            found.push(Address { whole, core: Span { start: street.end, ..whole } });
        } else if let Some(earlier) = last_house.filter(|earlier| earlier.end == start) {
            let whole = Span { start: earlier.start, end: house.end };
            found.push(Address { whole, core: whole });
        }
        last_house = Some(house);
    }
    found.extend(region_to_town(chars));
    found
}

fn is_house_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// The length of a house part's unit.
fn house_unit(rest: &[char]) -> Option<usize> {
    const UNITS: [&str; 9] = ["号楼", "单元", "号", "弄", "栋", "幢", "座", "室", "楼"];
    UNITS
        .iter()
        .find(|unit| unit.chars().eq(rest.iter().copied().take(unit.chars().count())))
        .map(|unit| unit.chars().count())
}

/// The name of a street, village or estate right before a place, without the word for it.
fn street_before(chars: &[char], place: usize) -> Option<Span> {
    const STREETS: [&str; 12] = ["大道", "路", "街", "巷", "弄", "胡同", "小区", "花园", "公寓", "村", "大厦", "苑"];
    let name_end = STREETS.iter().find_map(|street| {
        let start = place.checked_sub(street.chars().count())?;
        street.chars().eq(chars[start..place].iter().copied()).then_some(start)
    })?;
    let name = chars[..name_end].iter().rev().take(4).take_while(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).count();
    (name > 0).then_some(Span { start: name_end - name, end: name_end })
}

/// 省 or 市, then 区, 县 or 市, then 街道, 镇, 乡, 路 or 村, each close to the last.
fn region_to_town(chars: &[char]) -> Option<Address> {
    const REACH: usize = 8;
    let next =
        |from: usize, marks: &[char]| (from..chars.len().min(from + REACH)).find(|at| marks.contains(&chars[*at]));
    (0..chars.len()).filter(|at| matches!(chars[*at], '省' | '市')).find_map(|upper| {
        let name = chars[..upper].iter().rev().take(3).take_while(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).count();
        if name < 2 {
            return None;
        }
        let district = next(upper + 2, &['区', '县', '市'])?;
        let town = next(district + 2, &['街', '镇', '乡', '路', '村'])?;
        let one_run = chars[upper..=town].iter().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
        let whole = Span { start: upper - name, end: town + 1 };
        one_run.then_some(Address { whole, core: Span { start: upper, ..whole } })
    })
}

/// H-28: a clause that names a secret and asks for it, and does not warn of it.
fn secrets(case: &mut Case) {
    let lines = &case.settings.lines;
    let asked = case.text.find_any(&lines.secrets).into_iter().find(|span| {
        let clause = case.text.clause_at(span.start);
        case.text.span_has(clause, &lines.secret_asks) && !case.text.span_has(clause, &lines.secret_exempt)
    });
    if let Some(span) = asked {
        let reason = pair(
            "任何时候都不能向顾客索要密码、验证码或卡号",
            "Never ask a customer for a password, a verification code or a card number",
        );
        let rewrite = case.script("K-42", None);
        case.push_at(span, Found::new("H-28", Level::Block, reason).rewritten(rewrite));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has_address(text: &str) -> bool {
        !addresses(&Passage::new(text)).is_empty()
    }

    #[test]
    fn addresses_are_found() {
        for text in [
            "寄到文二西路391号",
            "阳光花园2栋3单元501室",
            "浙江省杭州市余杭区仓前街道",
            "广东省深圳市南山区粤海街道科技园路1号",
            "地址是 人民大道 １８ 号",
            "3号楼502室",
        ] {
            assert!(has_address(text), "{text}");
        }
    }

    #[test]
    fn everyday_sentences_hold_no_address() {
        for text in [
            "3号发货，大概5号到",
            "包裹在路上了，预计22号到",
            "广东地区3天到",
            "咱们一起看看，请您选110码",
            "市区和县里都能送",
            "您知道12号有活动吗",
            "全国包邮，港澳台除外",
        ] {
            assert!(!has_address(text), "{text}");
        }
    }

    #[test]
    fn a_label_alone_names_nobody() {
        assert!(labelled_name(&Passage::new("请核对收货人、电话和地址")).is_none());
        for text in [
            "收货人是您本人吗",
            "收货人信息请填写完整",
            "收货人方便收件吗",
            "收件人姓名请填真实的",
            "收货人不在家",
            "收货人马上到",
        ] {
            assert!(labelled_name(&Passage::new(text)).is_none(), "{text}");
        }
        for text in
            ["收货人：王小明，谢谢", "收货人是张三丰,请您核对", "收货人张伟", "收件人叫王小明", "姓名是欧阳娜娜"]
        {
            assert!(labelled_name(&Passage::new(text)).is_some(), "{text}");
        }
    }
}
