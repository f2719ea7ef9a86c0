/** Colours from tokens.css as the browser resolves them; light-dark() cannot be read from the custom property itself. */

export type Stop = [at: number, token: string];

export const CARBON: Stop[] = [0, 150, 300, 450, 600, 800].map((at) => [at, `--tw-carbon-${at}`]);
export const RTT_INSIDE: Stop[] = [[0, '--tw-rtt-0'], [0.5, '--tw-rtt-50'], [1, '--tw-rtt-90']];
export const RTT_OUTSIDE: Stop[] = [[1, '--tw-rtt-100'], [1.5, '--tw-rtt-150'], [2, '--tw-rtt-200']];
export const COST: Stop[] = [1, 2, 3, 4, 5, 6].map((n, i) => [i / 5, `--tw-cost-${n}`]);

let probe: HTMLElement | undefined;
const cache = new Map<string, string>();

export function colour(token: string): string {
  const known = cache.get(token);
  if (known) {
    return known;
  }
  if (!probe) {
    probe = document.createElement('span');
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = '';
  probe.style.color = `var(${token}, #808890)`;
  const value = getComputedStyle(probe).color;
  cache.set(token, value);
  return value;
}

/** Calls back when the theme changes, by the switch or by the system; returns how to stop. */
export function onTheme(changed: () => void): () => void {
  const fire = () => {
    cache.clear();
    changed();
  };
  const observer = new MutationObserver(fire);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['theme'] });
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', fire);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', fire);
  };
}

/** A colour on a scale, interpolated in OKLab so that steps look even. */
export function onScale(stops: Stop[], value: number): string {
  if (value <= stops[0][0]) {
    return colour(stops[0][1]);
  }
  for (let i = 1; i < stops.length; i++) {
    const [at, token] = stops[i];
    if (value <= at) {
      const [before, from] = stops[i - 1];
      return mix(colour(from), colour(token), (value - before) / (at - before));
    }
  }
  return colour(stops[stops.length - 1][1]);
}

export function carbonColour(grams: number | null | undefined): string {
  return grams == null ? colour('--tw-carbon-unknown') : onScale(CARBON, grams);
}

/** @param share of the objective; 1 is the break */
export function rttColour(share: number | null | undefined): string {
  if (share == null) {
    return colour('--tw-rtt-unreachable');
  }
  return share <= 1 ? onScale(RTT_INSIDE, share) : onScale(RTT_OUTSIDE, share);
}

export function costColour(share: number | null | undefined): string {
  return share == null ? colour('--tw-surface-strong') : onScale(COST, share);
}

/** Relative luminance at which black and white text stand out as much as each other, 4.58 to 1 (WCAG 2, contrast ratio). */
const EVEN_LUMINANCE = 0.179;

/** Text that can be read on a ground of that colour: black or white, 4.5 to 1 at least on any. */
export function inkOn(ground: string): string {
  const [r, g, b] = linear(ground);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > EVEN_LUMINANCE ? '#000000' : '#ffffff';
}

function channels(text: string): number[] {
  return (text.match(/[\d.]+/g) ?? ['128', '128', '128']).slice(0, 3).map(Number);
}

/** By colour text: scales are made of few. */
const labs = new Map<string, number[]>();

function lab(text: string): number[] {
  let known = labs.get(text);
  if (!known) {
    known = toLab(text);
    if (labs.size < 500) {
      labs.set(text, known);
    }
  }
  return known;
}

function linear(text: string): number[] {
  return channels(text).map((c) => {
    const x = c / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  });
}

function toLab(text: string): number[] {
  const [r, g, b] = linear(text);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function mix(from: string, to: string, share: number): string {
  const a = lab(from);
  const b = lab(to);
  const [L, A, B] = a.map((x, i) => x + (b[i] - x) * share);
  const l = (L + 0.3963377774 * A + 0.2158037573 * B) ** 3;
  const m = (L - 0.1055613458 * A - 0.0638541728 * B) ** 3;
  const s = (L - 0.0894841775 * A - 1.291485548 * B) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((x) => {
    const y = x <= 0.0031308 ? 12.92 * x : 1.055 * Math.max(x, 0) ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, y)) * 255);
  });
  return `rgb(${rgb.join(', ')})`;
}
