import { kindAt, type Arc, type Area, type Cluster, type Site } from './map-layout';
import { carbonColour, colour, rttColour } from './tokens';
import { tr } from './texts';

export interface MapModel {
  layer: 'EGRESS' | 'CARBON' | 'LATENCY' | 'PLACEMENT';
  sites: Site[]; arcs: Arc[]; areas: Area[]; rail: string | null; threshold: number | null; legend: string;
}

export const KINDS: Record<string, string> = { m: 'measured', e: 'estimated', f: 'forecast', p: 'yearly average', o: 'modelled' };

/** Of one hour where there are hours, else what is known of now. */
export function valueAt(site: Site | Area, hour: number): number | null {
  return hour >= 0 && site.hours.length ? (site.hours[hour] ?? null) : site.value;
}

export function fillOf(site: Site, model: MapModel, hour: number): string {
  switch (model.layer) {
    case 'CARBON':
      return carbonColour(valueAt(site, hour));
    case 'LATENCY': {
      const value = valueAt(site, hour);
      return site.ring === 'origin' ? colour('--tw-text') : rttColour(value == null ? null : value / (model.threshold ?? 100));
    }
    default:
      return colour('--tw-surface');
  }
}

/** Its name and its figure, as they stand beside it. */
export function labelOf(cluster: Cluster, model: MapModel, hour: number): [string, string] {
  const more = cluster.sites.length > 1 ? ` +${cluster.sites.length - 1}` : '';
  const site = cluster.lead;
  const layer = model.layer;
  if (layer === 'EGRESS' || layer === 'PLACEMENT') {
    return [site.name + more, ''];
  }
  const value = valueAt(site, hour);
  const written = hour >= 0 && site.hours.length ? (value == null ? tr('no data') : Math.round(value).toString()) : site.valueText;
  return [site.name + more, written];
}

export function ringOf(site: Site, model: MapModel, hour: number): string {
  return site.ring === 'policy' && hour >= 0 && model.threshold != null ? ((valueAt(site, hour) ?? Infinity) < model.threshold ? 'policy' : '') : site.ring;
}

/** Lines of the card over it. */
export function cardOf(cluster: Cluster, model: MapModel, hour: number): string[][] {
  const plain = model.layer === 'EGRESS' || model.layer === 'PLACEMENT';
  return cluster.sites.slice(0, 8).map((s) => {
    const value = valueAt(s, hour);
    const written = hour >= 0 && s.hours.length ? (value == null ? tr('no data') : `${Math.round(value)} gCO2eq/kWh`) : s.valueText || (plain ? '' : s.note || tr('no data'));
    return [s.id, hour >= 0 && value != null && kindAt(s, hour) ? `${written}, ${tr(KINDS[kindAt(s, hour)])}` : written];
  });
}
