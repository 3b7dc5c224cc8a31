import { Outbox, type Opened } from './outbox.ts';
import type { Letter, Reply, Rumour, Shelf, Standing } from './post.ts';

/** A clock that moves when told, and what waits for it. */
export class Time {
  now: number;
  #waiting: { at: number; work: () => void }[] = [];

  constructor(start: number) {
    this.now = start;
  }

  later(milliseconds: number, work: () => void): () => void {
    const one = { at: this.now + milliseconds, work };
    this.#waiting.push(one);
    return () => (this.#waiting = this.#waiting.filter((other) => other !== one));
  }

  /** Lets time pass; what was due is done. */
  pass(milliseconds: number): void {
    this.now += milliseconds;
    const due = this.#waiting.filter(({ at }) => at <= this.now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.now);
    for (const { work } of due) work();
  }
}

/** What the world does to a letter on its way. */
export type Fate = 'arrives' | 'lost before' | 'lost after' | 'failing';

/** The server as a machine sees it. */
export interface FarEnd {
  readonly save: (letter: Letter) => Promise<Reply>;
  readonly standing: () => Promise<Standing | null>;
}

/** A phone or a computer: one storage, one clock (not always right), a line, and tabs that hear one another. */
export class Machine {
  readonly #drawers = new Map<string, string>();
  readonly #time: Time;
  readonly #slow: number;
  readonly #end: FarEnd;
  tabs: Outbox[] = [];
  fates: Fate[] = [];
  online = true;
  /** What tabs were told to draw anew. */
  heard: string[] = [];

  constructor(lent: { readonly time: Time; readonly clockIsOff: number; readonly end: FarEnd }) {
    this.#time = lent.time;
    this.#slow = lent.clockIsOff;
    this.#end = lent.end;
  }

  readonly shelf: Shelf = {
    keys: () => [...this.#drawers.keys()],
    get: (key) => this.#drawers.get(key) ?? null,
    set: (key, value) => void this.#drawers.set(key, value),
    remove: (key) => void this.#drawers.delete(key),
  };

  /** Opens the page of a draft as the server gives it. */
  open(about: Omit<Opened, 'drawnAt' | 'page'>): Outbox {
    const tab: Outbox = new Outbox(
      { ...about, page: null, drawnAt: this.#time.now },
      {
        shelf: this.shelf,
        send: (letter, { urgent }) => this.#send(letter, urgent),
        ask: async () => (this.online ? this.#end.standing() : null),
        now: () => this.#time.now + this.#slow,
        later: (milliseconds, work) => this.#time.later(milliseconds, work),
        tellOthers: (rumour) => this.#spread(rumour, tab),
        changed: (elsewhere) => this.heard.push(...elsewhere),
      },
    );
    this.tabs.push(tab);
    return tab;
  }

  close(tab: Outbox): void {
    tab.stop();
    this.tabs = this.tabs.filter((other) => other !== tab);
  }

  #spread(rumour: Rumour, teller: Outbox): void {
    for (const tab of this.tabs) if (tab !== teller) tab.heard(rumour);
  }

  async #send(letter: Letter, urgent: boolean): Promise<Reply> {
    const fate = this.fates.shift() ?? 'arrives';
    if (!this.online || fate === 'lost before') return { kind: 'no-line' };
    if (fate === 'failing') return { kind: 'failing' };
    const reply = await this.#end.save(letter);
    return fate === 'lost after' || urgent ? { kind: 'no-line' } : reply;
  }
}
