//! Roles and what they may do (catalogue 6.3). Denied unless listed.

use serde::{Deserialize, Serialize};

/// A role at the desk. A person can have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 售前客服
    PreSale,
    /// 售后客服
    AfterSale,
    /// 投诉处理专员
    Complaint,
    /// 组长
    Leader,
    /// 主管
    Supervisor,
    /// 店主 / 老板
    Boss,
    /// 仓储人员
    Warehouse,
}

impl Role {
    /// All roles, lowest first.
    pub const ALL: [Self; 7] =
        [Self::PreSale, Self::AfterSale, Self::Complaint, Self::Leader, Self::Supervisor, Self::Boss, Self::Warehouse];

    /// Height on the escalation ladder (6.4); who stands higher may decide what a lower one may.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Self::Warehouse | Self::PreSale => 0,
            Self::AfterSale | Self::Complaint => 1,
            Self::Leader => 2,
            Self::Supervisor => 3,
            Self::Boss => 4,
        }
    }

    /// Whether this role may do it.
    pub const fn permits(self, permission: Permission) -> bool {
        use Permission as P;
        use Role as R;
        match permission {
            P::ViewOrders | P::WriteRemark => true,
            P::Reply | P::OpenCase | P::InformCase => !matches!(self, R::Warehouse),
            P::DecideCase => !matches!(self, R::PreSale | R::Complaint | R::Warehouse),
            P::InspectGoods => matches!(self, R::Warehouse | R::Supervisor | R::Boss),
            P::RecordIncident
            | P::ConfirmPenalty
            | P::ViewOthersPenalties
            | P::KeepFacts
            | P::ManageStaff
            | P::ViewLoginLog => {
                matches!(self, R::Supervisor | R::Boss)
            }
            P::AssignOthers => matches!(self, R::Leader | R::Supervisor | R::Boss),
            P::ManagePolicies | P::ManageShops | P::ManageTokens | P::ManagePay | P::EraseCustomer | P::HearAppeal => {
                matches!(self, R::Boss)
            }
        }
    }
}

/// Something a person may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "zh() and en() below say what each one is")]
pub enum Permission {
    ViewOrders,
    Reply,
    WriteRemark,
    OpenCase,
    InformCase,
    DecideCase,
    InspectGoods,
    RecordIncident,
    ConfirmPenalty,
    ViewOthersPenalties,
    HearAppeal,
    ManagePay,
    AssignOthers,
    KeepFacts,
    ManageStaff,
    ManageShops,
    ManagePolicies,
    ManageTokens,
    EraseCustomer,
    ViewLoginLog,
}

impl Permission {
    /// Every permission there is.
    pub const ALL: [Self; 20] = [
        Self::ViewOrders,
        Self::Reply,
        Self::WriteRemark,
        Self::OpenCase,
        Self::InformCase,
        Self::DecideCase,
        Self::InspectGoods,
        Self::RecordIncident,
        Self::ConfirmPenalty,
        Self::ViewOthersPenalties,
        Self::HearAppeal,
        Self::ManagePay,
        Self::AssignOthers,
        Self::KeepFacts,
        Self::ManageStaff,
        Self::ManageShops,
        Self::ManagePolicies,
        Self::ManageTokens,
        Self::EraseCustomer,
        Self::ViewLoginLog,
    ];

    /// In Chinese, as a thing to be allowed.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::ViewOrders => "查看订单",
            Self::Reply => "回复客户",
            Self::WriteRemark => "填写备注",
            Self::OpenCase => "发起售后",
            Self::InformCase => "补充售后信息",
            Self::DecideCase => "审核售后",
            Self::InspectGoods => "确认验货结果",
            Self::RecordIncident => "登记事件",
            Self::ConfirmPenalty => "确认处罚",
            Self::ViewOthersPenalties => "查看他人处罚",
            Self::HearAppeal => "裁定申诉",
            Self::ManagePay => "管理薪资与月结",
            Self::AssignOthers => "分配他人会话",
            Self::KeepFacts => "维护商品资料",
            Self::ManageStaff => "管理账号与权限",
            Self::ManageShops => "管理店铺",
            Self::ManagePolicies => "管理策略",
            Self::ManageTokens => "管理接入令牌",
            Self::EraseCustomer => "删除客户资料",
            Self::ViewLoginLog => "查看登录日志",
        }
    }

    /// In English, as a verb.
    pub const fn en(self) -> &'static str {
        match self {
            Self::ViewOrders => "view orders",
            Self::Reply => "reply to customers",
            Self::WriteRemark => "write remarks",
            Self::OpenCase => "open after-sale cases",
            Self::InformCase => "add facts to after-sale cases",
            Self::DecideCase => "decide after-sale cases",
            Self::InspectGoods => "confirm an inspection",
            Self::RecordIncident => "record incidents",
            Self::ConfirmPenalty => "confirm penalties",
            Self::ViewOthersPenalties => "see other people's penalties",
            Self::HearAppeal => "rule on appeals",
            Self::ManagePay => "keep pay records and close months",
            Self::AssignOthers => "assign other people's conversations",
            Self::KeepFacts => "keep the facts of the goods",
            Self::ManageStaff => "manage accounts and rights",
            Self::ManageShops => "manage shops",
            Self::ManagePolicies => "manage policies",
            Self::ManageTokens => "manage access tokens",
            Self::EraseCustomer => "erase a customer's data",
            Self::ViewLoginLog => "view the login log",
        }
    }
}
