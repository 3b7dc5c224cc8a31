const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let lastMillisecond = 0;
let sequence = 0;

/**
 * A new identifier (UUID version 7, RFC 9562): ordered by the time it was made, so that indexes grow at one end.
 * Made here because PostgreSQL 15 has no `uuidv7()`.
 */
export function newId(): string {
  const millisecond = Math.max(performance.timeOrigin + performance.now(), lastMillisecond);
  const whole = Math.floor(millisecond);
  sequence = whole === Math.floor(lastMillisecond) ? sequence + 1 : 0;
  lastMillisecond = sequence > 0xfff ? whole + 1 : millisecond;
  if (sequence > 0xfff) sequence = 0;

  const time = Math.floor(lastMillisecond);
  const bytes = someRandom();
  const b = (nth: number): string => HEX[bytes[nth] ?? 0] ?? '00';
  const variant = HEX[((bytes[0] ?? 0) & 0x3f) | 0x80] ?? '80';
  const clock = time.toString(16).padStart(12, '0');
  return `${clock.slice(0, 8)}-${clock.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${b(1)}-${b(2)}${b(3)}${b(4)}${b(5)}${b(6)}${b(7)}`;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Fetched many at a time: asking the system for eight bytes costs as much as asking for a thousand. Each is used once. */
const pool = new Uint8Array(2048);
let used = pool.length;

function someRandom(): Uint8Array {
  if (used >= pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += 8;
  return pool.subarray(used - 8, used);
}

/** Whether a text has the shape of an identifier of ours; anything else never reaches the database. */
export function isId(text: string): boolean {
  return ID.test(text);
}
