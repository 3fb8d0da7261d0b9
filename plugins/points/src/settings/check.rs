//! What the schema cannot say: numbers that fit alone and not together.

use xiaoer_sdk::common::SettingsProblem;

use super::Settings;

impl Settings {
    /// Contradictions, each at the setting to change. Empty when the settings may be used.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        let mut problems = Vec::new();
        let mut refuse = |path: &str, zh_cn: String, en: String| {
            problems.push(SettingsProblem { path: path.to_owned(), zh_cn, en });
        };
        self.steps(&mut refuse);
        problems.extend(self.levels.problems(self.score.start, "/levels"));
        problems
    }

    /// More of the same must never cost less.
    fn steps(&self, refuse: &mut impl FnMut(&str, String, String)) {
        let complaint = &self.slow_complaint;
        let attitude = &self.attitude;
        let steps = [
            ("slow_complaint", complaint.first_at, complaint.second_at),
            ("attitude", attitude.first_at, attitude.second_at),
        ];
        for (group, first_at, second_at) in steps {
            if second_at <= first_at {
                refuse(
                    &format!("/{group}/second_at"),
                    "第二档次数必须多于第一档次数".to_owned(),
                    "The second step must be at a higher count than the first".to_owned(),
                );
            }
        }
        if complaint.second_points < complaint.first_points {
            refuse(
                "/slow_complaint/second_points",
                "第二档扣分不能少于第一档".to_owned(),
                "The second step must not cost less than the first".to_owned(),
            );
        }
        let each = |count: u32| i64::from(attitude.each_points) * i64::from(count);
        if each(attitude.first_at.saturating_sub(1)) > i64::from(attitude.first_points) {
            refuse(
                "/attitude/first_points",
                "第一档扣分不能少于此前逐次累计的扣分".to_owned(),
                "The first step must not cost less than the complaints before it, one by one".to_owned(),
            );
        }
        let between = attitude.second_at.saturating_sub(attitude.first_at).saturating_sub(1);
        if i64::from(attitude.first_points) + each(between) > i64::from(attitude.second_points) {
            refuse(
                "/attitude/second_points",
                "第二档扣分不能少于此前累计的扣分".to_owned(),
                "The second step must not cost less than what has added up before it".to_owned(),
            );
        }
        if self.daily_task.min_points > self.daily_task.max_points {
            refuse(
                "/daily_task/max_points",
                "扣分上限不能低于下限".to_owned(),
                "The most must not be below the least".to_owned(),
            );
        }
        if self.late.absence_points < self.late.points {
            refuse(
                "/late/absence_points",
                "缺勤扣分不能少于迟到扣分，缺勤取代迟到".to_owned(),
                "An absence must not cost less than the lateness that it replaces".to_owned(),
            );
        }
        if self.not_logged_in.noon_from_min >= self.not_logged_in.noon_to_min {
            refuse(
                "/not_logged_in/noon_to_min",
                "午间的结束时间必须晚于开始时间".to_owned(),
                "Noon must end after it begins".to_owned(),
            );
        }
    }
}
