import type { Drawn, View } from './map-layout';
import { colour } from './tokens';

const SLICE_MS = 5;
/** After so many the picture is asked for, as a browser otherwise puts all the work off to the end. */
const BATCH = 40;

/**
 * Paints more arcs than elements can be moved: a few with each frame into a picture that nobody sees, which then takes the
 * place of the one before. Until then that one stays, moved to where it would be.
 */
export class ArcPainter {
  private frame = 0;
  private shown: { view: View; beyondX: number; beyondY: number } | null = null;
  private of: unknown[] = [];

  stop() {
    cancelAnimationFrame(this.frame);
    this.of = [];
  }

  /** @param of what the picture is made of: the same is not painted again */
  paint(canvas: HTMLCanvasElement, arcs: Drawn[], view: View, beyondX: number, beyondY: number, of: unknown[]) {
    if (of.length === this.of.length && of.every((each, at) => each === this.of[at])) {
      return;
    }
    cancelAnimationFrame(this.frame);
    this.of = of;
    this.place(canvas, view, beyondX, beyondY);
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio].map(Math.round);
    if (!width || !height) {
      this.of = [];
      return;
    }
    const hidden = document.createElement('canvas');
    [hidden.width, hidden.height] = [width, height];
    const pen = hidden.getContext('2d', { willReadFrequently: true })!;
    pen.setTransform(ratio, 0, 0, ratio, beyondX * ratio, beyondY * ratio);
    let next = 0;
    const slice = () => {
      const until = performance.now() + SLICE_MS;
      while (next < arcs.length && performance.now() < until) {
        for (const end = Math.min(arcs.length, next + BATCH); next < end; next++) {
          draw(pen, arcs[next]);
        }
        pen.getImageData(0, 0, 1, 1);
      }
      if (next < arcs.length) {
        this.frame = requestAnimationFrame(slice);
        return;
      }
      [canvas.width, canvas.height] = [width, height];
      canvas.getContext('2d')!.drawImage(hidden, 0, 0);
      canvas.dataset.arcs = String(arcs.length);
      this.shown = { view, beyondX, beyondY };
      this.place(canvas, view, beyondX, beyondY);
    };
    this.frame = requestAnimationFrame(slice);
  }

  private place(canvas: HTMLCanvasElement, view: View, beyondX: number, beyondY: number) {
    const was = this.shown;
    if (!was) {
      return;
    }
    const k = view.k / was.view.k;
    // the canvas begins at its own edge, the view at the map's
    const x = view.x - was.view.x * k + beyondX - was.beyondX * k;
    const y = view.y - was.view.y * k + beyondY - was.beyondY * k;
    canvas.style.transform = k === 1 && x === 0 && y === 0 ? '' : `translate(${x}px,${y}px) scale(${k})`;
  }
}

function draw(pen: CanvasRenderingContext2D, { arc, width, from, control, stop, end, left, right }: Drawn) {
  const ink = colour(arc.token);
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.quadraticCurveTo(control.x, control.y, stop.x, stop.y);
  pen.strokeStyle = ink;
  pen.lineWidth = width;
  pen.globalAlpha = 0.88;
  pen.stroke();
  pen.beginPath();
  pen.moveTo(end.x, end.y);
  pen.lineTo(left.x, left.y);
  pen.lineTo(right.x, right.y);
  pen.closePath();
  pen.fillStyle = ink;
  pen.globalAlpha = 1;
  pen.fill();
}
