/* A penalty policy to start from: one number, the longest wait that costs nothing. Change it, the settings, the rules in
   `manifest.json` and the cases in `cases/`, in whatever order. */
#include "xiaoer.h"

/* What a shop can change without compiling. `settings.schema.json` says the same, with titles and ranges. */
static int64_t longest_s; /* Longer than this is too long, seconds. */
static int64_t fine_fen;  /* What it costs, fen. */
static int64_t base_fen;  /* Pay of a month, fen. */

list_settings_problem prepare(text settings) {
    longest_s = setting(settings, "longest_s", 1800);
    fine_fen = setting(settings, "fine_fen", 1000);
    base_fen = setting(settings, "base_fen", 300000);
    /* The schema has checked each number; here is the place for numbers that do not fit together. */
    return (list_settings_problem){ 0 };
}

assessment assess(const incident_case *facts) {
    language language = facts->shop.language;
    int64_t waited = facts->incident.duration / SECOND;
    /* A clock that cannot be trusted fines nobody: the box would refuse such a verdict. */
    if (facts->incident.kind != INCIDENT_KIND_SLOW_ANSWER || facts->incident.duration <= longest_s * SECOND || !facts->clock_trusted) {
        return (assessment){ .notes = LIST(reason, { T("MY-01"), said(language, T("不处罚"), T("No penalty")) }) };
    }
    text why = said(language, JOIN(T("顾客等待"), digits(waited), T("秒，超过"), digits(longest_s), T("秒")),
                    JOIN(T("The buyer waited "), digits(waited), T(" s, longer than "), digits(longest_s), T(" s")));
    proposal proposed = {
        .rule = T("MY-01"),
        .effect = { .tag = EFFECT_FINE, .value.fine = fine_fen },
        .reasons = LIST(reason, { T("MY-01"), why }),
        .working = LIST(text, JOIN(digits(waited), T(" s > "), digits(longest_s), T(" s → "), yuan(fine_fen))),
    };
    return (assessment){ .proposals = LIST(proposal, proposed) };
}

statement close_month(const month_case *facts) {
    language language = facts->shop.language;
    pay_line *lines = allocate((facts->applied.count + 1) * sizeof(pay_line));
    size_t count = 0;
    lines[count++] = (pay_line){ T("MY-02"), said(language, T("底薪"), T("Base")), base_fen };
    int64_t total = base_fen;
    for (size_t at = 0; at < facts->applied.count; at++) {
        const applied_item *item = &facts->applied.items[at];
        if (item->effect.tag != EFFECT_FINE) continue;
        lines[count++] = (pay_line){ item->rule, said(language, T("已确认的扣款"), T("Confirmed deduction")), -item->effect.value.fine };
        total -= item->effect.value.fine;
    }
    return (statement){ .lines = { lines, count }, .total = total, .level = SCORE_LEVEL_OK };
}

attribution attribute_sale(const sale_case *facts) {
    /* Whoever talked last before the payment; a person confirms it where several did. */
    attribution found = { .reasons = LIST(reason, { T("MY-03"), said(facts->shop.language, T("付款前最后接待的客服"),
                                                                    T("Who talked last before the payment")) }) };
    for (size_t at = 0; at < facts->talks.count; at++) {
        const talk *talked = &facts->talks.items[at];
        if (talked->at > facts->paid_at) continue;
        if (found.owner.is_some && found.owner.value != talked->agent) found.needs_confirmation = true;
        found.owner = (option_uint64){ true, talked->agent };
    }
    return found;
}
