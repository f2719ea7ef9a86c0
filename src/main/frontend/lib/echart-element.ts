import { css, html, type CSSResultGroup, type PropertyValues } from 'lit';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import type { EChartsCoreOption } from 'echarts/core';
import { FigureElement } from './figure-element';
import { fileName, png, save } from './save';
import { colour } from './tokens';

echarts.use([SVGRenderer, GridComponent, MarkLineComponent, TooltipComponent]);

/** A chart that ECharts draws, as SVG so that print stays crisp. */
export abstract class EchartElement<M> extends FigureElement<M> {
  static styles: CSSResultGroup = [FigureElement.styles, css`.draw { overflow: hidden; }`];
  private chart?: echarts.ECharts;
  /** Tells the size once the page is laid out; asking for it any earlier would lay the page out a second time. */
  private sizes = new ResizeObserver(([{ target, contentRect }]) => this.sized(target as HTMLElement, contentRect));

  protected abstract option(model: M): EChartsCoreOption;

  protected draw(_model: M) {
    return html`<div class="draw" role="img" aria-label=${this.label} tabindex="0"></div>`;
  }

  protected updated(changed: PropertyValues) {
    super.updated(changed);
    const target = this.renderRoot.querySelector<HTMLElement>('.draw');
    if (this.chart && this.chart.getDom() !== target) {
      this.drop();
    }
    if (!target || !this.model) {
      return;
    }
    if (this.chart) {
      this.fill(this.chart, this.model);
    } else {
      this.sizes.observe(target);
    }
  }

  private sized(target: HTMLElement, { width, height }: DOMRectReadOnly) {
    if (!this.model || !width || !height) {
      return;
    }
    if (this.chart) {
      this.chart.resize({ width, height });
      return;
    }
    this.chart = echarts.init(target, undefined, { renderer: 'svg', width, height });
    this.chart.on('click', (event: any) => this.mark(String(event.seriesName ?? ''), String(event.data?.id ?? event.name ?? '')));
    this.fill(this.chart, this.model);
  }

  private fill(chart: echarts.ECharts, model: M) {
    chart.setOption({ ...base(), ...this.option(model) }, true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.drop();
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected exports(): [string, () => void][] {
    const svg = () => this.chart?.renderToSVGString() ?? '';
    return [
      ...super.exports(),
      ['SVG', () => save(fileName(this.label, 'svg'), new Blob([svg()], { type: 'image/svg+xml' }))],
      ['PNG', async () => {
        const chart = this.chart;
        if (chart) {
          save(fileName(this.label, 'png'), await png(svg(), chart.getWidth(), chart.getHeight(), colour('--tw-surface')));
        }
      }],
    ];
  }

  private drop() {
    this.sizes.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }
}

function base(): EChartsCoreOption {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    animation: !still,
    animationDuration: 160,
    animationDurationUpdate: 160,
    textStyle: { fontFamily: 'Inter Variable, Inter, sans-serif', fontSize: 11, color: colour('--tw-text-2') },
    grid: { left: 46, right: 14, top: 14, bottom: 24 },
    tooltip: tooltip(),
  };
}

export function tooltip(extra: object = {}) {
  return {
    trigger: 'axis',
    confine: true,
    backgroundColor: colour('--tw-surface'),
    borderColor: colour('--tw-line-strong'),
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: colour('--tw-text'), fontSize: 12, lineHeight: 16 },
    axisPointer: { type: 'line', lineStyle: { color: colour('--tw-line-strong') } },
    ...extra,
  };
}

export function categoryAxis(data: string[], extra: object = {}) {
  return {
    type: 'category',
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour('--tw-line-strong') } },
    axisLabel: { color: colour('--tw-text-3'), fontSize: 11, hideOverlap: true },
    ...extra,
  };
}

export function valueAxis(extra: object = {}) {
  return {
    type: 'value',
    splitNumber: 4,
    axisLabel: { color: colour('--tw-text-3'), fontSize: 11 },
    splitLine: { lineStyle: { color: colour('--tw-line') } },
    ...extra,
  };
}

/** Room at the right for the names of lines, which would hide data if they stood on it. */
export function roomFor(lines: { label: string }[]) {
  const longest = Math.max(0, ...lines.map((line) => line.label.length));
  return { left: 46, right: longest ? Math.round(longest * 6.1) + 10 : 14, top: 14, bottom: 24 };
}

export function markLines(lines: { label: string; value: number }[]) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { type: [4, 3], color: colour('--tw-text-2'), width: 1 },
    label: { position: 'end', distance: 4, color: colour('--tw-text-2'), fontSize: 11 },
    data: lines.map((line) => ({ yAxis: line.value, label: { formatter: line.label } })),
  };
}

export { echarts };
