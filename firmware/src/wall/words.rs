//! Everything the wall says, in Chinese and in English. Every character in this file is in the embedded font.

use xiaoer_desk::time::{Instant, Millis};
use xiaoer_desk::wall::FailingPolicy;

/// The language of the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 简体中文
    #[default]
    ZhCn,
    /// English
    En,
}

/// Fixed texts.
#[derive(Debug)]
pub struct Words {
    /// Name of the product.
    pub product: &'static str,
    /// Name of the tile of the oldest wait.
    pub longest_wait: &'static str,
    /// Instead of a time, when nobody waits.
    pub nobody_waits: &'static str,
    /// Under it.
    pub queue_empty: &'static str,
    /// Somebody waits, in time.
    pub in_time: &'static str,
    /// Somebody is close to the limit.
    pub close: &'static str,
    /// Past the limit.
    pub late: &'static str,
    /// Name of the tile of the first queue.
    pub queue: &'static str,
    /// Name of the tile of the second queue.
    pub queue_after_sale: &'static str,
    /// Name of the tile of the agents.
    pub agents: &'static str,
    /// Under the number of agents logged in.
    pub online: &'static str,
    /// Under the number of those with a conversation.
    pub busy: &'static str,
    /// Under the number of conversations on hold.
    pub on_hold: &'static str,
    /// Under the number of those on a break.
    pub on_break: &'static str,
    /// Name of the tile of answers in time.
    pub answered_in_time: &'static str,
    /// Instead of a percentage, before the first answer.
    pub no_rounds: &'static str,
    /// Name of the tile of cases.
    pub cases: &'static str,
    /// Under the number of open refunds.
    pub open_refunds: &'static str,
    /// Under the number of those waiting for a decision.
    pub to_approve: &'static str,
    /// Under the number of open complaints.
    pub complaints: &'static str,
    /// No policy is failing.
    pub policies_fine: &'static str,
    /// The clock cannot be relied on.
    pub clock_unset: &'static str,
    /// While there is nothing to show yet.
    pub starting: &'static str,
    /// Title of the first start.
    pub welcome: &'static str,
    /// What the owner does first.
    pub step_open: &'static str,
    /// And second.
    pub step_code: &'static str,
    /// And last.
    pub step_owner: &'static str,
    /// About the code.
    pub code_note: &'static str,
}

static ZH: Words = Words {
    product: "小二客服台",
    longest_wait: "等待最久",
    nobody_waits: "无人等待",
    queue_empty: "顾客的消息都有人接了",
    in_time: "都在时限内",
    close: "快到时限，请先回复",
    late: "已超时，请马上回复",
    queue: "售前·售中排队",
    queue_after_sale: "售后·投诉排队",
    agents: "客服",
    online: "在线",
    busy: "接待中",
    on_hold: "稍等",
    on_break: "休息",
    answered_in_time: "今日及时应答",
    no_rounds: "今日暂无应答",
    cases: "售后与投诉",
    open_refunds: "未结",
    to_approve: "待审批",
    complaints: "投诉",
    policies_fine: "策略运行正常",
    clock_unset: "时间未校准",
    starting: "正在启动",
    welcome: "欢迎使用小二客服台",
    step_open: "电脑或手机连上店里的网络，打开",
    step_code: "输入开机码",
    step_owner: "设置店主账号和密码",
    code_note: "开机码只能用一次，店主账号建好后作废",
};

static EN: Words = Words {
    product: "Xiaoer service desk",
    longest_wait: "Longest wait",
    nobody_waits: "No one waiting",
    queue_empty: "Every customer is being looked after",
    in_time: "All within the limit",
    close: "Close to the limit, answer first",
    late: "Past the limit, answer now",
    queue: "Sales queue",
    queue_after_sale: "After-sale queue",
    agents: "Agents",
    online: "Online",
    busy: "Busy",
    on_hold: "On hold",
    on_break: "Break",
    answered_in_time: "In time today",
    no_rounds: "No rounds yet",
    cases: "After-sale",
    open_refunds: "Open",
    to_approve: "To approve",
    complaints: "Complaints",
    policies_fine: "Policies running",
    clock_unset: "Clock not set",
    starting: "Starting",
    welcome: "Welcome to Xiaoer",
    step_open: "On the shop's network, open",
    step_code: "Type the one-time code",
    step_owner: "Choose the owner's name and password",
    code_note: "The code works once and ends when the owner account exists",
};

impl Language {
    /// The fixed texts.
    pub fn words(self) -> &'static Words {
        match self {
            Self::ZhCn => &ZH,
            Self::En => &EN,
        }
    }

    /// Past the limit, with how many are.
    pub fn late_count(self, late: u32) -> String {
        match self {
            Self::ZhCn => format!("已有 {late} 位超时，请马上回复"),
            Self::En => format!("{late} past the limit, answer now"),
        }
    }

    /// Past the flashing limit (M-05).
    pub fn alarm(self, limit: Millis) -> String {
        let minutes = limit.0 / 60_000;
        match self {
            Self::ZhCn => format!("超过 {minutes} 分钟没有回复，请立即处理"),
            Self::En => format!("No answer for over {minutes} min, act now"),
        }
    }

    /// The share to reach.
    pub fn target(self, permille: u32) -> String {
        match self {
            Self::ZhCn => format!("目标 {}", percent(permille)),
            Self::En => format!("Target {}", percent(permille)),
        }
    }

    /// Kinds of policy that are failing now, and how often policies failed today.
    pub fn policies_failing(self, failing: &[FailingPolicy], today: u32) -> String {
        let name = |kind: &FailingPolicy| match (self, kind) {
            (Self::ZhCn, FailingPolicy::Reply) => "话术",
            (Self::ZhCn, FailingPolicy::Refund) => "售后",
            (Self::ZhCn, FailingPolicy::Penalty) => "考核",
            (Self::En, FailingPolicy::Reply) => "reply",
            (Self::En, FailingPolicy::Refund) => "refund",
            (Self::En, FailingPolicy::Penalty) => "appraisal",
        };
        let names: Vec<&str> = failing.iter().map(name).collect();
        match self {
            Self::ZhCn => format!("{}策略出错，已转人工处理·今日 {today} 次", names.join("、")),
            Self::En => format!("Policies failing: {}. People decide. {today} today", names.join(", ")),
        }
    }

    /// Policies run again, but failed today.
    pub fn policies_recovered(self, today: u32) -> String {
        match self {
            Self::ZhCn => format!("策略运行正常·今日出错 {today} 次"),
            Self::En => format!("Policies running, {today} failed today"),
        }
    }

    /// How old current data is.
    pub fn data_age(self, age: Millis) -> String {
        match self {
            Self::ZhCn => format!("实时·{}前更新", self.span(age)),
            Self::En => format!("Live, {} ago", self.span(age)),
        }
    }

    /// How old data is that is no longer current.
    pub fn data_old(self, age: Millis) -> String {
        match self {
            Self::ZhCn => format!("数据已 {}没有更新", self.span(age)),
            Self::En => format!("No new data for {}", self.span(age)),
        }
    }

    /// The banner over data too old to act on.
    pub fn banner(self, age: Millis, as_of: Instant) -> String {
        let at = clock(as_of);
        match self {
            Self::ZhCn => format!("数据中断 {}·下面是 {at} 的情况，现在请看客服台", self.span(age)),
            Self::En => format!("No data for {}. This was {at}, look at the console", self.span(age)),
        }
    }

    /// Under numbers too old to act on: when they were true.
    pub fn as_of(self, at: Instant) -> String {
        match self {
            Self::ZhCn => format!("{} 的情况", clock(at)),
            Self::En => format!("As of {}", clock(at)),
        }
    }

    /// A span of time in the largest unit that says enough.
    fn span(self, span: Millis) -> String {
        let seconds = span.0.max(0) / 1_000;
        let (amount, zh, en) = match seconds {
            0..120 => (seconds, "秒", "s"),
            120..7_200 => (seconds / 60, "分钟", "min"),
            7_200..172_800 => (seconds / 3_600, "小时", "h"),
            _ => (seconds / 86_400, "天", "days"),
        };
        match self {
            Self::ZhCn => format!("{amount} {zh}"),
            Self::En => format!("{amount} {en}"),
        }
    }

    /// How long somebody waits: minutes and seconds, then hours, then days.
    pub fn wait(self, wait: Millis) -> String {
        let seconds = wait.0.max(0) / 1_000;
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
        match (self, hours) {
            (_, 0) => format!("{minutes}:{:02}", seconds % 60),
            (_, 1..100) => format!("{hours}:{minutes:02}:{:02}", seconds % 60),
            (Self::ZhCn, _) => format!("{} 天 {} 时", hours / 24, hours % 24),
            (Self::En, _) => format!("{} d {} h", hours / 24, hours % 24),
        }
    }

    /// Month, day and weekday in Shanghai.
    pub fn date(self, at: Instant) -> String {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        const DAYS: [(&str, &str); 7] =
            [("四", "Thu"), ("五", "Fri"), ("六", "Sat"), ("日", "Sun"), ("一", "Mon"), ("二", "Tue"), ("三", "Wed")];
        let month = at.shanghai_month();
        // The first of January 1970 was a Thursday.
        let (zh, en) = DAYS[at.shanghai_day().rem_euclid(7) as usize];
        let day = day_of_month(at);
        match self {
            Self::ZhCn => format!("{}月{day}日 星期{zh}", month.month),
            Self::En => format!("{en} {day} {}", MONTHS.get(usize::from(month.month) - 1).unwrap_or(&"")),
        }
    }
}

/// Hours, minutes and seconds in Shanghai.
pub fn clock(at: Instant) -> String {
    let midnight = Instant(at.shanghai_day().saturating_mul(86_400_000)).0.saturating_sub(8 * 3_600_000);
    let seconds = at.0.saturating_sub(midnight) / 1_000;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// A share of one thousand as a percentage, without a needless decimal.
pub fn percent(permille: u32) -> String {
    match permille % 10 {
        0 => format!("{}%", permille / 10),
        tenth => format!("{}.{tenth}%", permille / 10),
    }
}

/// 1 to 31: as many days back as the month stays the same.
fn day_of_month(at: Instant) -> i64 {
    let month = at.shanghai_month();
    (1..=31).take_while(|d| at.plus(Millis(-86_400_000 * (d - 1))).shanghai_month() == month).count() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-21 14:05:09 in Shanghai, a Saturday.
    const AT: Instant = Instant(1_795_241_109_000);

    #[test]
    fn dates_and_times_are_shanghais() {
        assert_eq!(clock(AT), "14:05:09");
        assert_eq!(Language::ZhCn.date(AT), "11月21日 星期六");
        assert_eq!(Language::En.date(AT), "Sat 21 Nov");
        let midnight = Instant(1_795_276_800_000);
        assert_eq!(Language::En.date(midnight), "Sun 22 Nov");
        assert_eq!(Language::En.date(midnight.plus(Millis(-1))), "Sat 21 Nov");
        assert_eq!(clock(Instant(0)), "08:00:00");
        assert_eq!(clock(Instant(-1)), "07:59:59");
    }

    #[test]
    fn waits_read_naturally_from_seconds_to_days() {
        let zh = |ms| Language::ZhCn.wait(Millis(ms));
        assert_eq!(zh(-5), "0:00");
        assert_eq!(zh(7_999), "0:07");
        assert_eq!(zh(754_000), "12:34");
        assert_eq!(zh(3_725_000), "1:02:05");
        assert_eq!(zh(400 * 3_600_000), "16 天 16 时");
    }

    #[test]
    fn percentages_round_nothing_up() {
        assert_eq!(percent(1000), "100%");
        assert_eq!(percent(999), "99.9%");
        assert_eq!(percent(0), "0%");
    }

    #[test]
    fn the_extremes_of_time_do_not_panic() {
        for at in [i64::MIN, i64::MAX] {
            for language in [Language::ZhCn, Language::En] {
                assert!(!language.date(Instant(at)).is_empty());
                assert!(!clock(Instant(at)).is_empty());
                assert!(!language.wait(Millis(at)).is_empty());
                assert!(!language.banner(Millis(at), Instant(at)).is_empty());
            }
        }
    }
}
