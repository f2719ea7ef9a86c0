/** Pure geometry of the map: view, clusters, arcs, labels. Screen units are CSS pixels. */

export interface Site {
  id: string; name: string; latitude: number; longitude: number; square: boolean; value: number | null; valueText: string;
  kind: string; ring: string; note: string; hours: (number | null)[]; kinds: string; used: boolean;
}
/** A grid zone that is a whole country. */
export interface Area { code: string; name: string; value: number | null; hours: (number | null)[]; kinds: string }
export interface Arc { id: string; from: string; to: string; weight: number; token: string; title: string; lines: string[][] }
export interface View { k: number; x: number; y: number }
export interface Cluster { x: number; y: number; sites: Site[]; lead: Site }
export interface Box { x: number; y: number; w: number; h: number }
export interface Label { cluster: Cluster; x: number; y: number; anchor: 'start' | 'end' | 'middle'; text: string; value: string }

const RAIL = 44;

/** One letter for the kind of an hour: measured, estimated, forecast, published, (o) modelled; empty where it is unknown. */
export function kindAt(place: { kinds: string }, hour: number): string {
  return place.kinds.length === 1 ? place.kinds : hour >= 0 ? (place.kinds[hour] ?? '').replace('-', '') : '';
}

/** One view after the other: what the first puts at a place the second moves on. */
export function then(first: View, second: View): View {
  return { k: first.k * second.k, x: first.x * second.k + second.x, y: first.y * second.k + second.y };
}

/** A view that shows all given points, not closer than three worlds and not wider than one. */
export function fit(points: [number, number][], width: number, height: number, room: number): View {
  const world = width / (2 * Math.PI);
  if (points.length === 0) {
    return { k: world, x: width / 2, y: height * 0.56 };
  }
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const free = { w: width - 150, h: height - room - 110 };
  const k = Math.min(free.w / Math.max(right - left, 1e-6), free.h / Math.max(bottom - top, 1e-6));
  const limited = Math.max(world, Math.min(k, world * 3));
  return {
    k: limited,
    x: width / 2 - ((left + right) / 2) * limited,
    y: room + (height - room) / 2 - ((top + bottom) / 2) * limited,
  };
}

export function clusters(sites: { site: Site; x: number; y: number }[], near = 13, hide = false): Cluster[] {
  const all: Cluster[] = [];
  const ordered = [...sites].sort((a, b) => Number(b.site.used) - Number(a.site.used));
  for (const { site, x, y } of ordered) {
    const home = all.find((c) => Math.hypot(c.x - x, c.y - y) < near && c.lead.used === site.used);
    // from afar a site that is not ours gives way to ours beside it; zooming in brings it back
    const covered = hide && !site.used && all.some((c) => c.lead.used && Math.hypot(c.x - x, c.y - y) < near);
    if (home) {
      home.sites.push(site);
    } else if (!covered) {
      all.push({ x, y, sites: [site], lead: site });
    }
  }
  return all;
}

export function arcWidth(weight: number): number {
  return Math.min(14, Math.max(1.1, 1.75 * Math.sqrt(weight / 1000)));
}

interface Point { x: number; y: number }
/** An arc in screen units: from its start over a control point to the foot of its head, and on to the head's end. */
export interface Drawn { arc: Arc; width: number; from: Point; control: Point; stop: Point; end: Point; left: Point; right: Point }

export function drawArc(arc: Arc, from: Point, to: Point | null, lane: number): Drawn {
  const width = arcWidth(arc.weight);
  const size = Math.max(4, width * 1.5 + 2);
  let end: Point;
  let control: Point;
  if (to) {
    const distance = Math.hypot(to.x - from.x, to.y - from.y);
    const bend = Math.min(70, distance * 0.16);
    // always bend to the same hand, so that there and back do not cover each other
    const nx = (to.y - from.y) / (distance || 1);
    const ny = -(to.x - from.x) / (distance || 1);
    control = { x: (from.x + to.x) / 2 + nx * bend, y: (from.y + to.y) / 2 + ny * bend };
    const back = 7 / (Math.hypot(to.x - control.x, to.y - control.y) || 1);
    end = { x: to.x + (control.x - to.x) * back, y: to.y + (control.y - to.y) * back };
  } else {
    end = { x: from.x + 4 + lane * 16, y: RAIL };
    control = { x: end.x, y: from.y + (end.y - from.y) * 0.4 };
  }
  const angle = Math.atan2(end.y - control.y, end.x - control.x);
  const stop = { x: end.x - Math.cos(angle) * size, y: end.y - Math.sin(angle) * size };
  const side = (sign: number) => ({ x: stop.x - Math.sin(angle) * (size / 1.6) * sign, y: stop.y + Math.cos(angle) * (size / 1.6) * sign });
  return { arc, width, from, control, stop, end, left: side(1), right: side(-1) };
}

const written = (point: Point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`;

export function lineOf({ from, control, stop }: Drawn): string {
  return `M${written(from)}Q${written(control)} ${written(stop)}`;
}

export function headOf({ end, left, right }: Drawn): string {
  return `M${written(end)}L${written(left)}L${written(right)}Z`;
}

const STEPS = 24;

/** The uppermost arc that passes within so many pixels of a place. */
export function arcAt(all: Drawn[], x: number, y: number, near = 6): Drawn | null {
  for (let i = all.length - 1; i >= 0; i--) {
    const { from: a, control: c, end: b } = all[i];
    const [left, right] = [Math.min(a.x, b.x, c.x) - near, Math.max(a.x, b.x, c.x) + near];
    const [top, bottom] = [Math.min(a.y, b.y, c.y) - near, Math.max(a.y, b.y, c.y) + near];
    if (x < left || x > right || y < top || y > bottom) {
      continue;
    }
    let before = a;
    for (let step = 1; step <= STEPS; step++) {
      const t = step / STEPS;
      const now = { x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * c.x + t * t * b.x, y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * c.y + t * t * b.y };
      if (apart(before, now, x, y) <= near) {
        return all[i];
      }
      before = now;
    }
  }
  return null;
}

/** From a place to a piece of a line. */
function apart(a: Point, b: Point, x: number, y: number): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(a.x + t * dx - x, a.y + t * dy - y);
}

/** Labels that avoid sites and each other; what has no place has no label, the list beside the map has them all. */
export function labels(all: Cluster[], text: (c: Cluster) => [string, string], width: number, height: number): Label[] {
  const taken: Box[] = all.filter((c) => c.lead.used).map((c) => ({ x: c.x - 6, y: c.y - 6, w: 12, h: 12 }));
  const made: Label[] = [];
  for (const cluster of [...all].sort((a, b) => Number(b.lead.used) - Number(a.lead.used) || b.sites.length - a.sites.length)) {
    const [name, value] = text(cluster);
    if (!name) {
      continue;
    }
    const w = (name.length + (value ? value.length + 1 : 0)) * 6.4 + 4;
    const tries: [number, number, Label['anchor']][] = [[10, 4, 'start'], [-10, 4, 'end'], [0, 19, 'middle'], [0, -11, 'middle']];
    for (const [dx, dy, anchor] of tries) {
      const x = cluster.x + dx;
      const y = cluster.y + dy;
      const box = { x: anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2, y: y - 11, w, h: 15 };
      const inside = box.x > 4 && box.x + w < width - 4 && box.y > 4 && box.y + 15 < height - 4;
      const free = taken.every((t) => t.x + t.w < box.x || t.x > box.x + box.w || t.y + t.h < box.y || t.y > box.y + box.h);
      if (inside && free) {
        taken.push(box);
        made.push({ cluster, x, y, anchor, text: name, value });
        break;
      }
    }
  }
  return made;
}
