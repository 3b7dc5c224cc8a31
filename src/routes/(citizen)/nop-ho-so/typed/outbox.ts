import { differingPaths, mergeAnswers, patchOf, type Answers, type Change } from '#modules/form';
import { KeptAnswers, read } from './kept-answers.ts';
import type { Letter, OutboxLent, Reply, Rumour, Standing } from './post.ts';

/** Where what was typed is: `waiting` on this machine, to be sent in a moment; the rest says why it could not be. */
export type OutboxState = 'saved' | 'waiting' | 'sending' | Exclude<Reply['kind'], 'saved'>;

const QUIET = 700; // milliseconds after the last key
const PAUSES = [2, 5, 15, 30, 60]; // seconds between tries, the last one again and again
const CLOCK_SLIP = 60_000; // milliseconds; more means that somebody set this machine's clock

/** A draft as its page was given to this machine. */
export interface Opened extends Standing {
  readonly who: string;
  readonly draftId: string;
  /** The page of the form that is on the screen. */
  readonly page: string | null;
  /** The server's clock when it drew the page, in milliseconds. */
  readonly drawnAt: number;
}

/**
 * Keeps every answer typed into a draft until the server has it: on this machine first, then on its way, again and again.
 *
 * Pure: storage, line and clock are lent. Sending twice, or late, is harmless, since each answer carries the time it was typed and the
 * server keeps the later one.
 */
export class Outbox {
  readonly #kept: KeptAnswers;
  readonly #lent: OutboxLent;
  #base: Answers;
  #version: number;
  #page: string | null;
  #isTurned = false;
  #seen: ReadonlyMap<string, string>;
  #told: Answers;
  #way: Promise<void> | null = null;
  #tries = 0;
  #callOff = (): void => undefined;
  readonly #last = new Map<string, number>();
  readonly #dates = new Map<string, number>();
  readonly #done = new Map<string, string>();

  state: OutboxState = 'saved';
  /** When the server last said that it has everything: its own time, ISO. */
  savedAt: string | null = null;
  /** Why the server does not want it. */
  refusal: string | null = null;

  constructor(about: Opened, lent: OutboxLent) {
    this.#kept = new KeptAnswers(about, lent.shelf);
    this.#lent = lent;
    this.#base = about.answers;
    this.#version = about.version;
    this.#page = about.page;
    this.#readClock(about.drawnAt, { exact: false });
    this.#seen = this.#kept.raw();
    this.#told = this.answers;
    if (this.#isFull()) this.#soon(0);
  }

  /** The answers as the person sees them: what the server has, and over it what it does not have yet. */
  get answers(): Answers {
    return mergeAnswers(this.#base, patchOf(this.#kept.all(this.#lent.now())));
  }

  get version(): number {
    return this.#version;
  }

  /** What was just typed. */
  type(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    this.#watched(() => {
      for (const change of changes) this.#keep(change);
      this.#reread();
    }, changes);
    this.#lent.tellOthers({ kind: 'typed' });
    this.#soon(QUIET);
  }

  /** The page somebody works on now: where they go on from, on this machine or another. */
  turnTo(page: string): void {
    this.#isTurned ||= page !== this.#page;
    this.#page = page;
    if (this.state === 'saved' || this.state === 'waiting') this.#callLater(QUIET);
  }

  /** Sends what there is to send; answers whether the server has everything. */
  async flush(): Promise<boolean> {
    this.#callOff();
    while (this.#way) await this.#way;
    if (!this.#isFull() && !this.#isTurned) return this.#settle();
    this.#way = this.#sendAll().finally(() => (this.#way = null));
    await this.#way;
    return this.state === 'saved';
  }

  /** The page is going away: everything is sent once more, and nobody waits. What does not arrive is still on this machine. */
  putAway(): void {
    if (this.#isFull() || this.#isTurned) void this.#lent.send(this.#letter().letter, { urgent: true }).then(undefined, () => undefined);
  }

  /** Another tab said something, or the shelf is another one. */
  heard(rumour: Rumour): void {
    this.#watched(() => {
      if (rumour.kind === 'saved') {
        this.#learn(rumour);
        for (const [path, raw] of rumour.done) this.#done.set(path, raw);
      }
      this.#reread();
    });
    if (this.#isFull() && this.state === 'saved') this.#soon(QUIET * 10);
    if (!this.#isFull() && this.state !== 'sending') this.#settle();
  }

  /** Asks the server whether another machine changed something. */
  async lookAgain(): Promise<void> {
    const standing = await this.#lent.ask();
    if (standing) this.#watched(() => this.#learn(standing));
  }

  stop(): void {
    this.#callOff();
  }

  #keep({ path, value }: Change): void {
    const at = Math.max(this.#lent.now(), (this.#last.get(path) ?? 0) + 1);
    this.#last.set(path, at);
    this.#kept.keep({ path, value, at });
  }

  async #sendAll(): Promise<void> {
    do {
      this.#become('sending');
      const { letter, raw } = this.#letter();
      const asked = this.#lent.now();
      const reply = await this.#lent.send(letter, { urgent: false });
      if (reply.kind !== 'saved') return this.#failed(reply);
      if (this.#page === letter.page) this.#isTurned = false;
      if (this.#lent.now() - asked < CLOCK_SLIP / 6) this.#readClock(Date.parse(reply.savedAt), { exact: true });
      this.#arrived(reply, { letter, raw });
    } while (this.#isFull());
    this.#tries = 0;
    this.#settle();
  }

  #arrived(reply: Reply & { kind: 'saved' }, { letter, raw }: { letter: Letter; raw: ReadonlyMap<string, string> }): void {
    this.savedAt = reply.savedAt;
    this.refusal = null;
    this.#watched(() => {
      this.#learn({ version: reply.version, answers: reply.answers ?? mergeAnswers(this.#base, letter.answers) });
      this.#lent.tellOthers({ kind: 'saved', answers: this.#base, version: this.#version, done: [...raw] });
      this.#kept.letGo(raw);
      this.#seen = this.#kept.raw();
    });
  }

  #failed(reply: Exclude<Reply, { kind: 'saved' }>): void {
    this.refusal = reply.kind === 'refused' ? reply.code : null;
    if (reply.kind === 'no-line' || reply.kind === 'failing') {
      this.#callLater((PAUSES[Math.min(this.#tries, PAUSES.length - 1)] ?? 60) * 1000);
      this.#tries += 1;
    }
    this.#become(reply.kind);
  }

  #letter(): { readonly letter: Letter; readonly raw: ReadonlyMap<string, string> } {
    const raw = this.#kept.raw();
    const kept = [...raw].flatMap(([path, text]) => read(path, text) ?? []);
    const { ahead } = this.#kept;
    const changedAt = Object.fromEntries(kept.map(({ path, at }) => [path, this.#dated(path, at + ahead)]));
    return {
      letter: { answers: patchOf(kept), changedAt, ...(this.#page === null ? {} : { page: this.#page }), known: this.#version },
      raw,
    };
  }

  /** What the server's clock said a moment ago; `exact`: the answer to a question just asked. */
  #readClock(serverAt: number, { exact }: { readonly exact: boolean }): void {
    const ahead = serverAt - this.#lent.now();
    const before = this.#kept.ahead;
    if (!this.#kept.knowsClock || ahead > before || (exact && ahead < before - CLOCK_SLIP)) this.#kept.ahead = ahead;
  }

  /** By the server's clock; never before what was sent of the same answer earlier, even when this machine's clock is set meanwhile. */
  #dated(path: string, at: number): number {
    const date = Math.max(0, Math.round(at), this.#dates.get(path) ?? 0);
    this.#dates.set(path, date);
    return date;
  }

  #learn({ answers, version }: Standing): void {
    if (version <= this.#version) return;
    this.#base = answers;
    this.#version = version;
  }

  /** What another tab has sent is gone from the shelf; until that tab says how the draft stands, it counts as arrived. */
  #reread(): void {
    const now = this.#kept.raw();
    const gone = [...this.#seen]
      .filter(([path, raw]) => !now.has(path) && this.#done.get(path) !== raw)
      .flatMap(([path, raw]) => read(path, raw) ?? []);
    if (gone.length > 0) this.#base = mergeAnswers(this.#base, patchOf(gone));
    this.#seen = now;
  }

  /** Tells which answers look different without having been typed here. The shelf is everybody's: others may just have written on it. */
  #watched(something: () => void, typed: readonly Change[] = []): void {
    const before = mergeAnswers(this.#told, patchOf(typed));
    something();
    this.#told = this.answers;
    this.#lent.changed(differingPaths(before, this.#told));
  }

  #isFull(): boolean {
    return this.#kept.all(this.#lent.now()).length > 0;
  }

  #settle(): boolean {
    this.#become('saved');
    return true;
  }

  #soon(milliseconds: number): void {
    if (this.state !== 'signed-out' && this.state !== 'switched') this.#callLater(milliseconds);
    if (this.state === 'saved' || this.state === 'refused' || this.state === 'gone') this.#become('waiting');
    else this.#lent.changed([]);
  }

  #callLater(milliseconds: number): void {
    this.#callOff();
    this.#callOff = this.#lent.later(milliseconds, () => void this.flush());
  }

  #become(state: OutboxState): void {
    this.state = state;
    this.#lent.changed([]);
  }
}
