import { LitElement, html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { geoGraticule, geoMercator, geoPath } from 'd3-geo';
import { countries } from '../lib/countries';
import { carbonColour, onTheme } from '../lib/tokens';
import { ArcPainter } from '../lib/arc-painter';
import { arcAt, clusters, drawArc, fit, headOf, kindAt, labels, lineOf, then, type Area, type Cluster, type Drawn, type Site, type View } from '../lib/map-layout';
import { legend } from '../lib/map-legend';
import { mapStyles } from '../lib/map-styles';
import { KINDS, cardOf, fillOf, labelOf, ringOf, valueAt, type MapModel } from '../lib/site-look';
import './tw-icon';
import { tr } from '../lib/texts';

const unit = geoMercator().scale(1).translate([0, 0]).rotate([-10, 0]).precision(0.05);
const path = geoPath(unit).digits(5);
const outlines = countries(unit);
const land = outlines.map((country) => country.path).join('');
const lines = path(geoGraticule().step([20, 20])()) ?? '';

const STILL: View = { k: 1, x: 0, y: 0 };
/** Drawn beyond each edge, as a share of the width and height, so that a drag uncovers what is there already. */
const BEYOND = 0.3;
const SETTLED_MS = 150;
/** More arcs than these are painted as one picture; the one under the pointer and the chosen one are elements all the same. */
const MOST_ELEMENTS = 300;

/**
 * The world with sites and arcs. Drag, wheel, pinch, or arrow keys, plus, minus and 0.
 * While it moves, what is drawn is moved as one picture; sites, arcs and labels are laid out anew once it rests.
 */
@customElement('tw-map')
export class TwMap extends LitElement {
  static styles = mapStyles;
  @property({ attribute: false }) model: MapModel | null = null;
  @property() label = '';
  @property() selected = '';
  @property({ type: Boolean }) compact = false;
  @property({ type: Number }) hour = -1;
  @state() private size = { w: 0, h: 0 };
  /** What is drawn; where it has been moved since is the drift. */
  @state() private view: View = STILL;
  @query('.world') private world!: HTMLElement;
  @query('canvas') private canvas?: HTMLCanvasElement;
  private painter = new ArcPainter();
  /** Of the painted arcs. */
  @state() private under: Drawn | null = null;
  private drift: View = STILL;
  private frame = 0;
  private rest = 0;
  private layout?: { of: unknown[]; placed: Cluster[]; arcs: Drawn[] };
  @state() private hover: { x: number; y: number; title: string; lines: string[][] } | null = null;
  private touched = false;
  private pointers = new Map<number, { x: number; y: number }>();
  private moved = 0;
  private stopTheme?: () => void;
  private observer = new ResizeObserver(([entry]) => {
    this.size = { w: entry.contentRect.width, h: entry.contentRect.height };
    if (!this.touched) {
      this.reset();
    }
  });

  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
    this.stopTheme = onTheme(() => {
      this.painter.stop();
      this.requestUpdate();
    });
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.stopTheme?.();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
    this.painter.stop();
  }

  protected updated(changed: PropertyValues) {
    if (changed.has('view') && this.world) {
      this.world.style.transform = '';
      this.world.classList.remove('moving');
    }
    if (this.layout && this.world) {
      this.tint();
    }
    if (this.canvas && this.layout) {
      const [beyondX, beyondY] = this.beyond();
      this.painter.paint(this.canvas, this.layout.arcs, this.view, beyondX, beyondY, [this.layout, this.canvas]);
    }
  }

  protected willUpdate(changed: PropertyValues) {
    if (changed.has('model') && !this.touched) {
      this.reset();
    }
  }

  private reset() {
    if (!this.size.w) {
      return;
    }
    const sites = this.model?.sites ?? [];
    const shown = sites.some((s) => s.used) ? sites.filter((s) => s.used) : sites;
    this.drift = STILL;
    this.view = fit(shown.map((s) => unit([s.longitude, s.latitude])!), this.size.w, this.size.h, this.model?.rail ? 44 : 0);
  }

  private at(site: Site) {
    const [x, y] = unit([site.longitude, site.latitude])!;
    return { x: x * this.view.k + this.view.x, y: y * this.view.k + this.view.y };
  }

  /** Grid zones that are whole countries: hatched where only a yearly average is known, paler where it is a forecast. */
  private areas() {
    const model = this.model!;
    if (model.layer !== 'CARBON' || model.areas.length === 0) {
      return nothing;
    }
    const known = new Map(model.areas.map((area) => [area.code, area]));
    const found = outlines.flatMap((country) => {
      const area = known.get(country.code);
      const value = area ? valueAt(area, this.hour) : null;
      return area && value != null ? [{ country, area, value, kind: kindAt(area, this.hour) }] : [];
    });
    const card = (area: Area, value: number, kind: string) => [['gCO2eq/kWh', `${Math.round(value)}`], [tr('Kind'), tr(KINDS[kind] ?? 'unknown')]];
    return svg`${found.map(({ country, area, value, kind }) => svg`<path class="area" d=${country.path} fill=${carbonColour(value)}
        fill-opacity=${kind === 'f' ? 0.5 : kind === 'p' ? 0.62 : 0.85}
        @pointerenter=${(e: PointerEvent) => this.show(e, area.name, card(area, value, kind))} @pointerleave=${() => (this.hover = null)}></path>`)}
      <path class="hatched" d=${found.filter((f) => f.kind === 'p').map((f) => f.country.path).join('')} fill="url(#hatch)"></path>`;
  }

  render() {
    const model = this.model;
    const { w, h } = this.size;
    if (!model || !w) {
      return html`<div class="wait"></div>`;
    }
    const near = this.view.k > w / 1.8;
    const { placed, arcs } = this.laidOut(model, near);
    const [beyondX, beyondY] = this.beyond();
    const box = { w: w + 2 * beyondX, h: h + 2 * beyondY };
    const at = `left:${-beyondX}px;top:${-beyondY}px`;
    const painted = arcs.length > MOST_ELEMENTS;
    const elements = painted ? arcs.filter((drawn) => drawn === this.under || drawn.arc.id === this.selected) : arcs;
    const names = labels(placed, (c) => (c.lead.used || near ? labelOf(c, this.model!, this.hour) : ['', '']), w, h);
    return html`
      <div class="world" role="group" aria-label=${this.label} tabindex=${this.compact ? -1 : 0} @keydown=${this.key}
        @wheel=${this.wheel} @pointerdown=${this.down} @pointermove=${this.move} @pointerup=${this.up} @pointercancel=${this.up} @pointerleave=${() => (this.hover = null)} @click=${this.pressed}>
      <svg class="ground" aria-hidden="true" width=${box.w} height=${box.h} viewBox="${-beyondX} ${-beyondY} ${box.w} ${box.h}" style=${at}>
        <defs><pattern id="hatch" patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="scale(${1 / this.view.k}) rotate(-45)">
          <line class="hatch" x1="0" x2="5" y1="1" y2="1"></line></pattern></defs>
        <g transform="translate(${this.view.x} ${this.view.y}) scale(${this.view.k})">
          <path class="graticule" d=${lines}></path>
          <path class="land" d=${land}></path>
          ${this.areas()}
        </g>
      </svg>
      ${painted ? html`<canvas style="${at};width:${box.w}px;height:${box.h}px"></canvas>` : nothing}
      <svg part="map" width=${box.w} height=${box.h} viewBox="${-beyondX} ${-beyondY} ${box.w} ${box.h}"
        style=${at}>
        ${guard([arcs, this.selected, this.under], () => elements.map((drawn) => svg`<g class="arc ${drawn.arc.id === this.selected ? 'selected' : ''}" style="color:var(${drawn.arc.token})"
            @click=${() => this.choose('arc-click', drawn.arc.id)}
            @pointerenter=${(e: PointerEvent) => this.show(e, drawn.arc.title, drawn.arc.lines)} @pointerleave=${() => (this.hover = null)}>
          <path class="touch" d=${lineOf(drawn)}></path>
          <path class="line" d=${lineOf(drawn)} stroke-width=${drawn.width}></path>
          <path class="head" d=${headOf(drawn)}></path></g>`))}
        ${guard([placed, this.selected, this.marks(placed)], () => placed.map((cluster) => this.site(cluster)))}
        ${names.map((l) => svg`<text class="name ${l.cluster.lead.used ? '' : 'quiet'}" x=${l.x} y=${l.y} text-anchor=${l.anchor}>${l.text}${l.value ? svg`<tspan class="value" dx="4">${l.value}</tspan>` : nothing}</text>`)}
      </svg></div>
      ${model.rail ? html`<div class="rail"><b>Internet</b> ${model.rail}</div>` : nothing}
      ${this.compact ? nothing : html`
        ${legend(model)}
        <div class="zoom">
          <button aria-label=${tr('Zoom in')} @click=${() => this.zoom(1.5)}><tw-icon name="plus"></tw-icon></button>
          <button aria-label=${tr('Zoom out')} @click=${() => this.zoom(1 / 1.5)}><tw-icon name="minus"></tw-icon></button>
          <button aria-label=${tr('Show all sites')} @click=${() => { this.touched = false; this.reset(); }}><tw-icon name="maximize"></tw-icon></button>
        </div>`}
      ${this.hover ? html`<div class="card" style="left:${Math.min(this.hover.x + 14, w - 250)}px;top:${Math.min(this.hover.y + 14, h - 40 - this.hover.lines.length * 20)}px">
        <b>${this.hover.title}</b>${this.hover.lines.map(([name, value]) => html`<div><span>${name}</span><span>${value}</span></div>`)}
      </div>` : nothing}`;
  }

  private beyond(): [number, number] {
    return this.compact ? [0, 0] : [Math.round(this.size.w * BEYOND), Math.round(this.size.h * BEYOND)];
  }

  /** Where sites and arcs lie: the same for every hour, so that the time slider moves colours alone. */
  private laidOut(model: MapModel, near: boolean) {
    const of = [model, this.view, this.size, this.compact];
    if (this.layout && this.layout.of.every((each, at) => each === of[at])) {
      return this.layout;
    }
    const { w, h } = this.size;
    const [x, y] = [w * BEYOND, h * BEYOND];
    const placed = clusters(model.sites.filter((site) => site.used || !this.compact).map((site) => ({ site, ...this.at(site) }))
      .filter((p) => p.x > -x && p.x < w + x && p.y > -y && p.y < h + y), 13, !near);
    const home = new Map(placed.flatMap((c) => c.sites.map((s) => [s.id, c] as const)));
    const sites = new Map(model.sites.map((s) => [s.id, s]));
    const lanes = new Map<Cluster, number>();
    const spot = (id: string) => home.get(id) ?? (sites.has(id) ? this.at(sites.get(id)!) : null);
    const arcs = [...model.arcs].sort((a, b) => b.weight - a.weight).flatMap((arc) => {
      const from = spot(arc.from);
      const to = arc.to === 'internet' ? null : spot(arc.to);
      if (!from || (arc.to !== 'internet' && (!to || to === from))) {
        return [];
      }
      const lane = to ? 0 : (lanes.get(from as Cluster) ?? 0);
      if (!to) {
        lanes.set(from as Cluster, lane + 1);
      }
      return [drawArc(arc, from, to, lane)];
    });
    this.layout = { of, placed, arcs };
    return this.layout;
  }

  /** What an hour changes of sites besides their colour, which is seldom. */
  private marks(placed: Cluster[]): string {
    return placed.map(({ lead }) => `${kindAt(lead, this.hour)}${ringOf(lead, this.model!, this.hour)}`).join();
  }

  /** Colours by hand: they change with every hour, and to compare everything else of each site takes longer than a frame has. */
  private tint() {
    const placed = this.layout!.placed;
    this.renderRoot.querySelectorAll<SVGElement & { tint?: string }>('.site > .body').forEach((body, at) => {
      const fill = fillOf(placed[at].lead, this.model!, this.hour);
      if (body.tint !== fill) {
        body.tint = fill;
        body.setAttribute('fill', fill);
      }
    });
  }

  private site(cluster: Cluster) {
    const { x, y, lead, sites } = cluster;
    const plain = this.model!.layer === 'EGRESS' || this.model!.layer === 'PLACEMENT';
    const r = !lead.used ? (plain ? 2.25 : 3.5) : sites.length > 1 ? 6.5 : 5.5;
    const words = sites.length > 1 ? `${sites.length} sites: ${sites.map((s) => s.name).join(', ')}` : `${lead.name} ${lead.valueText} ${lead.note}`;
    const choose = () => (sites.length > 1 ? this.zoom(2.2, x, y) : this.choose('site-click', lead.id));
    const ring = ringOf(lead, this.model!, this.hour);
    const kind = kindAt(lead, this.hour);
    // what waits beyond the edge for a drag is not for the keyboard
    const seen = x > -20 && x < this.size.w + 20 && y > -20 && y < this.size.h + 20;
    return svg`<g class="site ${plain ? 'plain' : ''} ${!plain && kind === 'f' ? 'forecast' : ''} ${lead.used ? '' : 'unused'} ${lead.id === this.selected ? 'selected' : ''}"
        tabindex=${lead.used && !this.compact && seen ? 0 : -1} role="button" aria-label=${words} @click=${choose}
        @keydown=${(e: KeyboardEvent) => e.key === 'Enter' && choose()}
        @pointerenter=${(e: PointerEvent) => this.show(e, lead.name, cardOf(cluster, this.model!, this.hour))} @pointerleave=${() => (this.hover = null)}>
      ${ring === 'policy' || ring === 'objective' ? svg`<circle class="ring ${ring}" cx=${x} cy=${y} r=${r + (lead.used ? 4 : 2.5)}></circle>` : nothing}
      ${lead.square
        ? svg`<rect class="body" x=${x - r + 1} y=${y - r + 1} width=${2 * r - 2} height=${2 * r - 2}></rect>`
        : svg`<circle class="body dot" cx=${x} cy=${y} r=${r}></circle>`}
    </g>`;
  }

  private show(event: PointerEvent, title: string, lines: string[][]) {
    const box = this.getBoundingClientRect();
    if (this.pointers.size === 0) {
      this.hover = { x: event.clientX - box.left, y: event.clientY - box.top, title, lines };
    }
  }

  private choose(name: string, id: string) {
    if (this.moved < 5) {
      this.dispatchEvent(new CustomEvent(name, { detail: { id } }));
    }
  }

  private zoom(factor: number, x = this.size.w / 2, y = this.size.h / 2, settles = true) {
    const least = (this.size.w / (2 * Math.PI)) * 0.6;
    const now = this.view.k * this.drift.k;
    const f = Math.min(least * 60, Math.max(least, now * factor)) / now;
    this.moveBy({ k: f, x: x - x * f, y: y - y * f }, settles);
  }

  private pan(dx: number, dy: number, settles = true) {
    this.moveBy({ k: 1, x: dx, y: dy }, settles);
  }

  /** @param settles lays out at once; else when nothing has moved for a while, or what is drawn no longer covers the map */
  private moveBy(step: View, settles: boolean) {
    this.touched = true;
    this.drift = then(this.drift, step);
    const { k, x, y } = this.drift;
    const { w, h } = this.size;
    const covers = x <= w * BEYOND * k && y <= h * BEYOND * k && x + w * (1 + BEYOND) * k >= w && y + h * (1 + BEYOND) * k >= h;
    clearTimeout(this.rest);
    if (settles || !covers || k > 2) {
      this.settle();
      return;
    }
    this.rest = window.setTimeout(() => this.settle(), SETTLED_MS);
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      const now = this.drift;
      if (this.world && now !== STILL) {
        this.world.classList.add('moving');
        this.world.style.transform = `translate(${now.x}px,${now.y}px) scale(${now.k})`;
      }
    });
  }

  private settle() {
    clearTimeout(this.rest);
    if (this.drift !== STILL) {
      this.view = then(this.view, this.drift);
      this.drift = STILL;
    }
  }

  private key(event: KeyboardEvent) {
    const run: Record<string, () => void> = {
      ArrowLeft: () => this.pan(60, 0), ArrowRight: () => this.pan(-60, 0), ArrowUp: () => this.pan(0, 60), ArrowDown: () => this.pan(0, -60),
      '+': () => this.zoom(1.5), '=': () => this.zoom(1.5), '-': () => this.zoom(1 / 1.5),
      '0': () => { this.touched = false; this.reset(); },
    };
    if (run[event.key] && !this.compact) {
      event.preventDefault();
      run[event.key]();
    }
  }

  private wheel(event: WheelEvent) {
    if (!this.compact) {
      event.preventDefault();
      const box = this.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY * 0.002), event.clientX - box.left, event.clientY - box.top, false);
    }
  }

  private down(event: PointerEvent) {
    if (!this.compact) {
      this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    }
    this.moved = 0;
  }

  /** The painted arc at an event, if nothing else is there. */
  private arcUnder(event: MouseEvent): Drawn | null {
    if (!this.canvas || !this.layout || (event.composedPath()[0] as Element).closest('.site, .arc')) {
      return null;
    }
    const box = this.getBoundingClientRect();
    return arcAt(this.layout.arcs, event.clientX - box.left, event.clientY - box.top);
  }

  private pressed(event: MouseEvent) {
    const found = this.arcUnder(event);
    if (found) {
      this.choose('arc-click', found.arc.id);
    }
  }

  private move(event: PointerEvent) {
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      if (this.canvas && this.drift === STILL && !(event.composedPath()[0] as Element).closest('.site, .arc')) {
        this.under = this.arcUnder(event);
      }
      return;
    }
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (other) {
      const box = this.getBoundingClientRect();
      const grown = Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1);
      this.zoom(grown, (now.x + other.x) / 2 - box.left, (now.y + other.y) / 2 - box.top, false);
    } else if (this.moved > 4) {
      // only a real drag captures, else a click would never reach the site under it
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      this.hover = null;
      this.pan(now.x - before.x, now.y - before.y, false);
    }
    this.pointers.set(event.pointerId, now);
  }

  private up(event: PointerEvent) {
    this.pointers.delete(event.pointerId);
  }
}
