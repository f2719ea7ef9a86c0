import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  ArrowRight, ArrowUpRight, Ban, Boxes, Calendar, CalendarRange, Check, ChevronDown, ChevronLeft, ChevronRight, CircleAlert, CircleCheck,
  CircleDashed, CircleQuestionMark, CircleX, Clock, Copy, Database, Download, ExternalLink, FileText, Funnel, GitCompare, Globe, Hash, Info,
  LayoutDashboard, Leaf, Lightbulb, Link, ListFilter, Map as MapIcon, Maximize, Menu, Minus, Moon, Pause, Play, Plus, RadioTower, RefreshCw,
  RotateCcw, Scale, ScrollText, Search, Settings, ShieldCheck, ShieldX, SlidersHorizontal, Square, Sun, Table, Timer, Trash2, TriangleAlert,
  Unplug, Upload, User, UserCheck, Wind, Workflow, X, type IconNode,
} from 'lucide';

const ICONS: Record<string, IconNode> = {
  'arrow-right': ArrowRight, 'arrow-up-right': ArrowUpRight, ban: Ban, boxes: Boxes, calendar: Calendar, 'calendar-range': CalendarRange,
  check: Check, 'chevron-down': ChevronDown, 'chevron-left': ChevronLeft, 'chevron-right': ChevronRight, 'circle-alert': CircleAlert,
  'circle-check': CircleCheck, 'circle-dashed': CircleDashed, 'circle-help': CircleQuestionMark, 'circle-x': CircleX, clock: Clock,
  copy: Copy, database: Database, download: Download, 'external-link': ExternalLink, 'file-text': FileText, filter: Funnel,
  'git-compare': GitCompare, globe: Globe, hash: Hash, info: Info, 'layout-dashboard': LayoutDashboard, leaf: Leaf, lightbulb: Lightbulb,
  link: Link, 'list-filter': ListFilter, map: MapIcon, maximize: Maximize, menu: Menu, minus: Minus, moon: Moon, pause: Pause, play: Play,
  plus: Plus, 'radio-tower': RadioTower, refresh: RefreshCw, undo: RotateCcw, scale: Scale, 'scroll-text': ScrollText, search: Search,
  settings: Settings, 'shield-check': ShieldCheck, 'shield-x': ShieldX, 'sliders-horizontal': SlidersHorizontal, square: Square, sun: Sun,
  table: Table, timer: Timer, trash: Trash2, 'triangle-alert': TriangleAlert, unplug: Unplug, upload: Upload, user: User,
  'user-check': UserCheck, wind: Wind, workflow: Workflow, x: X,
};

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon in the colour of the text. */
@customElement('tw-icon')
export class TwIcon extends LitElement {
  static styles = css`:host { display: inline-flex; width: 16px; height: 16px; flex: none; } svg { width: 100%; height: 100%; }`;
  @property() name = '';

  render() {
    const svg = document.createElementNS(SVG, 'svg');
    for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.75', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' })) {
      svg.setAttribute(key, value);
    }
    for (const [tag, attributes] of ICONS[this.name] ?? []) {
      const part = document.createElementNS(SVG, tag);
      Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, String(value)));
      svg.append(part);
    }
    return html`${svg}`;
  }
}
