// What the reply policy would say. A click fills the draft; nothing is ever sent by itself.

import type { Moment, Suggestion } from "../../api/types";
import { useWords } from "../../i18n";

export function Suggestions({ moment, suggestions, take }: { moment: Moment; suggestions: Suggestion[]; take: (suggestion: Suggestion) => void }) {
  const { desk, terms } = useWords();
  if (suggestions.length === 0) return null;
  const occasion = desk.suggestions.moment[moment];
  return (
    <>
      {occasion && <p className="suggestions-moment small">{occasion}</p>}
      <div className="suggestions" role="group" aria-label={desk.suggestions.label}>
        {suggestions.map((suggestion, index) => (
          <button type="button" key={suggestion.id} className="suggestion" onClick={() => take(suggestion)} title={suggestion.text}>
            <span className="suggestion-meta">
              <b>{suggestion.id}</b> <kbd>{desk.suggestions.key(index + 1)}</kbd> {terms.nextStep[suggestion.next_step] ?? ""}
            </span>
            <span className="suggestion-text">
              <WithOpenPlaces text={suggestion.text} missing={suggestion.missing} />
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

function WithOpenPlaces({ text, missing }: { text: string; missing: string[] }) {
  const { terms } = useWords();
  const pieces = text.split(/(\{\w+\})/);
  return pieces.map((piece, index) => {
    const name = piece.slice(1, -1);
    // The pieces of one text never change places, so their number names them.
    return piece.startsWith("{") && missing.includes(name) ? <mark key={index}>{terms.variable[name] ?? name}</mark> : <span key={index}>{piece}</span>;
  });
}
