//! Who works in the demo shop: the seats that are free for people, and the simulated agents.
//!
//! The two never mix: whoever logs in sits down at a seat that the simulation does not touch, and gets customers like
//! everybody else as soon as they say that they are online.

use xiaoer_desk::role::Role;
use xiaoer_desk::time::Millis;

use super::chance::Chance;

/// A seat for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Login.
    pub login: &'static str,
    /// Display name.
    pub name: &'static str,
    /// Role.
    pub role: Role,
    /// What one can do from there, in Chinese and English.
    pub duty: (&'static str, &'static str),
}

/// The owner's seat; it is the first account of the box.
pub const OWNER: Seat = Seat {
    login: "dianzhu",
    name: "店主",
    role: Role::Boss,
    duty: ("店主：审批质量退款、策略、人员", "owner: quality refunds, policies, staff"),
};

/// The other seats.
pub const SEATS: [Seat; 5] = [
    Seat {
        login: "zhuguan",
        name: "主管",
        role: Role::Supervisor,
        duty: ("主管：审批赔付、确认处罚", "supervisor: compensations, penalties"),
    },
    Seat { login: "shouqian1", name: "小雨", role: Role::PreSale, duty: ("售前客服", "pre-sale agent") },
    Seat { login: "shouqian2", name: "小禾", role: Role::PreSale, duty: ("售前客服", "pre-sale agent") },
    Seat { login: "shouhou1", name: "小满", role: Role::AfterSale, duty: ("售后客服", "after-sale agent") },
    Seat {
        login: "cangku",
        name: "阿库",
        role: Role::Warehouse,
        duty: ("仓库：收退货、验货", "warehouse: inspects returns"),
    },
];

/// How somebody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    /// Answers nearly always in time.
    Attentive,
    /// Answers late far too often, and forgets some.
    Scattered,
}

/// A simulated agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Player {
    /// Login.
    pub login: &'static str,
    /// Display name; says that they are simulated.
    pub name: &'static str,
    /// Role.
    pub role: Role,
    /// How they work.
    pub temper: Temper,
}

/// The simulated agents.
pub const PLAYERS: [Player; 5] = [
    Player { login: "demo-aqing", name: "阿青·模拟", role: Role::PreSale, temper: Temper::Attentive },
    Player { login: "demo-alan", name: "阿岚·模拟", role: Role::PreSale, temper: Temper::Attentive },
    Player { login: "demo-mili", name: "米粒·模拟", role: Role::PreSale, temper: Temper::Scattered },
    Player { login: "demo-amei", name: "阿梅·模拟", role: Role::AfterSale, temper: Temper::Attentive },
    Player { login: "demo-asong", name: "阿松·模拟", role: Role::AfterSale, temper: Temper::Attentive },
];

/// What the scattered one does with the first rounds: four of these six are late, so that the fourth late answer of the month
/// (FT-04) comes within ten minutes, and the first after two and a half.
const FIRST_ROUNDS: [i64; 6] = [150, 165, 48, 139, 71, 172];

impl Player {
    /// How long they take for their `nth` round; the first is 0.
    pub fn takes(&self, seed: u64, nth: u64) -> Millis {
        let mut chance = Chance::of(seed, self.login, nth);
        let seconds = match self.temper {
            Temper::Attentive if chance.in_a_hundred(4) => chance.between(124, 150),
            Temper::Attentive => chance.between(20, 88),
            Temper::Scattered => match FIRST_ROUNDS.get(nth as usize) {
                Some(seconds) => *seconds,
                None if chance.in_a_hundred(4) => chance.between(31 * 60, 34 * 60),
                None if chance.in_a_hundred(30) => chance.between(124, 260),
                None => chance.between(25, 95),
            },
        };
        Millis(seconds * 1_000 + chance.between(0, 999))
    }

    /// Whether they look after cases.
    pub fn decides_cases(&self) -> bool {
        self.role == Role::AfterSale
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const LATE: Millis = Millis::minutes(2);

    fn rounds(player: &Player, seed: u64, count: u64) -> Vec<Millis> {
        (0..count).map(|nth| player.takes(seed, nth)).collect()
    }

    #[test]
    fn simulated_agents_never_sit_on_a_person_s_seat() {
        let seats: BTreeSet<&str> = SEATS.iter().chain([&OWNER]).map(|seat| seat.login).collect();
        assert_eq!(seats.len(), SEATS.len() + 1);
        for player in &PLAYERS {
            assert!(!seats.contains(player.login));
            assert!(player.name.ends_with("模拟"));
        }
    }

    #[test]
    fn most_answers_take_twenty_to_ninety_seconds() {
        for player in PLAYERS.iter().filter(|player| player.temper == Temper::Attentive) {
            let rounds = rounds(player, 1, 500);
            let usual = rounds.iter().filter(|took| (20_000..90_000).contains(&took.0)).count();
            assert!(usual >= 450, "{}: {usual}", player.name);
            assert!(rounds.iter().any(|took| *took > LATE), "{} misses some", player.name);
        }
    }

    #[test]
    fn one_of_them_is_late_four_times_within_the_first_six_rounds_whatever_the_seed() {
        let scattered: Vec<&Player> = PLAYERS.iter().filter(|player| player.temper == Temper::Scattered).collect();
        assert_eq!(scattered.len(), 1);
        for seed in 0..20 {
            let rounds = rounds(scattered[0], seed, 6);
            assert_eq!(rounds.iter().filter(|took| **took > LATE).count(), 4);
            assert!((150_000..151_000).contains(&rounds[0].0));
        }
    }

    #[test]
    fn now_and_then_somebody_is_forgotten_for_half_an_hour() {
        let scattered = PLAYERS.iter().find(|player| player.temper == Temper::Scattered).unwrap();
        let forgotten = rounds(scattered, 2, 400).into_iter().filter(|took| *took > Millis::minutes(30)).count();
        assert!((4..40).contains(&forgotten), "{forgotten}");
    }
}
