import { day, dayTime, isMidnight } from './format';
import type { Table } from './save';

export interface Point { at: string; value: number | null }
export interface Series { name: string; token: string; points: Point[]; kind: string }
export interface Line { label: string; value: number }
export interface TimeModel { series: Series[]; lines: Line[]; incomplete?: boolean }

/** All instants of all series, ascending. */
export function instants(series: Series[]): string[] {
  return [...new Set(series.flatMap((s) => s.points.map((p) => p.at)))].sort((a, b) => Date.parse(a) - Date.parse(b));
}

export function label(at: string, all: string[]): string {
  return all.every(isMidnight) ? day(at) : dayTime(at);
}

/** Over more than three days an axis of hours names days only, at their first hour. */
export function dayMarks(all: string[]): object {
  const midnights = all.map((at, i) => (isMidnight(at) ? i : -1)).filter((i) => i >= 0);
  if (midnights.length <= 3 || midnights.length === all.length) {
    return {};
  }
  const every = Math.ceil(midnights.length / 9);
  const marked = new Set(midnights.filter((_, i) => i % every === 0));
  return { interval: (i: number) => marked.has(i), formatter: (_: string, i: number) => day(all[i]) };
}

/** Values in the order of the instants; what a series does not have is a gap. */
export function aligned(series: Series, all: string[]): (number | null)[] {
  const known = new Map(series.points.map((p) => [p.at, p.value]));
  return all.map((at) => known.get(at) ?? null);
}

export function table(model: TimeModel, unit: string): Table {
  const all = instants(model.series);
  const columns = model.series.map((s) => aligned(s, all));
  return {
    header: ['at', ...model.series.map((s) => `${s.name}, ${unit}`)],
    rows: all.map((at, i) => [at, ...columns.map((c) => c[i])]),
  };
}
