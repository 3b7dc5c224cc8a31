import QRCode from 'qrcode';

/** A QR code as one path of a drawing, `size` units wide without its quiet zone. */
export interface DrawnCode {
  readonly size: number;
  readonly path: string;
}

/** Draws an address as a QR code: one row of dark squares after another, so that it needs no style and no script. */
export function drawCode(address: string): DrawnCode {
  const { size, data } = QRCode.create(address, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: size }, (_, y) => {
    let row = '';
    for (let x = 0; x < size; x += 1) {
      let end = x;
      while (end < size && data[y * size + end]) end += 1;
      if (end > x) row += `M${x} ${y}h${end - x}v1h-${end - x}z`;
      x = Math.max(x, end);
    }
    return row;
  });
  return { size, path: rows.join('') };
}
