//! Settings that have the right form and still make no sense. Said in both languages, with the place.

use xiaoer_sdk::common::SettingsProblem;

use crate::calendar::parse_date;
use crate::passage::Passage;
use crate::render::{Fault, faults};
use crate::review;
use crate::scripts::{FAMILIES, Family};
use crate::settings::{FreeShippingScope, GREETING_DELAY_MAX_MS, Settings, Text};
use crate::variables::is_known;

/// A template longer than this would be refused by the chat of a platform. In characters.
const TEMPLATE_MAX: usize = 500;

/// What is wrong with settings; empty when they may be used.
pub fn check(settings: &Settings) -> Vec<SettingsProblem> {
    let mut problems = Problems(Vec::new());
    numbers(settings, &mut problems);
    promotion(settings, &mut problems);
    words(settings, &mut problems);
    for own in &settings.scripts.0 {
        let path = format!("/scripts/{}/{}", escape(&own.family), escape(&own.id));
        let Some(family) = FAMILIES.iter().find(|family| family.name == own.family) else {
            problems.add(&path, "没有这一类话术", "There is no such family of scripts");
            continue;
        };
        if !family.scripts.iter().any(|script| script.id == own.id) {
            problems.add(&path, "这一类里没有这条话术", "There is no such script in this family");
            continue;
        }
        for (language, template) in [("zh_cn", &own.wording.zh_cn), ("en", &own.wording.en)] {
            if let Some(template) = template {
                let path = format!("{path}/{language}");
                check_template(settings, family, &own.id, template, &path, &mut problems);
                if let Some(rule) = review::crossed(settings, template) {
                    problems.add(
                        &path,
                        format!("这条话术违反{rule}，发送时会被拦截"),
                        format!("This script breaks {rule} and would be stopped"),
                    );
                }
            }
        }
    }
    problems.0
}

struct Problems(Vec<SettingsProblem>);

impl Problems {
    fn add(&mut self, path: &str, zh_cn: impl Into<String>, en: impl Into<String>) {
        self.0.push(SettingsProblem { path: path.to_owned(), zh_cn: zh_cn.into(), en: en.into() });
    }
}

fn check_template(
    settings: &Settings,
    family: &Family,
    id: &str,
    template: &Text,
    path: &str,
    problems: &mut Problems,
) {
    if template.trim().is_empty() {
        return problems.add(path, "话术不能为空", "A script cannot be empty");
    }
    let length = template.chars().count();
    if length > TEMPLATE_MAX {
        problems.add(
            path,
            format!("话术共{length}字，最多{TEMPLATE_MAX}字"),
            format!("The script has {length} characters; at most {TEMPLATE_MAX} are allowed"),
        );
    }
    for fault in faults(template, is_known) {
        match fault {
            Fault::Unbalanced(c) => problems.add(
                path,
                format!("括号「{c}」不成对；要写括号本身请写两个「{c}{c}」"),
                format!("The bracket {c} has no partner; write {c}{c} for the character itself"),
            ),
            Fault::Nested => {
                problems.add(path, "方括号里不能再套方括号", "An optional part cannot hold another optional part");
            }
            Fault::Unknown(name) => problems.add(
                path,
                format!("没有变量{{{name}}}，请从变量表中选择"),
                format!("There is no variable {{{name}}}; choose one from the list of variables"),
            ),
        }
    }
    if family.name == "size" && !Passage::new(template).has_any(&settings.size.advice_words) {
        problems.add(
            path,
            format!("尺码话术{id}必须带上「建议」两字"),
            format!("The size script {id} must say that it is a suggestion"),
        );
    }
}

fn numbers(settings: &Settings, problems: &mut Problems) {
    if settings.greeting.delay_ms > GREETING_DELAY_MAX_MS {
        problems.add(
            "/greeting/delay_ms",
            "自动问候必须在10秒内发出，请填10000毫秒以内",
            "The greeting must go out within 10 seconds: at most 10000 ms",
        );
    }
    let bargaining = &settings.bargaining;
    if !(1..=100).contains(&bargaining.discount_percent) {
        problems.add("/bargaining/discount_percent", "折扣请填1到100", "The discount must be 1 to 100 percent");
    }
    if bargaining.discount_threshold_fen < 0 {
        problems.add("/bargaining/discount_threshold_fen", "金额不能为负", "The amount cannot be negative");
    }
    let free = &settings.free_shipping;
    if free.scope == FreeShippingScope::OverThreshold && free.threshold_fen <= 0 {
        problems.add(
            "/free_shipping/threshold_fen",
            "满额包邮的金额要大于0；全店包邮请改选全店",
            "The amount that ships free must be above 0; choose the whole shop for free shipping of every order",
        );
    }
    let size = &settings.size;
    if size.step_cm == 0 {
        problems.add("/size/step_cm", "尺码间隔要大于0", "The step between sizes must be above 0");
    }
    if size.sizes_up > 3 {
        problems.add("/size/sizes_up", "最多建议大3个码", "At most three sizes above the height");
    }
    if size.fit_rate_percent > 100 {
        problems.add("/size/fit_rate_percent", "合脚率请填0到100", "The fit rate must be 0 to 100 percent");
    }
    for (at, month) in size.winter_months.iter().enumerate() {
        if !(1..=12).contains(month) {
            problems.add(&format!("/size/winter_months/{at}"), "月份请填1到12", "Months are 1 to 12");
        }
    }
    let wording = &settings.wording;
    if !(200..=5_000).contains(&wording.length_limit) {
        problems.add("/wording/length_limit", "字数上限请填200到5000", "The limit must be 200 to 5000 characters");
    } else if wording.length_max > wording.length_limit {
        problems.add(
            "/wording/length_max",
            "提示的字数不能超过字数上限",
            "The length that hints cannot be above the limit",
        );
    }
    let course = &settings.course;
    if course.hold_long_s > 0 && course.hold_long_s < course.hold_check_in_s {
        problems.add(
            "/course/hold_long_s",
            "改约回复的时间不能早于第一次安抚",
            "A call back cannot be due before the first word to a buyer on hold",
        );
    }
    let tags = &settings.tags;
    for (name, value) in
        [("confidence_min", tags.confidence_min), ("unhappy_from", tags.unhappy_from), ("angry_from", tags.angry_from)]
    {
        if !(1..=100).contains(&value) {
            problems.add(&format!("/tags/{name}"), "请填1到100", "Must be 1 to 100");
        }
    }
    if tags.angry_from < tags.unhappy_from {
        problems.add("/tags/angry_from", "「愤怒」的门槛不能低于「不满」的门槛", "Angry cannot begin below unhappy");
    }
    for (at, own) in tags.phrases.iter().enumerate() {
        if !(1..=100).contains(&own.weight) {
            problems.add(&format!("/tags/phrases/{at}/weight"), "权重请填1到100", "The weight must be 1 to 100");
        }
        if own.phrase.trim().is_empty() {
            problems.add(&format!("/tags/phrases/{at}/phrase"), "短语不能为空", "The phrase cannot be empty");
        }
    }
}

fn promotion(settings: &Settings, problems: &mut Problems) {
    let (promotion, free) = (&settings.promotion, &settings.free_shipping);
    for (path, first, last) in
        [("/promotion", &promotion.starts_on, &promotion.ends_on), ("/free_shipping", &free.starts_on, &free.ends_on)]
    {
        for (name, date) in [("starts_on", first), ("ends_on", last)] {
            if !date.is_empty() && parse_date(date).is_none() {
                problems.add(
                    &format!("{path}/{name}"),
                    "日期请写成2026-11-21这样，或留空",
                    "Write the date like 2026-11-21, or leave it empty",
                );
            }
        }
        if let (Some(first), Some(last)) = (parse_date(first), parse_date(last))
            && last < first
        {
            problems.add(&format!("{path}/ends_on"), "结束日期早于开始日期", "The last day is before the first");
        }
    }
}

/// Lists without which a rule could never be kept or never be broken.
fn words(settings: &Settings, problems: &mut Problems) {
    let says = |word: &str| !word.trim().is_empty();
    for (path, useful) in [
        ("/size/advice_words", settings.size.advice_words.iter().any(says)),
        ("/invoice/items", settings.invoice.items.iter().any(says)),
        ("/wording/address", settings.wording.address.iter().any(says)),
    ] {
        if !useful {
            problems.add(path, "至少要有一个词", "At least one word is needed");
        }
    }
}

/// A key as it stands in a JSON pointer.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
