import { customElement } from 'lit/decorators.js';
import { BarChart } from 'echarts/charts';
import { EchartElement, categoryAxis, echarts, tooltip, valueAxis } from '../lib/echart-element';
import { short, signed } from '../lib/format';
import { colour } from '../lib/tokens';

echarts.use([BarChart]);

interface Model { steps: { name: string; change: number }[]; totalLabel: string }

@customElement('tw-waterfall')
export class TwWaterfall extends EchartElement<Model> {
  protected table(model: Model) {
    const total = model.steps.reduce((sum, step) => sum + step.change, 0);
    return {
      header: ['part', this.unit],
      rows: [...model.steps.map((s) => [s.name, s.change] as (string | number)[]), ...(model.steps.length ? [[model.totalLabel, total]] : [])],
    };
  }

  protected option(model: Model) {
    let level = 0;
    // each bar is drawn from its lower to its upper end; bars below zero need their own stack
    const bars = model.steps.map((step) => {
      const from = level;
      level += step.change;
      return { name: step.name, from, to: level, change: step.change, total: false };
    });
    bars.push({ name: model.totalLabel, from: 0, to: level, change: level, total: true });
    const part = (from: number, to: number) => {
      const low = Math.min(from, to);
      const high = Math.max(from, to);
      return {
        hiddenUp: low > 0 ? low : 0,
        up: high > 0 ? high - Math.max(low, 0) : 0,
        hiddenDown: high < 0 ? high : 0,
        down: low < 0 ? low - Math.min(high, 0) : 0,
      };
    };
    // one number of decimals for all bars, so that they can be compared
    const digits = Math.max(...bars.map((bar) => Math.abs(bar.change))) >= 1000 ? 0 : 2;
    const parts = bars.map((bar) => part(bar.from, bar.to));
    // names and numbers stand beside those of the next bar, or the names lean
    const letters = Math.max(7, ...bars.map((bar) => bar.name.length));
    const narrow = this.offsetWidth - 70 < bars.length * (letters * 6 + 12);
    const tint = (i: number) =>
      bars[i].total ? colour('--tw-text-2') : colour(bars[i].change > 0 ? '--tw-worse' : '--tw-better');
    const hidden = { itemStyle: { color: 'transparent' }, silent: true, tooltip: { show: false } };
    const shown = (key: 'up' | 'down') => ({
      data: parts.map((p, i) => ({
        value: p[key],
        id: bars[i].name,
        itemStyle: { color: tint(i) },
        label: {
          show: key === (bars[i].to + bars[i].from >= 0 ? 'up' : 'down'),
          position: key === 'up' ? 'top' : 'bottom',
          formatter: signed(bars[i].change, digits),
          color: colour('--tw-text'),
          fontWeight: 600,
          ...(narrow ? { fontSize: 10 } : {}),
        },
      })),
    });
    const series = { type: 'bar', stack: 'all', barWidth: '50%' };
    return {
      tooltip: tooltip({
        axisPointer: { type: 'shadow' },
        formatter: (marks: any[]) => `${bars[marks[0].dataIndex].name}<br><b>${signed(bars[marks[0].dataIndex].change, digits)}</b> ${this.unit}`,
      }),
      grid: { left: 56, right: 14, top: 24, bottom: narrow ? 64 : 24 },
      xAxis: categoryAxis(bars.map((bar) => bar.name), {
        axisLabel: { color: colour('--tw-text-2'), interval: 0, ...(narrow ? { rotate: 45, width: 96, overflow: 'truncate' } : {}) },
      }),
      yAxis: valueAxis({ axisLabel: { color: colour('--tw-text-3'), formatter: short } }),
      series: [
        { ...series, ...hidden, data: parts.map((p) => p.hiddenUp) },
        {
          ...series,
          ...shown('up'),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { type: 'solid', width: 1, color: colour('--tw-line-strong') },
            label: { show: false },
            data: bars.slice(0, -1).map((bar, i) => [{ coord: [i, bar.to] }, { coord: [i + 1, bar.to] }]),
          },
        },
        { ...series, ...hidden, data: parts.map((p) => p.hiddenDown) },
        { ...series, ...shown('down') },
      ],
    };
  }
}
