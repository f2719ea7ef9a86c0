import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { day, dayTime, isMidnight, number, time } from '../lib/format';
import { carbonColour, costColour, onTheme, rttColour } from '../lib/tokens';
import './tw-icon';

interface Model {
  caption: string; at: string[]; values: (number | null)[]; scale: 'CARBON' | 'COST' | 'RTT';
  threshold: number | null; forecastFrom: number | null; daily: boolean;
}

/** Histogram under a thumb, with play. */
@customElement('tw-time-slider')
export class TwTimeSlider extends LitElement {
  static styles = css`
    :host { display: grid; grid-template-columns: 190px minmax(0, 1fr); gap: 12px; padding: 10px 14px; box-sizing: border-box; font: var(--tw-type-small); color: var(--tw-text-2); background: var(--tw-surface); }
    .left { display: grid; grid-template-columns: 28px 1fr; gap: 4px 8px; align-content: start; align-items: center; }
    .left b { font: var(--tw-type-title); color: var(--tw-text); font-variant-numeric: tabular-nums; }
    .left span { grid-column: 1 / 3; }
    button { all: unset; width: 26px; height: 26px; display: grid; place-items: center; border: 1px solid var(--tw-line-strong); border-radius: 4px; color: var(--tw-text); cursor: pointer; }
    button:focus-visible, input:focus-visible + svg { outline: 2px solid var(--tw-focus); outline-offset: 1px; }
    .track { position: relative; height: 84px; }
    input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
    svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
    .tick { position: absolute; top: 70px; font: var(--tw-type-micro); color: var(--tw-text-3); white-space: nowrap; pointer-events: none; }
    .limit { stroke: var(--tw-text); stroke-dasharray: 4 3; }
    .now { stroke: var(--tw-accent); stroke-width: 2; }
    .thumb { fill: var(--tw-surface); stroke: var(--tw-accent); stroke-width: 2; }
    .future { fill: var(--tw-surface-strong); opacity: .5; }
    @media (max-width: 720px) { :host { grid-template-columns: 1fr; } }
  `;
  @property({ attribute: false }) model: Model | null = null;
  @property() label = '';
  @property({ type: Number }) index = 0;
  @state() private playing = false;
  private timer = 0;
  private stopTheme?: () => void;

  connectedCallback() {
    super.connectedCallback();
    this.stopTheme = onTheme(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopTheme?.();
    this.stop();
  }

  render() {
    const model = this.model;
    if (!model || model.at.length === 0) {
      return html`<span>No data in this range</span>`;
    }
    const n = model.at.length;
    const at = Math.min(this.index, n - 1);
    const highest = Math.max(...model.values.map((v) => v ?? 0), model.threshold ?? 0, 1e-9);
    const tint = (v: number) => model.scale === 'CARBON' ? carbonColour(v) : model.scale === 'COST' ? costColour(0.4 + (v / highest) * 0.5) : rttColour(v / (model.threshold ?? highest));
    const y = (v: number) => 66 - (v / highest) * 58;
    const value = model.values[at];
    const words = `${this.written(at)}: ${number(value, value != null && value < 10 ? 2 : 0)}`;
    const every = Math.max(1, Math.ceil(n / 6));
    const forecast = model.forecastFrom;
    return html`
      <div class="left">
        <button aria-label=${this.playing ? 'Pause' : 'Play'} @click=${() => (this.playing ? this.stop() : this.play())}><tw-icon name=${this.playing ? 'pause' : 'play'}></tw-icon></button>
        <b>${this.written(at)}</b>
        <span>${model.caption}</span><span>${value == null ? 'no data at this hour' : number(value, value < 10 ? 2 : 0)}${forecast != null && at >= forecast ? ', forecast' : ''}</span>
      </div>
      <div class="track">
        <input type="range" min="0" max=${n - 1} .value=${String(at)} aria-label=${this.label} aria-valuetext=${words} @input=${this.input} />
        <svg aria-hidden="true">
          ${forecast == null ? nothing : svg`<rect class="future" x="${(forecast / n) * 100}%" width="${(1 - forecast / n) * 100}%" y="0" height="66"></rect>`}
          ${model.values.map((v, i) => v == null ? nothing : svg`<rect x="${(i / n) * 100}%" width="${(1 / n) * 100}%" y=${y(v)} height=${66 - y(v)} fill=${tint(v)}
            opacity=${forecast != null && i >= forecast ? 0.6 : 1} stroke="var(--tw-surface)" stroke-width=${n > 150 ? 0 : 0.8}></rect>`)}
          ${model.threshold == null ? nothing : svg`<line class="limit" x1="0" x2="100%" y1=${y(model.threshold)} y2=${y(model.threshold)}></line>`}
          <line class="now" x1="${((at + 0.5) / n) * 100}%" x2="${((at + 0.5) / n) * 100}%" y1="0" y2="66"></line>
          <circle class="thumb" cx="${((at + 0.5) / n) * 100}%" cy="66" r="5"></circle>
        </svg>
        ${model.at.map((a, i) => i % every ? nothing : html`<span class="tick" style="left:${(i / n) * 100}%">${model.daily || isMidnight(a) ? day(a) : time(a)}</span>`)}
      </div>`;
  }

  private written(i: number) {
    return this.model!.daily ? day(this.model!.at[i]) : dayTime(this.model!.at[i]);
  }

  private input(event: Event) {
    this.go(Number((event.target as HTMLInputElement).value));
  }

  private go(index: number) {
    this.index = index;
    this.dispatchEvent(new CustomEvent('slider-change', { detail: { index } }));
  }

  private play() {
    this.playing = true;
    this.timer = window.setInterval(() => this.go((this.index + 1) % this.model!.at.length), 400);
  }

  private stop() {
    this.playing = false;
    window.clearInterval(this.timer);
  }
}
