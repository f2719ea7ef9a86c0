import { LitElement, css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { number } from './format';
import { csv, fileName, save, type Table } from './save';
import { onTheme } from './tokens';
import '../components/tw-icon';
import { tr } from './texts';

/** What every chart has: a label, a table view, CSV, and the theme re-read when it changes. */
export abstract class FigureElement<M> extends LitElement {
  static styles: CSSResultGroup = css`
    :host { display: block; position: relative; min-height: 0; height: 240px; font: var(--tw-type-small); color: var(--tw-text-2); }
    :host([hidden]) { display: none; }
    .draw { width: 100%; height: 100%; min-height: 0; }
    .draw:focus-visible { outline: 2px solid var(--tw-focus); outline-offset: 2px; border-radius: 4px; }
    .tools { position: absolute; right: 0; top: var(--tw-chart-tools-top, 0); display: flex; gap: 2px; z-index: 3; }
    .tools button { all: unset; box-sizing: border-box; width: 26px; height: 26px; display: grid; place-items: center; border-radius: 4px; color: var(--tw-text-2); cursor: pointer; }
    .tools button:hover, .tools button[aria-pressed='true'] { background: var(--tw-surface-strong); color: var(--tw-text); }
    .tools button:focus-visible { outline: 2px solid var(--tw-focus); }
    .menu { position: absolute; right: 0; top: 28px; background: var(--tw-surface); box-shadow: var(--tw-elevation-2); border-radius: 6px; padding: 4px; display: grid; }
    .menu button { width: auto; padding: 0 12px; place-items: center start; font: var(--tw-type-body); }
    .scroll { overflow: auto; height: 100%; }
    table { border-collapse: collapse; width: 100%; }
    th { position: sticky; top: 0; background: var(--tw-surface); font: var(--tw-type-micro); text-align: left; padding: 4px 8px; color: var(--tw-text-3); }
    td { padding: 4px 8px; border-top: 1px solid var(--tw-line); color: var(--tw-text); }
    td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
    .none { height: 100%; display: grid; place-items: center; color: var(--tw-text-3); }
  `;

  @property({ attribute: false }) model: M | null = null;
  @property() label = '';
  @property() unit = '';
  @state() protected asTable = false;
  @state() private menuOpen = false;
  private stopTheme?: () => void;

  connectedCallback() {
    super.connectedCallback();
    this.stopTheme = onTheme(() => this.themeChanged());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopTheme?.();
  }

  protected abstract draw(model: M): TemplateResult;
  protected abstract table(model: M): Table;
  protected isEmpty(model: M): boolean {
    return this.table(model).rows.length === 0;
  }
  protected exports(): [string, () => void][] {
    return [['CSV', () => this.model && save(fileName(this.label, 'csv'), csv(this.table(this.model)))]];
  }
  protected themeChanged() {
    this.requestUpdate();
  }

  protected mark(series: string, name: string) {
    this.dispatchEvent(new CustomEvent('mark-click', { detail: { series, name } }));
  }

  render() {
    const model = this.model;
    if (!model || this.isEmpty(model)) {
      return html`<div class="none">${tr('No data in this range')}</div>`;
    }
    return html`
      <div class="tools">
        <button aria-label=${tr('Show {0} as a table', this.label)} title=${tr('Table')} aria-pressed=${this.asTable} @click=${() => (this.asTable = !this.asTable)}>
          <tw-icon name="table"></tw-icon>
        </button>
        <button aria-label=${tr('Save {0}', this.label)} title=${tr('Save')} aria-expanded=${this.menuOpen} @click=${() => (this.menuOpen = !this.menuOpen)}>
          <tw-icon name="download"></tw-icon>
        </button>
        ${this.menuOpen
          ? html`<div class="menu" @keydown=${(e: KeyboardEvent) => e.key === 'Escape' && (this.menuOpen = false)}>
              ${this.exports().map(([name, run]) => html`<button @click=${() => { this.menuOpen = false; run(); }}>${name}</button>`)}
            </div>`
          : nothing}
      </div>
      ${this.asTable ? this.drawTable(model) : this.draw(model)}
    `;
  }

  private drawTable(model: M) {
    const table = this.table(model);
    const numeric = table.header.map((_, i) => table.rows.every((row) => row[i] == null || typeof row[i] === 'number'));
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.label}>
      <table>
        <thead><tr>${table.header.map((name, i) => html`<th scope="col" class=${numeric[i] ? 'n' : ''}>${name}</th>`)}</tr></thead>
        <tbody>
          ${table.rows.map((row) => html`<tr>${row.map((cell, i) => html`<td class=${numeric[i] ? 'n' : ''}>${typeof cell === 'number' ? number(cell) : (cell ?? '')}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
  }
}
