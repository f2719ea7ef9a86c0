import { locale, tr } from './texts';

/** Numbers and instants as the server writes them: true minus, the person's separators and zone unless the URL says otherwise. */

export function zone(): string {
  return new URLSearchParams(location.search).get('zone') ?? document.documentElement.dataset.zone ?? 'UTC';
}

export function number(value: number | null | undefined, decimals?: number): string {
  if (value == null || !Number.isFinite(value)) {
    return tr('unknown');
  }
  const size = Math.abs(value);
  const digits = decimals ?? (size >= 1000 || size === 0 ? 0 : size >= 1 ? 2 : 4);
  return value.toLocaleString(locale(), { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: digits }).replace('-', '−');
}

/** Short form for axes: 1.5k, 2M. */
export function short(value: number): string {
  const size = Math.abs(value);
  for (const [limit, suffix] of [[1e9, 'G'], [1e6, 'M'], [1e3, 'k']] as const) {
    if (size >= limit) {
      return `${number(value / limit, value % limit === 0 ? 0 : 1)}${suffix}`;
    }
  }
  return value.toLocaleString(locale(), { maximumFractionDigits: 4 }).replace('-', '−');
}

export function signed(value: number, decimals?: number): string {
  return (value > 0 ? '+' : '') + number(value, decimals);
}

function write(at: string | number | Date, options: Intl.DateTimeFormatOptions, language = locale()): string {
  return new Intl.DateTimeFormat(language, { timeZone: zone(), ...options }).format(new Date(at));
}

export const day = (at: string | number | Date) => write(at, { day: 'numeric', month: 'short' });
/** By the clock of 24 hours for everybody, as axes have no room for another. */
export const time = (at: string | number | Date) => write(at, { hour: '2-digit', minute: '2-digit' }, 'en-GB');
export const dayTime = (at: string | number | Date) => `${day(at)}, ${time(at)}`;

export function isMidnight(at: string | number | Date): boolean {
  return time(at) === '00:00';
}
