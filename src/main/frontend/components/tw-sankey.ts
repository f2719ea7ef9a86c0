import { customElement } from 'lit/decorators.js';
import { SankeyChart } from 'echarts/charts';
import { EchartElement, echarts, tooltip } from '../lib/echart-element';
import { number } from '../lib/format';
import { colour } from '../lib/tokens';

echarts.use([SankeyChart]);

interface Model {
  nodes: { id: string; label: string; token: string }[];
  links: { from: string; to: string; value: number; token: string }[];
}

@customElement('tw-sankey')
export class TwSankey extends EchartElement<Model> {
  protected table(model: Model) {
    const name = new Map(model.nodes.map((n) => [n.id, n.label]));
    return {
      header: ['from', 'to', this.unit],
      rows: model.links.map((l) => [name.get(l.from) ?? l.from, name.get(l.to) ?? l.to, l.value]),
    };
  }

  protected option(model: Model) {
    const name = new Map(model.nodes.map((n) => [n.id, n.label]));
    return {
      tooltip: tooltip({
        trigger: 'item',
        valueFormatter: (v: number) => `${number(v)} ${this.unit}`,
      }),
      series: [{
        type: 'sankey',
        left: 4, right: 110, top: 6, bottom: 6,
        nodeWidth: 8,
        nodeGap: 9,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: {
          fontSize: 11,
          color: colour('--tw-text'),
          formatter: (p: any) => `${name.get(p.name) ?? p.name}  ${number(p.value, 0)}`,
        },
        data: model.nodes.map((n) => ({ name: n.id, id: n.id, itemStyle: { color: colour(n.token), borderWidth: 0 } })),
        links: model.links.map((l) => ({
          source: l.from, target: l.to, value: l.value,
          lineStyle: { color: colour(l.token), opacity: 0.34, curveness: 0.5 },
        })),
      }],
    };
  }
}
