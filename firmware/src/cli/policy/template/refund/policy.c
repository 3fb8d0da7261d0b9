/* A refund policy to start from: small refunds of orders that have not been shipped are approved; a person decides the
   rest. Change `decide`, the settings, the rules in `manifest.json` and the cases in `cases/`, in whatever order. */
#include "xiaoer.h"

/* What a shop can change without compiling. `settings.schema.json` says the same, with titles and ranges. */
static int64_t small_fen; /* Refunds up to this are small, fen. */
static int64_t review_h;  /* A person decides within this many hours. */

list_settings_problem prepare(text settings) {
    small_fen = setting(settings, "small_fen", 5000);
    review_h = setting(settings, "review_h", 24);
    /* The schema has checked each number; here is the place for numbers that do not fit together. */
    return (list_settings_problem){ 0 };
}

/* A verdict with its decision and why. Nothing is paid, nobody is asked, and no deadline runs unless it is said. */
static refund_verdict verdict(decision decision, text rule, text why) {
    return (refund_verdict){
        .decision = decision,
        .reasons = LIST(reason, { rule, why }),
        .return_class = RETURN_CLASS_OTHER,
        .return_freight = FREIGHT_PAYER_NOBODY,
    };
}

refund_verdict decide(const refund_case *facts) {
    const order_facts *order = &facts->order;
    language language = facts->shop.language;
    if (order->state == ORDER_STATE_PAID_UNSHIPPED && order->amount_paid <= small_fen) {
        text why = said(language, JOIN(T("未发货，实付"), yuan(order->amount_paid), T("元，直接退款")),
                        JOIN(T("Not shipped, "), yuan(order->amount_paid), T(" yuan paid: refund it")));
        refund_verdict approved = verdict(DECISION_APPROVE_REFUND_ONLY, T("MY-01"), why);
        approved.amount_max = order->amount_paid;
        approved.freight_part = order->freight_paid < order->amount_paid ? order->freight_paid : order->amount_paid;
        return approved;
    }
    refund_verdict asked = verdict(DECISION_ESCALATE_SUPERVISOR, T("MY-02"), said(language, T("由主管决定"), T("The supervisor decides")));
    asked.amount_max = order->amount_paid;
    asked.requires_approval_by = (option_role){ true, ROLE_SUPERVISOR };
    asked.deadline = (option_instant){ true, facts->now + review_h * HOUR };
    return asked;
}
