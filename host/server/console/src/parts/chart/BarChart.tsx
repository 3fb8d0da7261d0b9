// Bars over days, drawn as plain SVG: the words around them are text of the page, so that they are read and never stretched.

import { type Bar, HEIGHT, drawn } from "./bars";
import "./chart.css";

type Props = {
  title: string;
  bars: Bar[];
  /** Says a height: the scale at the left. */
  say: (value: number) => string;
  /** What stands under the first and the last bar. */
  ends: [string, string];
  legend: { kind: string; label: string }[];
};

export function BarChart({ title, bars, say, ends, legend }: Props) {
  const { width, zero, high, low, blocks } = drawn(bars);
  return (
    <figure className="chart">
      <figcaption className="row spread">
        <b>{title}</b>
        <span className="row small quiet">
          {legend.map(({ kind, label }) => (
            <span key={kind} className="row">
              <i className={`chart-sign chart-${kind}`} aria-hidden="true" />
              {label}
            </span>
          ))}
        </span>
      </figcaption>
      <div className="chart-field">
        <div className="chart-scale small quiet number" aria-hidden="true">
          <span>{say(high)}</span>
          {low < 0 && <span>{say(low)}</span>}
        </div>
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={title}>
          {blocks.map(({ key, kind, said, ...place }) => (
            <rect key={key} className={`chart-${kind}`} {...place}>
              <title>{said}</title>
            </rect>
          ))}
          <line x1={0} x2={width} y1={zero} y2={zero} className="chart-zero" />
        </svg>
        <div className="chart-ends small quiet number" style={{ width: `${(bars.length / width) * 100}%` }}>
          <span>{ends[0]}</span>
          {bars.length > 1 && <span>{ends[1]}</span>}
        </div>
      </div>
    </figure>
  );
}
