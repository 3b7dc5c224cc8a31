import { write, writeSync } from 'node:fs';

const MOST_WAITING = 4 * 1024 * 1024; // letters
const STUCK_AFTER = 500; // milliseconds

/**
 * Lines on their way to a file, written beside the work: a log without room, or that nobody reads, holds nobody up. So much waits for
 * it; what is more is lost, and the program goes on. What waits when the program ends is written then, unless nobody reads.
 */
export function calmLog(file: number): { readonly write: (line: string) => void } {
  let waiting: string[] = [];
  let letters = 0;
  let writingSince: number | null = null;

  function writeOn(): void {
    if (writingSince !== null || waiting.length === 0) return;
    writingSince = performance.now();
    send(Buffer.from(takeAll()));
  }

  function send(bytes: Buffer): void {
    write(file, bytes, (fault, written) => {
      // Without room, what there is to say now is lost; there may be room for what comes next.
      if (!fault && written < bytes.length) return send(bytes.subarray(written));
      writingSince = null;
      writeOn();
    });
  }

  function takeAll(): string {
    const text = waiting.join('');
    [waiting, letters] = [[], 0];
    return text;
  }

  process.once('exit', () => {
    if (waiting.length === 0 || (writingSince !== null && performance.now() - writingSince > STUCK_AFTER)) return;
    try {
      writeSync(file, takeAll());
    } catch {
      // Nobody is left to be told.
    }
  });

  return {
    write(line) {
      if (letters + line.length > MOST_WAITING) return;
      waiting.push(line);
      letters += line.length;
      writeOn();
    },
  };
}
