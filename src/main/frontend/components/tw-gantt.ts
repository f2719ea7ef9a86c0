import { css, html, nothing, svg, type CSSResultGroup } from 'lit';
import { customElement } from 'lit/decorators.js';
import { FigureElement } from '../lib/figure-element';
import { day, dayTime, isMidnight, number, time } from '../lib/format';
import type { Point } from '../lib/series';
import { carbonColour } from '../lib/tokens';
import { tr } from '../lib/texts';

interface Lane {
  id: string; name: string; place: string; state: string; gramsPerKwh: number | null; strip: Point[];
  windowFrom: string | null; windowTo: string | null; runFrom: string | null; runTo: string | null; latestStart: string | null;
}
interface Model { from: string; to: string; lanes: Lane[]; curve: Point[]; curveLabel: string; threshold: number | null }

@customElement('tw-gantt')
export class TwGantt extends FigureElement<Model> {
  static styles: CSSResultGroup = [FigureElement.styles, css`
    :host { height: auto; }
    .lanes { overflow-x: auto; }
    .lane, .axis, .curve { display: grid; grid-template-columns: 190px minmax(280px, 1fr); border-top: 1px solid var(--tw-line); }
    .axis { border-top: 0; }
    .lane { all: unset; display: grid; grid-template-columns: 190px minmax(280px, 1fr); border-top: 1px solid var(--tw-line); cursor: pointer; width: 100%; }
    .lane:hover { background: var(--tw-surface-hover); }
    .lane:focus-visible { outline: 2px solid var(--tw-focus); outline-offset: -2px; }
    .name { padding: 6px 12px 6px 0; display: grid; grid-template-columns: 1fr auto; align-items: center; color: var(--tw-text-2); }
    .name b { font: var(--tw-type-strong); color: var(--tw-text); overflow: hidden; text-overflow: ellipsis; }
    .name span { grid-row: 2; }
    .name i { grid-row: 1 / 3; grid-column: 2; font: var(--tw-type-small); font-variant-numeric: tabular-nums; }
    svg { width: 100%; height: 44px; display: block; overflow: visible; }
    .curve svg { height: 64px; }
    .plot { position: relative; }
    .strip { position: absolute; inset: 38px 0 auto; height: 4px; }
    .axis { position: relative; }
    .ticks { position: relative; height: 30px; }
    .ticks span { position: absolute; font: var(--tw-type-micro); color: var(--tw-text-3); white-space: pre; text-align: center; }
    .window { fill: var(--tw-surface-strong); opacity: .8; }
    .end { stroke: var(--tw-text-3); stroke-width: 1.5; }
    .run { fill: var(--tw-accent); }
    .run.missed { fill: var(--tw-bad); }
    .run.held { fill: var(--tw-warn); }
    .run.done { fill: var(--tw-idle); }
    .grid { stroke: var(--tw-line); }
    .latest { fill: var(--tw-surface); stroke: var(--tw-text); stroke-width: 1.5; }
    .policy { stroke: var(--tw-text); stroke-dasharray: 4 3; }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; padding-top: 8px; border-top: 1px solid var(--tw-line); }
  `];

  protected isEmpty(model: Model) {
    return model.lanes.length === 0;
  }

  protected table(model: Model) {
    return {
      header: ['name', 'place', 'state', 'window from', 'window to', 'run from', 'run to', 'latest start', 'gCO2eq/kWh'],
      rows: model.lanes.map((l) => [l.name, l.place, l.state, l.windowFrom, l.windowTo, l.runFrom, l.runTo, l.latestStart, l.gramsPerKwh]),
    };
  }

  protected draw(model: Model) {
    const start = Date.parse(model.from);
    const span = Math.max(1, Date.parse(model.to) - start);
    const share = (at: string | number) => Math.min(1, Math.max(0, (new Date(at).getTime() - start) / span)) * 100;
    const hours = span / 3.6e6;
    const step = (hours <= 12 ? 1 : hours <= 60 ? 6 : hours <= 240 ? 24 : 168) * 3.6e6;
    const ticks: number[] = [];
    for (let at = Math.ceil(start / step) * step; at <= start + span; at += step) {
      ticks.push(at);
    }
    const lines = ticks.map((at) => svg`<line class="grid" x1="${share(at)}%" x2="${share(at)}%" y1="0" y2="100%"></line>`);
    // one gradient with hard edges, not a mark for every hour of every lane
    const strip = (points: Point[]) => points.length === 0 ? 'none' : `linear-gradient(to right, transparent ${share(points[0].at)}%, ${points.map((p, i) => {
      const next = points[i + 1]?.at ?? Date.parse(p.at) + 3.6e6;
      return `${carbonColour(p.value)} ${share(p.at)}% ${share(next)}%`;
    }).join(', ')}, transparent ${share(Date.parse(points[points.length - 1].at) + 3.6e6)}%)`;
    const aside = (at: number) => share(at) > 96 ? '-100%' : share(at) < 2 ? '0' : '-50%';
    return html`<div class="lanes">
      <div class="axis"><div></div><div class="ticks">
        ${ticks.map((at, i) => html`<span style="left:${share(at)}%;transform:translateX(${aside(at)})">${time(at)}${i === 0 || isMidnight(at) ? `\n${day(at)}` : ''}</span>`)}
      </div></div>
      ${model.curve.length ? this.curve(model, lines, share) : nothing}
      ${model.lanes.map((lane) => html`
        <button class="lane" @click=${() => this.mark(lane.name, lane.id)} title=${words(lane)}>
          <div class="name"><b>${lane.name}</b><span>${lane.place}</span><i>${lane.gramsPerKwh == null ? '' : `${number(lane.gramsPerKwh, 0)} g`}</i></div>
          <div class="plot" aria-hidden="true"><svg>
            ${lines}
            ${lane.windowFrom && lane.windowTo ? svg`
              <rect class="window" x="${share(lane.windowFrom)}%" width="${share(lane.windowTo) - share(lane.windowFrom)}%" y="4" height="30"></rect>
              <line class="end" x1="${share(lane.windowFrom)}%" x2="${share(lane.windowFrom)}%" y1="4" y2="34"></line>
              <line class="end" x1="${share(lane.windowTo)}%" x2="${share(lane.windowTo)}%" y1="4" y2="34"></line>` : nothing}
            ${lane.runFrom && lane.runTo ? svg`<rect class="run ${lane.state}" rx="2" x="${share(lane.runFrom)}%" width="${Math.max(0.3, share(lane.runTo) - share(lane.runFrom))}%" y="5" height="28"></rect>` : nothing}
            ${lane.latestStart ? svg`<svg x="${share(lane.latestStart)}%" y="19" width="1" height="1"><path class="latest" d="M0-6L6 0L0 6L-6 0Z"></path></svg>` : nothing}
          </svg><div class="strip" style="background:${strip(lane.strip)}"></div></div>
        </button>`)}
      </div>
      <div class="legend"><span>${tr('filled bar: run')}</span><span>${tr('grey: window')}</span><span>${tr('diamond: latest start')}</span><span>${tr("strip: intensity of the run's own zone, gCO2eq/kWh")}</span></div>`;
  }

  private curve(model: Model, lines: unknown, share: (at: string | number) => number) {
    const highest = Math.max(...model.curve.map((p) => p.value ?? 0), model.threshold ?? 0, 1);
    const y = (value: number) => 64 - (value / highest) * 60;
    return html`<div class="curve">
      <div class="name"><b>${model.curveLabel}</b><span>gCO2eq/kWh, to ${number(highest, 0)}</span></div>
      <svg aria-hidden="true">
        ${lines}
        ${model.curve.map((p, i) => {
          if (p.value == null) {
            return nothing;
          }
          const next = model.curve[i + 1]?.at ?? Date.parse(p.at) + 3.6e6;
          return svg`<rect x="${share(p.at)}%" width="${Math.max(0, share(next) - share(p.at) - 0.1)}%" y=${y(p.value)} height=${64 - y(p.value)} fill=${carbonColour(p.value)}></rect>`;
        })}
        ${model.threshold == null ? nothing : svg`<line class="policy" x1="0" x2="100%" y1=${y(model.threshold)} y2=${y(model.threshold)}></line>`}
      </svg>
    </div>`;
  }
}

function words(lane: Lane): string {
  const run = lane.runFrom && lane.runTo ? tr('runs {0} to {1}', dayTime(lane.runFrom), dayTime(lane.runTo)) : tr('no run');
  const window = lane.windowFrom && lane.windowTo ? `, window ${dayTime(lane.windowFrom)} to ${dayTime(lane.windowTo)}` : '';
  const latest = lane.latestStart ? tr(', latest start {0}', dayTime(lane.latestStart)) : '';
  return `${lane.name}, ${lane.place}, ${lane.state}: ${run}${window}${latest}`;
}
