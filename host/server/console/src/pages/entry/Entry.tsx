// The card in the middle of an empty page, for those who are not in yet.

import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import { LanguageSwitch } from "../../shell/LanguageSwitch";
import "./entry.css";

export function Entry({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  const words = useWords().shell;
  return (
    <main className="entry">
      <div className="entry-corner">
        <LanguageSwitch />
      </div>
      <section className="entry-card" aria-label={title}>
        <header className="entry-head">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <div>
            <div className="entry-product">{words.product}</div>
            <div className="entry-tagline">{words.tagline}</div>
          </div>
        </header>
        <h1>{title}</h1>
        {intro && <p className="entry-intro">{intro}</p>}
        {children}
      </section>
    </main>
  );
}
