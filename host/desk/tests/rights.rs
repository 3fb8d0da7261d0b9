//! Who may do what (6.3, W-14): denied unless listed, and nobody raises their own rights.

mod scene;

use std::collections::BTreeSet;

use scene::{BOSS, SHOP, Scene};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    ids::StaffId,
    money::Fen,
    role::{Permission, Role},
    shop::{Conventions, Language, Platform, ShopCommand, Targets},
    staff::StaffCommand,
    time::Millis,
};

fn rights(staff: StaffId, version: u32, roles: &[Role]) -> Command {
    Command::Staff(StaffCommand::ChangeRights {
        staff,
        expected_version: version,
        roles: roles.iter().copied().collect(),
        shops: BTreeSet::from([SHOP]),
        disabled: false,
    })
}

#[test]
fn a_box_has_one_founder() {
    let mut scene = Scene::open();
    assert_eq!(scene.refused(Actor::Desk, Command::Staff(StaffCommand::Found)), "already_founded");
}

#[test]
fn nobody_raises_their_own_rights_or_gives_more_than_they_have() {
    let mut scene = Scene::open();
    let supervisor = scene.agent(&[Role::Supervisor]);
    let agent = scene.agent(&[Role::PreSale]);
    let me = Actor::Staff(supervisor);
    assert_eq!(scene.refused(me, rights(supervisor, 1, &[Role::Boss])), "forbidden");
    assert_eq!(scene.refused(me, rights(agent, 1, &[Role::Boss])), "forbidden");
    assert_eq!(scene.refused(me, rights(agent, 1, &[Role::Supervisor])), "forbidden");
    assert_eq!(scene.refused(me, rights(BOSS, 1, &[Role::PreSale])), "forbidden");
    scene.must(me, rights(agent, 1, &[Role::Leader]));
    assert_eq!(scene.refused(Actor::Staff(BOSS), rights(BOSS, 1, &[Role::PreSale])), "own_rights");
    assert_eq!(scene.refused(me, rights(agent, 1, &[Role::PreSale])), "stale");
}

#[test]
fn a_boss_may_do_everything_and_every_permission_is_somebodys() {
    for permission in Permission::ALL {
        assert!(Role::Boss.permits(permission), "{}", permission.en());
    }
    let warehouse: Vec<_> = Permission::ALL.into_iter().filter(|p| Role::Warehouse.permits(*p)).collect();
    assert_eq!(warehouse, [Permission::ViewOrders, Permission::WriteRemark, Permission::InspectGoods]);
}

#[test]
fn a_connector_brings_messages_and_nothing_else() {
    let mut scene = Scene::open();
    let open = Command::Shop(ShopCommand::Open {
        name: "x".into(),
        platform: Platform::Jd,
        language: Language::En,
        targets: Targets::default(),
        conventions: Conventions::default(),
    });
    assert_eq!(scene.refused(Actor::Connector(1), open), "forbidden");
}

fn second_shop(targets: Targets) -> Command {
    Command::Shop(ShopCommand::Open {
        name: "二店".into(),
        platform: Platform::Jd,
        language: Language::ZhCn,
        targets,
        conventions: Conventions::default(),
    })
}

#[test]
fn times_that_contradict_each_other_are_refused() {
    let mut scene = Scene::open();
    let mut with =
        |targets| scene.give(Actor::Staff(BOSS), second_shop(targets)).map(drop).map_err(|refusal| refusal.code);
    assert_eq!(with(Targets { late_ms: Millis(0), ..Targets::default() }), Err("bad_target"));
    assert_eq!(with(Targets { amber_ms: Millis::minutes(3), ..Targets::default() }), Err("bad_target"));
    assert_eq!(with(Targets { late_ms: Millis(i64::MAX), ..Targets::default() }), Err("bad_target"));
    assert_eq!(with(Targets::default()), Ok(()));
}

#[test]
fn a_refused_target_is_named_and_of_two_that_contradict_each_other_both() {
    let mut scene = Scene::open();
    let mut named = |targets| {
        let refusal = scene.give(Actor::Staff(BOSS), second_shop(targets)).unwrap_err();
        for fault in &refusal.fields {
            assert!(refusal.zh.contains(&fault.zh) && refusal.en.contains(&fault.en), "{refusal:?}");
        }
        refusal.fields.into_iter().map(|fault| fault.field).collect::<Vec<_>>()
    };
    let usual = Targets::default;
    assert_eq!(named(Targets { close_ms: Millis(999), ..usual() }), ["targets/close_ms"]);
    assert_eq!(named(Targets { capacity: 0, ..usual() }), ["targets/capacity"]);
    assert_eq!(named(Targets { agent_compensation_fen: Fen(-1), ..usual() }), ["targets/agent_compensation_fen"]);
    assert_eq!(named(Targets { amber_ms: Millis::seconds(110), ..usual() }), ["targets/amber_ms", "targets/red_ms"]);
    assert_eq!(
        named(Targets { late_ms: Millis::minutes(30), ..usual() }),
        ["targets/late_ms", "targets/unanswered_ms"]
    );
    assert_eq!(named(Targets { queue_amber: 11, ..usual() }), ["targets/queue_amber", "targets/queue_red"]);
    assert_eq!(
        named(Targets { agent_compensation_fen: Fen(1_001), ..usual() }),
        ["targets/agent_compensation_fen", "targets/supervisor_compensation_fen"]
    );
}
