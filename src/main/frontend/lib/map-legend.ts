import { html, nothing } from 'lit';
import { carbonColour, rttColour } from './tokens';
import { number } from './format';
import { arcWidth, type Arc } from './map-layout';
import { tr } from './texts';

interface Model { layer: string; arcs: Arc[]; threshold: number | null; legend: string }

const CLASS_NAMES: Record<string, string> = {
  internet: 'Internet', 'inter-region': 'Inter-region', 'inter-provider': 'Inter-provider', 'inter-zone': 'Inter-zone', cdn: 'CDN', nat: 'NAT',
  'private-link': 'Private link', peering: 'Peering', 'load-balancer': 'Load balancer', ingress: 'Ingress', 'other-transfer': 'Other transfer',
};

/** What the colours and widths mean, at the bottom left of the map. */
export function legend(model: Model) {
  switch (model.layer) {
    case 'CARBON':
      return scale(model.legend, 800, [0, 150, 300, 450, 600, 800], carbonColour, model.threshold, 'policy',
        html`${model.threshold == null ? nothing : html`<span><i class="ring"></i>${tr('under the policy')}</span>`}<span><i class="square"></i>${tr('metro or edge')}</span>
          <span><i class="hatch"></i>${tr('yearly average')}</span><span><i class="dotted"></i>${tr('forecast')}</span>`);
    case 'LATENCY': {
      const objective = model.threshold ?? 100;
      return scale(model.legend, objective * 2, [0, 0.5, 1, 1.5, 2].map((f) => f * objective), (v) => rttColour(v / objective), model.threshold,
        'objective', html`<span><i class="square"></i>${tr('metro or edge')}</span><span><i class="ring dashed"></i>${tr('outside the objective')}</span><span><i class="grey"></i>${tr('not measured')}</span>`);
    }
    case 'EGRESS': {
      const tokens = [...new Set(model.arcs.map((a) => a.token))];
      return tokens.length === 0 ? nothing : html`<div class="legend"><span class="caption">${tr('Transfer class')}</span>
        <div class="classes">${tokens.map((t) => html`<span><i class="bar" style="background:var(${t})"></i>${tr(CLASS_NAMES[t.replace('--tw-class-', '')] ?? t)}</span>`)}</div>
        <div class="widths"><span class="caption">${tr('Width, {0}', model.legend)}</span>${[500, 2000, 8000].map((cost) => html`<span><i style="height:${arcWidth(cost).toFixed(1)}px"></i>${number(cost, 0)}</span>`)}</div></div>`;
    }
    default:
      return model.legend ? html`<div class="legend"><span class="caption">${model.legend}</span></div>` : nothing;
  }
}

function scale(caption: string, end: number, marks: number[], tint: (value: number) => string, threshold: number | null, name: string, keys: unknown) {
  const steps = Array.from({ length: 60 }, (_, i) => (i + 0.5) / 60);
  return html`<div class="legend"><span class="caption">${caption}</span>
    ${threshold == null ? nothing : html`<div class="limit"><span style="left:${Math.min(100, (threshold / end) * 100)}%">${tr(name)} ${Math.round(threshold)}</span></div>`}
    <div class="scale">${steps.map((s) => html`<i style="background:${tint(s * end)}"></i>`)}
      ${threshold == null ? nothing : html`<b style="left:${Math.min(100, (threshold / end) * 100)}%"></b>`}</div>
    <div class="marks">${marks.map((m, i) => html`<span style="left:${(m / end) * 100}%">${Math.round(m)}${i === marks.length - 1 ? '+' : ''}</span>`)}</div>
    <div class="keys">${keys}</div></div>`;
}
