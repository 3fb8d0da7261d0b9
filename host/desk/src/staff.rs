//! People at the desk: their roles, their shops, whether they are there. Names and passwords lie beside the journal.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    conversation::ReleaseReason,
    desk::Desk,
    event::Event,
    ids::{ShopId, StaffId},
    refusal::Refusal,
    role::{Permission, Role},
    time::Instant,
};

/// Whether a person takes customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// 离线
    #[default]
    Offline,
    /// 在线
    Online,
    /// 小休
    OnBreak,
}

/// A person who works at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Their number.
    pub id: StaffId,
    /// What they are.
    pub roles: BTreeSet<Role>,
    /// The shops they serve.
    pub shops: BTreeSet<ShopId>,
    /// Whether they take customers now.
    pub presence: Presence,
    /// Since when.
    pub presence_since: Instant,
    /// They may not log in.
    pub disabled: bool,
    /// When the desk last gave them a conversation; the least recent goes first among equals.
    pub last_assigned_at: Instant,
    /// Counts changes of roles, shops and the disabled mark.
    pub version: u32,
}

impl Staff {
    /// Whether any of their roles permits it.
    pub fn permits(&self, permission: Permission) -> bool {
        !self.disabled && self.roles.iter().any(|role| role.permits(permission))
    }

    /// The height of their highest role on the escalation ladder.
    pub(crate) fn rank(&self) -> u8 {
        self.roles.iter().map(|role| role.rank()).max().unwrap_or(0)
    }
}

/// What can happen to a person's place at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffEvent {
    /// Somebody joined; the whole record.
    Joined(Staff),
    /// Rights, shops or the disabled mark changed (W-14).
    RightsChanged {
        /// Who.
        staff: StaffId,
        /// All roles from now on.
        roles: BTreeSet<Role>,
        /// All shops from now on.
        shops: BTreeSet<ShopId>,
        /// May not log in.
        disabled: bool,
    },
    /// They came, went or took a break.
    PresenceChanged {
        /// Who.
        staff: StaffId,
        /// Now.
        presence: Presence,
    },
}

/// What one may ask about people.
#[derive(Debug, Clone)]
pub enum StaffCommand {
    /// The first person, on a box where nobody is yet: the owner.
    Found,
    /// Take somebody in.
    Join {
        /// At least one.
        roles: BTreeSet<Role>,
        /// Shops they serve.
        shops: BTreeSet<ShopId>,
    },
    /// Change somebody's rights.
    ChangeRights {
        /// Who.
        staff: StaffId,
        /// The version that was seen.
        expected_version: u32,
        /// All roles from now on; at least one.
        roles: BTreeSet<Role>,
        /// All shops from now on.
        shops: BTreeSet<ShopId>,
        /// May not log in.
        disabled: bool,
    },
    /// Come, go, take a break.
    SetPresence {
        /// Who; only oneself, or a supervisor for others.
        staff: StaffId,
        /// From now on.
        presence: Presence,
    },
}

impl Desk {
    /// The person, or a refusal that says there is none.
    pub fn person(&self, id: StaffId) -> Result<&Staff, Refusal> {
        self.staff.get(&id).ok_or_else(|| Refusal::not_found("staff_not_found", "员工", "member of staff", id))
    }

    /// Refuses unless the actor may do it. The box itself may do all; a connector is limited by its token's scope.
    pub fn require(&self, actor: Actor, permission: Permission) -> Result<(), Refusal> {
        match actor {
            Actor::Desk => Ok(()),
            Actor::Staff(id) if self.staff.get(&id).is_some_and(|staff| staff.permits(permission)) => Ok(()),
            Actor::Connector(_)
                if matches!(permission, Permission::OpenCase | Permission::InformCase | Permission::KeepFacts) =>
            {
                Ok(())
            }
            Actor::Staff(_) | Actor::Connector(_) => Err(Refusal::forbidden(permission)),
        }
    }

    pub(crate) fn decide_staff(
        &self,
        actor: Actor,
        command: &StaffCommand,
        now: Instant,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            StaffCommand::Found => {
                if !self.staff.is_empty() {
                    return Err(Refusal::not_now(
                        "already_founded",
                        "这台机器已经有店主账号了，请直接登录。",
                        "This box already has an owner. Log in instead.",
                    ));
                }
                Ok(vec![self.joined(BTreeSet::from([Role::Boss]), BTreeSet::new(), now)])
            }
            StaffCommand::Join { roles, shops } => {
                self.require(actor, Permission::ManageStaff)?;
                self.check_rights(actor, roles, shops)?;
                Ok(vec![self.joined(roles.clone(), shops.clone(), now)])
            }
            StaffCommand::ChangeRights { staff, expected_version, roles, shops, disabled } => {
                self.require(actor, Permission::ManageStaff)?;
                let old = self.person(*staff)?;
                if old.version != *expected_version {
                    return Err(Refusal::stale());
                }
                self.check_rights(actor, roles, shops)?;
                self.check_rights(actor, &old.roles, &BTreeSet::new())?;
                let same_rights = old.roles == *roles && old.disabled == *disabled;
                if actor == Actor::Staff(*staff) && !same_rights {
                    return Err(Refusal::not_now(
                        "own_rights",
                        "不能修改自己的权限，请由另一位店主操作。",
                        "Nobody may change their own rights. Ask another owner.",
                    ));
                }
                let change = StaffEvent::RightsChanged {
                    staff: *staff,
                    roles: roles.clone(),
                    shops: shops.clone(),
                    disabled: *disabled,
                };
                let mut events = vec![Event::Staff(change)];
                if *disabled && old.presence != Presence::Offline {
                    events.extend(self.leave(*staff, Presence::Offline, now));
                }
                Ok(events)
            }
            StaffCommand::SetPresence { staff, presence } => {
                let person = self.person(*staff)?;
                if actor != Actor::Staff(*staff) {
                    self.require(actor, Permission::AssignOthers)?;
                }
                if person.disabled {
                    return Err(Refusal::forbidden(Permission::Reply));
                }
                if person.presence == *presence {
                    return Ok(Vec::new());
                }
                if *presence != Presence::Online {
                    return Ok(self.leave(*staff, *presence, now));
                }
                let mut events = vec![Event::Staff(StaffEvent::PresenceChanged { staff: *staff, presence: *presence })];
                // First come, first served: the waiting are handed out at once when somebody arrives.
                events.extend(self.drain_to(*staff, now));
                Ok(events)
            }
        }
    }

    fn joined(&self, roles: BTreeSet<Role>, shops: BTreeSet<ShopId>, now: Instant) -> Event {
        Event::Staff(StaffEvent::Joined(Staff {
            id: StaffId(self.last.staff + 1),
            roles,
            shops,
            presence: Presence::Offline,
            presence_since: now,
            disabled: false,
            last_assigned_at: Instant::default(),
            version: 1,
        }))
    }

    /// Nobody gives rights above their own, and every shop named exists.
    fn check_rights(&self, actor: Actor, roles: &BTreeSet<Role>, shops: &BTreeSet<ShopId>) -> Result<(), Refusal> {
        if roles.is_empty() {
            return Err(Refusal::invalid("no_role", "至少要有一个角色。", "At least one role is needed."));
        }
        for shop in shops {
            self.shop(*shop)?;
        }
        if let Actor::Staff(id) = actor {
            let own = self.person(id)?.rank();
            let wanted = roles.iter().map(|role| role.rank()).max().unwrap_or(0);
            if wanted > own || (wanted == own && own < Role::Boss.rank()) {
                return Err(Refusal::forbidden(Permission::ManageStaff));
            }
        }
        Ok(())
    }

    /// Going offline gives every conversation back and hands it to somebody else; a break keeps what is under way.
    fn leave(&self, staff: StaffId, presence: Presence, now: Instant) -> Vec<Event> {
        let mut events = Vec::new();
        if presence == Presence::Offline {
            let mut taken = std::collections::BTreeMap::new();
            let mut incidents = 0;
            for conversation in self.conversations.values().filter(|c| c.assignee == Some(staff)) {
                events.extend(self.release(conversation, ReleaseReason::WentOffline, now, &mut incidents));
                events.extend(self.assign_best(conversation, Some(staff), &mut taken));
            }
        }
        events.insert(0, Event::Staff(StaffEvent::PresenceChanged { staff, presence }));
        events
    }

    pub(crate) fn apply_staff(&mut self, at: Instant, event: &StaffEvent) {
        match event {
            StaffEvent::Joined(staff) => {
                self.last.staff = self.last.staff.max(staff.id.0);
                self.staff.insert(staff.id, staff.clone());
            }
            StaffEvent::RightsChanged { staff, roles, shops, disabled } => {
                if let Some(person) = self.staff.get_mut(staff) {
                    person.roles.clone_from(roles);
                    person.shops.clone_from(shops);
                    person.disabled = *disabled;
                    person.version += 1;
                }
            }
            StaffEvent::PresenceChanged { staff, presence } => {
                if let Some(person) = self.staff.get_mut(staff) {
                    person.presence = *presence;
                    person.presence_since = at;
                }
            }
        }
    }
}
