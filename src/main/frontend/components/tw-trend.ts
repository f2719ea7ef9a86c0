import { customElement } from 'lit/decorators.js';
import { LineChart } from 'echarts/charts';
import { EchartElement, categoryAxis, echarts, markLines, roomFor, tooltip, valueAxis } from '../lib/echart-element';
import { number, short } from '../lib/format';
import { aligned, dayMarks, instants, label, table, type TimeModel } from '../lib/series';
import { colour } from '../lib/tokens';
import { tr } from '../lib/texts';

echarts.use([LineChart]);

@customElement('tw-trend')
export class TwTrend extends EchartElement<TimeModel> {
  protected table(model: TimeModel) {
    return table(model, this.unit);
  }

  protected option(model: TimeModel) {
    const all = instants(model.series);
    return {
      tooltip: tooltip({ valueFormatter: (v: number | null) => (v == null ? tr('no data') : `${number(v)} ${this.unit}`) }),
      grid: roomFor(model.lines),
      xAxis: categoryAxis(all.map((at) => label(at, all)), { boundaryGap: false, axisLabel: { color: colour('--tw-text-3'), fontSize: 11, hideOverlap: true, ...dayMarks(all) } }),
      yAxis: valueAxis({ axisLabel: { color: colour('--tw-text-3'), formatter: short } }),
      series: model.series.map((series, i) => ({
        type: 'line',
        name: series.name,
        data: aligned(series, all).map((value, j) => ({ value, id: all[j] })),
        showSymbol: series.points.length === 1,
        connectNulls: false,
        color: colour(series.token),
        lineStyle: { width: 1.5, type: series.kind === 'FORECAST' ? [4, 3] : 'solid' },
        markLine: i === 0 && model.lines.length ? markLines(model.lines) : undefined,
      })),
    };
  }
}
