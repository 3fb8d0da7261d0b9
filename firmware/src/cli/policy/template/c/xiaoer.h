/* What a policy in C needs besides the contract: texts, money, lists and the numbers of its settings. */
#ifndef XIAOER_H
#define XIAOER_H

#include "policy.h"

/* A text from a literal: T("MY-01"). */
#define T(literal) ((text){ (literal), sizeof(literal) - 1 })

/* Texts one after the other: JOIN(T("paid "), yuan(paid)). */
#define JOIN(...) join(sizeof((text[]){ __VA_ARGS__ }) / sizeof(text), (text[]){ __VA_ARGS__ })

/* A list of a type of the contract, kept for the verdict: LIST(wish, WISH_EXCHANGE, WISH_REPAIR). */
#define LIST(type, ...)                                                                 \
    ((list_##type){ kept((type[]){ __VA_ARGS__ }, sizeof((type[]){ __VA_ARGS__ })),     \
                    sizeof((type[]){ __VA_ARGS__ }) / sizeof(type) })

#define SECOND ((int64_t)1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Memory until the call's end; there is nothing to give back. */
void *allocate(size_t bytes);
/* A copy that lives until the call's end. */
void *kept(const void *bytes, size_t length);

text join(size_t count, const text *parts);
bool same(text one, text other);
/* Fen as people write yuan: 12.34. */
text yuan(int64_t fen);
/* A whole number in digits. */
text digits(int64_t number);
/* How many midnights of Shanghai lie between two instants. */
int64_t days_between(int64_t from, int64_t to);
/* The text in the shop's language. */
text said(language language, text zh, text en);

/* A whole number of the settings, by its name at the top level; `otherwise` where it is left out. */
int64_t setting(text settings, const char *name, int64_t otherwise);

/* One line into the call's log; customers never see it. */
void say(text line);

#endif
