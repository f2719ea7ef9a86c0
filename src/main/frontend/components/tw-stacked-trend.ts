import { customElement } from 'lit/decorators.js';
import { BarChart } from 'echarts/charts';
import { EchartElement, categoryAxis, echarts, markLines, roomFor, tooltip, valueAxis } from '../lib/echart-element';
import { number, short } from '../lib/format';
import { aligned, instants, label, table, type TimeModel } from '../lib/series';
import { colour } from '../lib/tokens';
import { tr } from '../lib/texts';

echarts.use([BarChart]);

@customElement('tw-stacked-trend')
export class TwStackedTrend extends EchartElement<TimeModel> {
  protected table(model: TimeModel) {
    return table(model, this.unit);
  }

  protected option(model: TimeModel) {
    const all = instants(model.series);
    const highest = Math.max(0, ...model.lines.map((line) => line.value));
    return {
      tooltip: tooltip({
        axisPointer: { type: 'shadow' },
        valueFormatter: (v: number | null) => (v == null ? tr('no data') : `${number(v)} ${this.unit}`),
      }),
      grid: roomFor(model.lines),
      xAxis: categoryAxis(all.map((at) => label(at, all))),
      yAxis: valueAxis({
        min: 0,
        max: (range: { max: number }) => (range.max < highest ? highest * 1.05 : null),
        axisLabel: { color: colour('--tw-text-3'), formatter: short },
      }),
      series: model.series.map((series, i) => ({
        type: 'bar',
        name: series.name,
        stack: 'all',
        barCategoryGap: '28%',
        color: colour(series.token),
        data: aligned(series, all).map((value, j) => ({
          value,
          id: all[j],
          itemStyle: { opacity: (model.incomplete && j === all.length - 1) || series.kind === 'FORECAST' ? 0.5 : 1 },
        })),
        itemStyle: { borderColor: colour('--tw-surface'), borderWidth: 0.6 },
        markLine: i === 0 && model.lines.length ? markLines(model.lines) : undefined,
      })),
    };
  }
}
