import { css } from 'lit';

export const mapStyles = css`
  :host { display: block; position: relative; overflow: hidden; background: var(--tw-map-sea); min-height: 160px; font: var(--tw-type-small); color: var(--tw-text-2); contain: strict; }
  .world { position: absolute; inset: 0; transform-origin: 0 0; }
  .world.moving { will-change: transform; cursor: grabbing; }
  .world.moving::before { content: ''; position: absolute; inset: -100%; z-index: 1; }
  .world { touch-action: none; cursor: grab; }
  .world > svg, .world > canvas { display: block; position: absolute; transform-origin: 0 0; }
  .world > canvas { pointer-events: none; will-change: transform; }
  /* the areas below are pointed at where neither a site nor an arc lies */
  svg[part='map'] { pointer-events: none; }
  svg[part='map'] .site, svg[part='map'] .arc { pointer-events: auto; }
  .world:focus-visible { outline: none; }
  .world:focus-visible::after { content: ''; position: absolute; inset: 0; border: 2px solid var(--tw-focus); pointer-events: none; }
  :host([compact]) .world { cursor: default; touch-action: auto; }
  .land { fill: var(--tw-map-land); stroke: var(--tw-map-border); stroke-width: .6; vector-effect: non-scaling-stroke; }
  .area { stroke: var(--tw-map-border); stroke-width: .6; vector-effect: non-scaling-stroke; }
  .hatched { pointer-events: none; }
  .site.unused .ring.objective { stroke: none; }
  .hatch { stroke: var(--tw-map-sea); stroke-width: 1.6; stroke-opacity: .6; }
  .graticule { fill: none; stroke: var(--tw-map-graticule); vector-effect: non-scaling-stroke; }
  .arc { cursor: pointer; }
  .arc .line { fill: none; stroke: currentColor; stroke-opacity: .88; }
  .arc .touch { fill: none; stroke: transparent; stroke-width: 12; }
  .arc .head { fill: currentColor; }
  .arc:hover .line, .arc.selected .line { stroke-opacity: 1; filter: drop-shadow(0 0 2px currentColor); }
  .site { cursor: pointer; outline: none; }
  .site .dot, .site rect { stroke: var(--tw-surface); stroke-width: 1.5; paint-order: stroke; }
  .site.plain .dot, .site.plain rect { stroke: var(--tw-text); stroke-width: 1.75; }
  .site.plain.unused .dot, .site.plain.unused rect { fill: var(--tw-text-3); fill-opacity: .45; stroke: none; }
  .site.unused:not(.plain) .dot, .site.unused:not(.plain) rect { stroke-width: 1; }
  .site.forecast .dot, .site.forecast rect { stroke: var(--tw-text); stroke-width: 1.25; stroke-dasharray: 2 2; }
  .site:focus-visible .dot, .site:focus-visible rect, .site.selected .dot, .site.selected rect { stroke: var(--tw-focus); stroke-width: 3; }
  .ring { fill: none; stroke: var(--tw-text); stroke-width: 1.25; }
  .site.unused .ring { stroke: var(--tw-text-3); stroke-width: 1; }
  .ring.objective { stroke: var(--tw-worse); stroke-dasharray: 3 2; }
  .name { font: 550 11.5px var(--tw-font); fill: var(--tw-text); paint-order: stroke; stroke: var(--tw-map-sea); stroke-width: 3px; stroke-linejoin: round; pointer-events: none; }
  .name .value { fill: var(--tw-text); font-weight: 650; }
  .name.quiet { fill: var(--tw-text-2); font-weight: 400; }
  .rail { position: absolute; left: 12px; right: 12px; top: 10px; padding: 3px 12px; background: var(--tw-surface); border: 1px solid var(--tw-line-strong); border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .rail b { color: var(--tw-text); margin-right: 8px; }
  .legend { position: absolute; left: 12px; bottom: 12px; background: var(--tw-surface); border: 1px solid var(--tw-line-strong); border-radius: 6px; padding: 8px 12px; display: grid; gap: 6px; max-width: min(320px, calc(100% - 80px)); box-sizing: border-box; }
  .caption { font: var(--tw-type-micro); color: var(--tw-text-3); }
  .classes { display: grid; grid-template-columns: repeat(2, auto); gap: 4px 16px; }
  .classes span, .keys span { display: inline-flex; align-items: center; gap: 6px; }
  .widths { display: flex; gap: 14px; align-items: center; font-variant-numeric: tabular-nums; }
  .widths span { display: inline-flex; align-items: center; gap: 6px; }
  .widths i { width: 18px; background: var(--tw-text-2); }
  .bar { width: 18px; height: 3px; }
  .scale { position: relative; display: flex; height: 10px; width: 280px; max-width: 100%; }
  .scale i { flex: 1; }
  .scale b { position: absolute; top: -3px; bottom: -3px; width: 2px; background: var(--tw-text); }
  .limit, .marks { position: relative; height: 14px; width: 280px; max-width: 100%; font: var(--tw-type-micro); font-variant-numeric: tabular-nums; }
  .limit span, .marks span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
  .limit span { color: var(--tw-text); font-weight: 600; transform: translateX(-30%); }
  .marks span:first-child { transform: none; }
  .marks span:last-child { transform: translateX(-100%); }
  .keys { display: flex; flex-wrap: wrap; gap: 4px 14px; }
  i.ring { width: 9px; height: 9px; border: 1.25px solid var(--tw-text); border-radius: 50%; background: var(--tw-idle); background-clip: content-box; padding: 2px; box-sizing: border-box; width: 14px; height: 14px; }
  i.ring.dashed { border: 1.25px dashed var(--tw-worse); }
  i.hatch { width: 16px; height: 9px; background: repeating-linear-gradient(-45deg, var(--tw-idle) 0 2px, transparent 2px 4.5px); }
  i.dotted { width: 11px; height: 11px; border: 1.5px dashed var(--tw-text-2); border-radius: 50%; box-sizing: border-box; }
  i.square { width: 9px; height: 9px; background: var(--tw-idle); }
  i.grey { width: 9px; height: 9px; border-radius: 50%; background: var(--tw-rtt-unreachable); }
  .zoom { position: absolute; right: 12px; bottom: 12px; display: grid; background: var(--tw-surface); border: 1px solid var(--tw-line-strong); border-radius: 6px; overflow: hidden; }
  .zoom button { all: unset; width: 28px; height: 28px; display: grid; place-items: center; cursor: pointer; }
  .zoom button + button { border-top: 1px solid var(--tw-line); }
  .zoom button:hover { background: var(--tw-surface-hover); }
  .zoom button:focus-visible { outline: 2px solid var(--tw-focus); outline-offset: -2px; }
  .card { position: absolute; pointer-events: none; width: 236px; box-sizing: border-box; background: var(--tw-surface); box-shadow: var(--tw-elevation-2); border-radius: 6px; padding: 8px 12px; z-index: 2; }
  .card b { color: var(--tw-text); display: block; margin-bottom: 4px; }
  .card div { display: flex; justify-content: space-between; gap: 12px; line-height: 20px; }
  .card div span:last-child { color: var(--tw-text); font-variant-numeric: tabular-nums; text-align: right; }
  @media (max-width: 720px) { .legend { display: none; } }
`;
