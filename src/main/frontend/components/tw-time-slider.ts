import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { day, dayTime, isMidnight, number, time } from '../lib/format';
import { carbonColour, costColour, onTheme, rttColour } from '../lib/tokens';
import './tw-icon';
import { tr } from '../lib/texts';

interface Model {
  caption: string; at: string[]; values: (number | null)[]; scale: 'CARBON' | 'COST' | 'RTT';
  threshold: number | null; forecastFrom: number | null; daily: boolean; whole: string | null;
}

/** Histogram under a thumb, with play. Where the model has a name for the whole range, index −1 means all of it. */
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
    .left em { font-style: normal; color: var(--tw-text); font-weight: 550; font-variant-numeric: tabular-nums; }
    .left a { color: var(--tw-accent); cursor: pointer; margin-left: 8px; }
    .left a:focus-visible { outline: 2px solid var(--tw-focus); }
    .part { position: absolute; top: 0; font: var(--tw-type-micro); color: var(--tw-text-2); pointer-events: none; background: color-mix(in srgb, var(--tw-surface) 72%, transparent); border-radius: 3px; }
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
      return html`<span>${tr('No data in this range')}</span>`;
    }
    const n = model.at.length;
    const whole = model.whole != null && this.index < 0;
    const at = Math.max(0, Math.min(this.index, n - 1));
    const highest = Math.max(...model.values.map((v) => v ?? 0), model.threshold ?? 0, 1e-9);
    const tint = (v: number) => model.scale === 'CARBON' ? carbonColour(v) : model.scale === 'COST' ? costColour(0.4 + (v / highest) * 0.5) : rttColour(v / (model.threshold ?? highest));
    const y = (v: number) => 66 - (v / highest) * 58;
    const value = model.values[at];
    const words = whole ? String(model.whole) : `${this.written(at)}: ${number(value, value != null && value < 10 ? 2 : 0)}`;
    // hours are named at midnight and noon, days by the step that leaves room
    const halves = model.daily ? [] : model.at.map((a, i) => (['00:00', '12:00'].includes(time(a)) ? i : -1)).filter((i) => i >= 0);
    const every = Math.max(1, Math.ceil(n / 6));
    const ticks = halves.length > 2 && halves.length < 12 ? halves.filter((i) => i < n - 3) : model.at.map((_, i) => i).filter((i) => i % every === 0);
    const forecast = model.forecastFrom;
    const thumb = whole ? '100%' : `${((at + 0.5) / n) * 100}%`;
    return html`
      <div class="left">
        <button aria-label=${tr(this.playing ? 'Pause' : 'Play')} @click=${() => (this.playing ? this.stop() : this.play())}><tw-icon name=${this.playing ? 'pause' : 'play'}></tw-icon></button>
        <b>${whole ? model.whole : this.written(at)}</b>
        <span>${model.caption}${whole ? tr(', sum of the range') : ''}</span>
        ${whole ? nothing : html`<span>${value == null ? tr('no data at this hour') : html`<em>${number(value, value < 10 ? 2 : 0)}</em>`}${forecast != null && at >= forecast ? ` ${tr('forecast')}` : ''}
          ${model.whole == null ? nothing : html`<a role="button" tabindex="0" @click=${() => this.all()} @keydown=${(e: KeyboardEvent) => e.key === 'Enter' && this.all()}>${tr('whole range')}</a>`}</span>`}
      </div>
      <div class="track">
        <input type="range" min=${model.whole == null ? 0 : -1} max=${n - 1} .value=${String(whole ? -1 : at)} aria-label=${this.label} aria-valuetext=${words} @input=${this.input}
          @pointerdown=${this.point} />
        <svg aria-hidden="true">
          ${forecast == null ? nothing : svg`<rect class="future" x="${(forecast / n) * 100}%" width="${(1 - forecast / n) * 100}%" y="0" height="66"></rect>`}
          ${model.values.map((v, i) => v == null ? nothing : svg`<rect x="${(i / n) * 100}%" width="${(1 / n) * 100}%" y=${y(v)} height=${66 - y(v)} fill=${tint(v)}
            opacity=${(forecast != null && i >= forecast) || (model.whole != null && !whole && i !== at) ? 0.55 : 1} stroke="var(--tw-surface)" stroke-width=${n > 150 ? 0 : 0.8}></rect>`)}
          ${model.threshold == null ? nothing : svg`<line class="limit" x1="0" x2="100%" y1=${y(model.threshold)} y2=${y(model.threshold)}></line>`}
          <line class="now" x1=${thumb} x2=${thumb} y1="0" y2="66"></line>
          <circle class="thumb" cx=${thumb} cy="66" r="5"></circle>
        </svg>
        ${forecast == null ? nothing : html`<span class="part" style="right:${(1 - forecast / n) * 100}%;padding-right:5px">${tr('known')}</span><span class="part" style="left:${(forecast / n) * 100}%;padding-left:5px">${tr('forecast')}</span>`}
        ${model.threshold == null ? nothing : html`<span class="part" style="right:2px;top:${y(model.threshold) - 15}px">${tr('limit {0}', number(model.threshold, 0))}</span>`}
        ${ticks.map((i) => html`<span class="tick" style="left:${(i / n) * 100}%">${model.daily || isMidnight(model.at[i]) ? day(model.at[i]) : time(model.at[i])}</span>`)}
      </div>`;
  }

  private all() {
    this.stop();
    this.go(-1);
  }

  /** The first place of the input stands for the whole range, so a press is read by where it is among the bars. */
  private point(event: PointerEvent) {
    if (this.model!.whole == null) {
      return;
    }
    event.preventDefault();
    const input = event.currentTarget as HTMLInputElement;
    const to = (e: PointerEvent) => {
      const box = input.getBoundingClientRect();
      const i = Math.max(0, Math.min(this.model!.at.length - 1, Math.floor(((e.clientX - box.left) / box.width) * this.model!.at.length)));
      if (i !== this.index) {
        this.go(i);
      }
    };
    const stop = () => {
      input.removeEventListener('pointermove', to);
      input.removeEventListener('pointerup', stop);
      input.removeEventListener('pointercancel', stop);
    };
    this.stop();
    input.focus();
    input.setPointerCapture(event.pointerId);
    input.addEventListener('pointermove', to);
    input.addEventListener('pointerup', stop);
    input.addEventListener('pointercancel', stop);
    to(event);
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
    this.timer = window.setInterval(() => this.go((this.index + 1) % this.model!.at.length), this.model!.daily ? 700 : 400);
  }

  private stop() {
    this.playing = false;
    window.clearInterval(this.timer);
  }
}
