import { tr } from './texts';

/** Hands a file to the browser; nothing leaves the machine. */

export function save(name: string, content: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export function fileName(label: string, ending: string): string {
  return `${label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'chart'}.${ending}`;
}

export interface Table {
  header: string[];
  rows: (string | number | null)[][];
}

export function csv(table: Table): Blob {
  const cell = (value: string | number | null) => {
    if (value == null) {
      return '';
    }
    // a spreadsheet would run text that begins like a formula
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return new Blob([[table.header, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'], {
    type: 'text/csv;charset=utf-8',
  });
}

/** Draws an SVG at twice its size, so that it can be read on a slide. */
export function png(svg: string, width: number, height: number, ground: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = width * 2;
      canvas.height = height * 2;
      const context = canvas.getContext('2d')!;
      context.fillStyle = ground;
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(tr('The picture could not be made')))));
    };
    image.onerror = () => reject(new Error(tr('The picture could not be drawn')));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}
