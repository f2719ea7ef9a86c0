import { locale, tr } from './texts';

/** Numbers and instants as the server writes them: true minus, the person's separators and zone unless the URL says otherwise. */

let asked = { search: '', zone: null as string | null };

export function zone(): string {
  if (location.search !== asked.search) {
    asked = { search: location.search, zone: new URLSearchParams(location.search).get('zone') };
  }
  return asked.zone ?? document.documentElement.dataset.zone ?? 'UTC';
}

export function number(value: number | null | undefined, decimals?: number): string {
  if (value == null || !Number.isFinite(value)) {
    return tr('unknown');
  }
  const size = Math.abs(value);
  const digits = decimals ?? (size >= 1000 || size === 0 ? 0 : size >= 1 ? 2 : 4);
  return decimal(decimals ?? 0, digits).format(value).replace('-', '−');
}

/** Short form for axes: 1.5k, 2M. */
export function short(value: number): string {
  const size = Math.abs(value);
  for (const [limit, suffix] of [[1e9, 'G'], [1e6, 'M'], [1e3, 'k']] as const) {
    if (size >= limit) {
      return `${number(value / limit, value % limit === 0 ? 0 : 1)}${suffix}`;
    }
  }
  return decimal(0, 4).format(value).replace('-', '−');
}

export function signed(value: number, decimals?: number): string {
  return (value > 0 ? '+' : '') + number(value, decimals);
}

/** A format takes the browser a thousand times as long to make as to use, and a chart of a month uses it two thousand times. */
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function kept<F extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => F): F {
  let format = made.get(key) as F | undefined;
  if (!format) {
    format = make();
    made.set(key, format);
  }
  return format;
}

function decimal(least: number, most: number): Intl.NumberFormat {
  const language = locale();
  return kept(`${language} ${least} ${most}`, () => new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most }));
}

function write(at: string | number | Date, options: Intl.DateTimeFormatOptions, language = locale()): string {
  const timeZone = zone();
  return kept(`${language} ${timeZone} ${Object.keys(options)}`, () => new Intl.DateTimeFormat(language, { timeZone, ...options })).format(new Date(at));
}

export const day = (at: string | number | Date) => write(at, { day: 'numeric', month: 'short' });
/** By the clock of 24 hours for everybody, as axes have no room for another. */
export const time = (at: string | number | Date) => write(at, { hour: '2-digit', minute: '2-digit' }, 'en-GB');
export const dayTime = (at: string | number | Date) => `${day(at)}, ${time(at)}`;

export function isMidnight(at: string | number | Date): boolean {
  return time(at) === '00:00';
}
