/** Behaviour of the frame that needs no server: theme, collapsed navigation, keys. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';

const root = document.documentElement;

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage may be forbidden; then the choice lasts as long as the page
  }
}

function store(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    /* see above */
  }
}

function dark(): boolean {
  const theme = root.getAttribute('theme');
  return theme ? theme.includes('dark') : matchMedia('(prefers-color-scheme: dark)').matches;
}

function setTheme(theme: string) {
  root.setAttribute('theme', theme);
}

const theme = stored('tw.theme');
if (theme) {
  setTheme(theme);
}
root.toggleAttribute('data-nav-collapsed', stored('tw.nav') === 'collapsed');

function collapse() {
  const collapsed = root.toggleAttribute('data-nav-collapsed');
  store('tw.nav', collapsed ? 'collapsed' : 'open');
}

document.addEventListener('click', (event) => {
  const target = (event.target as Element | null)?.closest?.('[data-shell]');
  switch (target?.getAttribute('data-shell')) {
    case 'theme': {
      const next = dark() ? 'light' : 'dark';
      setTheme(next);
      store('tw.theme', next);
      break;
    }
    case 'collapse':
      collapse();
      break;
    case 'menu':
      root.toggleAttribute('data-nav-open');
      break;
    default:
      root.removeAttribute('data-nav-open');
  }
});

document.addEventListener('keydown', (event) => {
  const typing = (event.composedPath()[0] as Element | undefined)?.matches?.('input, textarea, select, [contenteditable]');
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    document.querySelector<HTMLElement>('.tw-search')?.click();
  } else if (event.key === '[' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
    collapse();
  } else if (event.key === 'Escape') {
    root.removeAttribute('data-nav-open');
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    walkHits(event);
  }
});

/** Arrow keys walk the hits of the command palette, and back to its field. */
function walkHits(event: KeyboardEvent) {
  const palette = (event.target as Element | null)?.closest?.('.tw-palette-content');
  if (!palette) {
    return;
  }
  const stops = [palette.querySelector<HTMLElement>('vaadin-text-field'), ...palette.querySelectorAll<HTMLElement>('.tw-hits a')];
  const here = stops.findIndex((stop) => stop?.contains(document.activeElement));
  const next = stops[Math.max(0, Math.min(stops.length - 1, here + (event.key === 'ArrowDown' ? 1 : -1)))];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
