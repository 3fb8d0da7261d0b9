// The dictionary, put together from its sections: one file for each under words/.

import type { Both } from "./both";
import type { Language } from "./choice";
import { cases } from "./words/cases";
import { desk } from "./words/desk";
import { guide } from "./words/guide";
import { handbook } from "./words/handbook";
import { incidents } from "./words/incidents";
import { life } from "./words/life";
import { manage } from "./words/manage";
import { months } from "./words/months";
import { penalties } from "./words/penalties";
import { policies } from "./words/policies";
import { products } from "./words/products";
import { record } from "./words/record";
import { shell } from "./words/shell";
import { terms } from "./words/terms";
import { units } from "./words/units";

export const sections = {
  cases, desk, guide, handbook, incidents, life, manage, months, penalties, policies, products, record, shell, terms, units,
};

export type Words = { [S in keyof typeof sections]: (typeof sections)[S] extends Both<infer T> ? T : never };

function dictionary(of: Language): Words {
  return Object.fromEntries(Object.entries(sections).map(([name, section]) => [name, section[of]])) as Words;
}

const dictionaries: Record<Language, Words> = { "zh-CN": dictionary("zh-CN"), en: dictionary("en") };

export const wordsOf = (of: Language): Words => dictionaries[of];
