import { customElement } from 'lit/decorators.js';
import { LineChart, ScatterChart } from 'echarts/charts';
import { EchartElement, echarts, tooltip, valueAxis } from '../lib/echart-element';
import { number, short } from '../lib/format';
import { colour } from '../lib/tokens';

echarts.use([LineChart, ScatterChart]);

interface Point { name: string; x: number; y: number; role: string }
interface Model { xUnit: string; yUnit: string; points: Point[] }

@customElement('tw-scatter')
export class TwScatter extends EchartElement<Model> {
  protected table(model: Model) {
    return {
      header: ['name', model.xUnit, model.yUnit, 'role'],
      rows: model.points.map((p) => [p.name, p.x, p.y, p.role]),
    };
  }

  protected option(model: Model) {
    const front = model.points.filter((p) => p.role === 'front' || p.role === 'chosen').sort((a, b) => a.x - b.x);
    const name = (text: string) => ({ name: text, nameLocation: 'middle', nameTextStyle: { color: colour('--tw-text-3') } });
    return {
      grid: { left: 64, right: 24, top: 20, bottom: 44 },
      tooltip: tooltip({
        trigger: 'item',
        formatter: (e: any) => `${e.data.id}<br>${number(e.data.value[0])} ${model.xUnit}<br>${number(e.data.value[1])} ${model.yUnit}`,
      }),
      xAxis: valueAxis({ ...name(model.xUnit), nameGap: 26, scale: true, splitLine: { show: false }, axisLabel: { formatter: short, color: colour('--tw-text-3') } }),
      yAxis: valueAxis({ ...name(model.yUnit), nameGap: 46, scale: true, axisLabel: { formatter: short, color: colour('--tw-text-3') } }),
      series: [
        { type: 'line', step: 'end', showSymbol: false, silent: true, tooltip: { show: false }, data: front.map((p) => [p.x, p.y]), lineStyle: { width: 1.5, color: colour('--tw-accent') } },
        {
          type: 'scatter',
          data: model.points.map((p) => ({
            id: p.name,
            name: p.name,
            value: [p.x, p.y],
            symbol: p.role === 'today' ? 'diamond' : 'circle',
            symbolSize: p.role === 'chosen' ? 12 : 8,
            itemStyle: {
              color: p.role === 'today' ? colour('--tw-text-3') : p.role === 'chosen' ? colour('--tw-accent') : colour('--tw-surface'),
              borderColor: p.role === 'today' ? colour('--tw-text-3') : colour('--tw-accent'),
              borderWidth: 1.5,
            },
            label: { show: p.role === 'today' || p.role === 'chosen', position: 'right', formatter: p.name, color: colour('--tw-text'), fontSize: 11 },
          })),
        },
      ],
    };
  }
}
