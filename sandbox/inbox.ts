import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Something a phone or a mailbox received. */
export interface Received {
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly at: string;
  /** The sender's own key: the same one again is the same message. */
  readonly key?: string;
}

const KEPT = 2000; // messages, the newest

/** What the strangers' phones or mailboxes received, newest first. Kept in a file when there is a folder, so that a restart loses nothing. */
export class Inbox {
  readonly #file: string | null;
  #received: Received[] = [];

  constructor(file: string | null) {
    this.#file = file;
    if (file === null) return;
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) this.#received = readLines(file).slice(-KEPT);
  }

  take(message: Received): void {
    if (message.key !== undefined && this.#received.some(({ key }) => key === message.key)) return;
    this.#received.push(message);
    if (this.#received.length > KEPT) this.#received.shift();
    if (this.#file !== null) appendFileSync(this.#file, `${JSON.stringify(message)}\n`, { mode: 0o600 });
  }

  /** Newest first; of one receiver, or of all. */
  newest(isWanted: (to: string) => boolean = () => true): { to: string; subject?: string; text: string; at: string }[] {
    return this.#received
      .filter(({ to }) => isWanted(to))
      .reverse()
      .map(({ to, subject, text, at }) => (subject === undefined ? { to, text, at } : { to, subject, text, at }));
  }
}

/** A line cut short by a sudden end is left out. */
function readLines(file: string): Received[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Received];
      } catch {
        return [];
      }
    });
}
