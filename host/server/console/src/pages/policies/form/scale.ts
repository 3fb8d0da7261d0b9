// Numbers as people say them: fen as yuan, milliseconds as the largest unit that says the default in whole numbers, hundredths
// of a percent as percent. What is stored stays the whole number that the policy's schema asks for.

export type Scale = {
  /** Stored units in one shown unit. */
  factor: number;
  /** Name of the shown unit, a key of the dictionary or the schema's own word. */
  unit: string;
  decimals: number;
};

const SECOND = 1_000;
const TIMES: [number, string][] = [
  [86_400 * SECOND, "days"],
  [3_600 * SECOND, "h"],
  [60 * SECOND, "min"],
  [SECOND, "s"],
];

const FIXED: Record<string, Scale> = {
  fen: { factor: 100, unit: "fen", decimals: 2 },
  bp: { factor: 100, unit: "bp", decimals: 2 },
  permille: { factor: 10, unit: "permille", decimals: 1 },
  tenths: { factor: 10, unit: "tenths", decimals: 1 },
  size_tenths: { factor: 10, unit: "sizes", decimals: 1 },
};

/** A time of the day in minutes since midnight: shown and typed as a clock has it. */
export const MINUTE_OF_DAY = "min_of_day";

export function scaleOf(unit: string | null, fallback: unknown): Scale {
  const fixed = unit === null ? undefined : FIXED[unit];
  if (fixed) return fixed;
  if (unit === "ms" || unit === "s") {
    const base = unit === "ms" ? 1 : SECOND;
    const usual = typeof fallback === "number" ? fallback * base : 0;
    // 120 s is said as "2 minutes"; 90 s stays 90 s.
    const [factor, name] = TIMES.find(([size]) => usual >= size && usual % size === 0 && size >= base) ?? [base, unit];
    return { factor: factor / base, unit: name, decimals: factor > base ? 3 : 0 };
  }
  return { factor: 1, unit: unit === MINUTE_OF_DAY ? "" : (unit ?? ""), decimals: 0 };
}

export const shown = (stored: number, scale: Scale): number => stored / scale.factor;

/** Rounded to the stored whole number: what was typed with more decimals than there are cannot be kept. */
export const stored = (typed: number, scale: Scale): number => (scale.factor === 1 ? typed : Math.round(typed * scale.factor));
