const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let lastMillisecond = 0;
let sequence = 0;

/**
 * A new identifier (UUID version 7, RFC 9562): ordered by the time it was made, so that indexes grow at one end.
 * Made here because PostgreSQL 15 has no `uuidv7()`.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const millisecond = Math.max(performance.timeOrigin + performance.now(), lastMillisecond);
  const whole = Math.floor(millisecond);
  sequence = whole === Math.floor(lastMillisecond) ? sequence + 1 : 0;
  lastMillisecond = sequence > 0xfff ? whole + 1 : millisecond;
  if (sequence > 0xfff) sequence = 0;

  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(Math.floor(lastMillisecond) / 0x1_0000_0000));
  view.setUint32(2, Math.floor(lastMillisecond) % 0x1_0000_0000);
  view.setUint16(6, 0x7000 | sequence);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Whether a text has the shape of an identifier of ours; anything else never reaches the database. */
export function isId(text: string): boolean {
  return ID.test(text);
}
