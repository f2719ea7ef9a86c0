import { css, html, nothing, type CSSResultGroup } from 'lit';
import { FigureElement } from './figure-element';
import { number } from './format';
import { fileName, png, save } from './save';
import { carbonColour, colour, costColour, inkOn, rttColour } from './tokens';
import { tr } from './texts';

export interface GridModel {
  rows: string[];
  columns: string[];
  cells: { row: number; column: number; value: number | null }[];
  scale: 'CARBON' | 'COST' | 'RTT';
  objective: number | null;
}

const safe = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Values in a grid of coloured cells. It is a table by itself, so that everyone can read it. */
export abstract class GridElement extends FigureElement<GridModel> {
  static styles: CSSResultGroup = [FigureElement.styles, css`
    :host { height: auto; max-height: 560px; }
    .scroll { max-height: inherit; }
    table.map { border-collapse: separate; border-spacing: 1px; width: 100%; }
    /* without numbers every cell is a mark and all of them fit; their words are in the title and in the table */
    table.map.marks { table-layout: fixed; height: 100%; }
    table.map.marks .row-names { width: 42px; }
    table.map.marks thead th { overflow: visible; background: none; z-index: auto; position: static; text-align: left; padding: 0 0 2px; }
    table.map.marks tbody th { padding: 0 6px 0 0; height: 8px; line-height: 8px; text-align: right; }
    /* one height for every row, so that what is left over is shared out evenly */
    table.map.marks tbody td { height: 8px; min-width: 0; border-radius: 1px; line-height: 0; }
    table.map.marks thead td { height: 16px; }
    /* where marks are narrow every other name has the room of two */
    @media (max-width: 480px) { table.map.marks thead th.second { color: transparent; } }
    table.map.tall thead th { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; max-height: 128px; overflow: hidden; text-overflow: ellipsis; padding: 6px 2px; margin: 0 auto; }
    table.map.tall td { min-width: 34px; }
    table.map.tall tbody th { max-width: 150px; overflow: hidden; text-overflow: ellipsis; }
    table.map th { padding: 2px 6px; white-space: nowrap; }
    table.map thead th { text-align: center; z-index: 1; }
    table.map tbody th { position: sticky; left: 0; z-index: 1; }
    table.map td { border: 0; padding: 0; height: 22px; min-width: 14px; text-align: center; font: var(--tw-type-micro); font-variant-numeric: tabular-nums; border-radius: 2px; }
    td.known { cursor: pointer; }
    .unknown { background: repeating-linear-gradient(45deg, var(--tw-surface-strong) 0 2px, transparent 2px 5px); }
  `];

  /** Whether numbers stand in the cells, or only in their titles. */
  protected abstract showNumbers(model: GridModel): boolean;

  protected isEmpty(model: GridModel) {
    return model.cells.length === 0;
  }

  protected table(model: GridModel) {
    return {
      header: ['row', 'column', this.unit],
      rows: model.cells.map((c) => [model.rows[c.row], model.columns[c.column], c.value]),
    };
  }

  protected exports(): [string, () => void][] {
    return [
      ...super.exports(),
      ['SVG', () => this.model && save(fileName(this.label, 'svg'), new Blob([this.picture(this.model).svg], { type: 'image/svg+xml' }))],
      ['PNG', async () => {
        if (this.model) {
          const { svg, width, height } = this.picture(this.model);
          save(fileName(this.label, 'png'), await png(svg, width, height, colour('--tw-surface')));
        }
      }],
    ];
  }

  private tint(model: GridModel): (value: number) => string {
    const highest = Math.max(...model.cells.map((c) => c.value ?? 0), 1e-9);
    return (value) =>
      model.scale === 'CARBON' ? carbonColour(value)
        : model.scale === 'COST' ? costColour(value / highest)
          : rttColour(value / (model.objective ?? highest));
  }

  /** The same grid as a picture that stands by itself: title, names, cells; what is unknown stays empty with a frame. */
  private picture(model: GridModel): { svg: string; width: number; height: number } {
    const tint = this.tint(model);
    const numbers = this.showNumbers(model);
    const cell = numbers ? { w: 40, h: 22 } : { w: Math.max(10, Math.min(26, 720 / model.columns.length)), h: 14 };
    const left = Math.max(...model.rows.map((r) => r.length)) * 6.4 + 16;
    const top = 34 + (numbers ? Math.max(...model.columns.map((c) => c.length)) * 6.2 : 18);
    const width = Math.ceil(left + model.columns.length * cell.w + 60);
    const height = Math.ceil(top + model.rows.length * cell.h + 12);
    const ink = colour('--tw-text-2');
    const every = numbers ? 1 : Math.ceil(model.columns.length / 12);
    const columns = model.columns.map((name, c) => {
      const x = left + c * cell.w;
      return c % every ? ''
        : numbers ? `<text transform="translate(${x + cell.w / 2 + 4} ${top - 6}) rotate(-90)">${safe(name)}</text>`
          : `<text x="${x}" y="${top - 6}">${safe(name)}</text>`;
    });
    const rows = model.rows.map((name, r) => `<text x="${left - 6}" y="${top + r * cell.h + cell.h / 2 + 4}" text-anchor="end">${safe(name)}</text>`);
    const cells = model.cells.map((c) => {
      const [x, y] = [left + c.column * cell.w, top + c.row * cell.h];
      if (c.value == null) {
        return `<rect x="${x + 0.5}" y="${y + 0.5}" width="${cell.w - 1.5}" height="${cell.h - 1.5}" fill="none" stroke="${colour('--tw-line')}"/>`;
      }
      const ground = tint(c.value);
      const figure = numbers ? `<text x="${x + cell.w / 2}" y="${y + cell.h / 2 + 4}" text-anchor="middle" fill="${inkOn(ground)}">${number(c.value, 0)}</text>` : '';
      return `<rect x="${x}" y="${y}" width="${cell.w - 1}" height="${cell.h - 1}" fill="${ground}"/>${figure}`;
    });
    return {
      width,
      height,
      svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, sans-serif" font-size="11" fill="${ink}">`
        + `<rect width="100%" height="100%" fill="${colour('--tw-surface')}"/><text x="8" y="18" font-size="13" font-weight="600" fill="${colour('--tw-text')}">${safe(this.label)}, ${safe(this.unit)}</text>`
        + columns.join('') + rows.join('') + cells.join('') + '</svg>',
    };
  }

  protected draw(model: GridModel) {
    const known = new Map(model.cells.map((c) => [`${c.row}/${c.column}`, c.value]));
    const tint = this.tint(model);
    const numbers = this.showNumbers(model);
    const everyColumn = numbers ? 1 : Math.max(1, Math.ceil(model.columns.length / 12));
    const everyRow = numbers || model.rows.length <= 12 ? 1 : 3;
    const cells = (row: string, r: number) => model.columns.map((column, c) => {
      const value = known.get(`${r}/${c}`);
      if (value == null) {
        return `<td class="unknown" title="${safe(tr('{0}, {1}: unknown', row, column))}"></td>`;
      }
      const ground = tint(value);
      const words = safe(`${row}, ${column}: ${number(value)} ${this.unit}`);
      const figure = numbers ? number(value, 0) : '';
      return `<td class="known" style="background:${ground}${numbers ? `;color:${inkOn(ground)}` : ''}" title="${words}">${figure}</td>`;
    });
    // one text that the browser reads at once: hundreds of cells as nodes of their own took longer than all else on a page
    const body = model.rows.map((row, r) =>
      `<tr><th scope="row" title="${safe(row)}">${r % everyRow ? '' : safe(row)}</th>${cells(row, r).join('')}</tr>`);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${tr('{0}, table', this.label)}>
      <table class="map ${numbers ? (model.columns.length > 6 ? 'tall' : '') : 'marks'}" @click=${(event: MouseEvent) => this.chosen(event, model)}>
        <thead><tr><td class="row-names"></td>${model.columns.map((name, c) => html`<th scope="col" class=${(c / everyColumn) % 2 ? 'second' : ''} title=${name}>${c % everyColumn || (everyColumn > 1 && c > model.columns.length - 2) ? nothing : name}</th>`)}</tr></thead>
        <tbody .innerHTML=${body.join('')}></tbody>
      </table>
    </div>`;
  }

  private chosen(event: MouseEvent, model: GridModel) {
    const cell = (event.target as Element).closest<HTMLTableCellElement>('td.known');
    if (cell) {
      const row = model.rows[(cell.parentElement as HTMLTableRowElement).sectionRowIndex];
      this.mark(row, model.columns[cell.cellIndex - 1]);
    }
  }
}
