//! What an event makes of pay records, months and sales.

use super::{Applied, Closing, PayEvent, Sheet, Statement};
use crate::{
    desk::Desk,
    ids::{ShopId, StaffId},
    order::Sold,
    penalty::{Effect, Penalty},
    policy::PolicyKind,
    time::Month,
};

impl Desk {
    pub(crate) fn apply_pay(&mut self, event: &PayEvent) {
        match event {
            PayEvent::PersonnelKept(kept) => {
                self.personnel.insert((kept.shop, kept.staff), kept.clone());
            }
            PayEvent::FiguresKept { shop, staff, month, figures } => {
                let sheet = self.sheet_of(*shop, *staff, *month);
                sheet.figures = Some(figures.clone());
                sheet.version += 1;
            }
            PayEvent::MonthClosed(statement) => self.close_month(statement),
        }
    }

    /// A penalty counts from now on: it is written into its month.
    pub(crate) fn count_penalty(&mut self, penalty: &Penalty) {
        let sheet = self.sheet_of(penalty.incident.shop, penalty.incident.staff, penalty.month);
        sheet.applied.push(Applied::of(penalty));
        sheet.version += 1;
    }

    fn close_month(&mut self, statement: &Statement) {
        self.count_verdict(PolicyKind::Penalty, &statement.judgement);
        let Statement { shop, staff, month, .. } = *statement;
        let sheet = self.sheet_of(shop, staff, month);
        sheet.closed = Some(Closing {
            by: statement.closed_by,
            at: statement.closed_at,
            total: statement.total,
            score: statement.score,
            level: statement.level,
            carried_sales: statement.carried_sales,
            working_days: statement.figures.working_days,
        });
        sheet.version += 1;
        for sale in statement.sales.iter().filter(|sale| sale.amount.0 > 0) {
            if let Some(order) = self.orders.get_mut(&sale.order) {
                order.sold = Some(Sold { by: staff, amount: sale.amount, at: Some(sale.at) });
            }
        }
        let removed = statement.counted.iter().filter(|applied| matches!(applied.effect, Effect::RemovePerformance(_)));
        for order in removed.filter_map(|applied| applied.order) {
            let own = self.orders.get_mut(&order).filter(|order| order.sold.is_some_and(|sold| sold.by == staff));
            if let Some(order) = own {
                order.removed_in = Some(month);
            }
        }
        self.let_incidents_go(|incident| incident.shop == shop && incident.staff == staff && incident.month() == month);
        self.leaving.statements.insert((shop, staff, month), statement.clone());
    }

    fn sheet_of(&mut self, shop: ShopId, staff: StaffId, month: Month) -> &mut Sheet {
        self.sheets.entry((shop, staff, month)).or_insert_with(|| Sheet {
            shop,
            staff,
            month,
            figures: None,
            applied: Vec::new(),
            closed: None,
            version: 0,
        })
    }
}
