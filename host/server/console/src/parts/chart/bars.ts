// Where bars stand in a chart: what is more than nothing is stacked upwards from the line of nothing, what is less downwards.

export type Bar = { key: number; said: string; values: { kind: string; value: number }[] };
export type Block = { key: string; kind: string; said: string; x: number; y: number; width: number; height: number };
export type Drawn = { width: number; zero: number; high: number; low: number; blocks: Block[] };

/** The chart's height in its own units. */
export const HEIGHT = 100;
/** A few bars do not fill the whole width: each would look like a wall. */
const FEWEST = 10;
/** Part of a bar's place that the bar takes. */
const THICK = 0.72;

export function drawn(bars: Bar[]): Drawn {
  const sum = (bar: Bar, wanted: (value: number) => boolean) => bar.values.reduce((all, { value }) => (wanted(value) ? all + value : all), 0);
  const high = Math.max(0, ...bars.map((bar) => sum(bar, (value) => value > 0)));
  const low = Math.min(0, ...bars.map((bar) => sum(bar, (value) => value < 0)));
  const span = high - low || 1;
  const zero = (high / span) * HEIGHT;
  const blocks = bars.flatMap((bar, place) => {
    let [above, below] = [0, 0];
    return bar.values
      .filter(({ value }) => value !== 0)
      .map(({ kind, value }): Block => {
        const height = (Math.abs(value) / span) * HEIGHT;
        const y = value > 0 ? zero - above - height : zero + below;
        if (value > 0) above += height;
        else below += height;
        return { key: `${bar.key} ${kind}`, kind, said: bar.said, x: place + (1 - THICK) / 2, y, width: THICK, height };
      });
  });
  return { width: Math.max(FEWEST, bars.length), zero, high, low, blocks };
}
