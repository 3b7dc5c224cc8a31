import { unreachable } from '#kernel/exhaustive';
import type { Answers } from '#modules/form';
import { Machine, Time, type Fate, type FarEnd } from './a-machine.fixture.ts';
import type { Letter, Reply, Standing } from './post.ts';

const WHO = 'person-1';
export const FIELDS = [
  '/vessel/name',
  '/vessel/builtAt',
  '/origin/formerOwner',
  '/vessel/approvalNumber',
  '/owner/address/detail',
] as const;

/** What may happen to somebody who fills in a form on a telephone and a computer. */
export type Step =
  | { readonly do: 'type'; readonly tab: number; readonly field: (typeof FIELDS)[number]; readonly value: string | null }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'line'; readonly machine: number; readonly online: boolean }
  | { readonly do: 'mishap'; readonly machine: number; readonly fates: readonly Fate[] }
  | { readonly do: 'second tab'; readonly machine: number }
  | { readonly do: 'reload'; readonly tab: number }
  | { readonly do: 'close the phone'; readonly machine: number }
  | { readonly do: 'put away'; readonly tab: number }
  | { readonly do: 'look again'; readonly tab: number }
  | { readonly do: 'session'; readonly ended: boolean };

/** The server of a story. */
export interface StoryLent {
  readonly startsAt: number;
  readonly setClock: (milliseconds: number) => void;
  readonly save: (letter: Letter, signedIn: boolean) => Promise<Reply>;
  readonly standing: () => Promise<Standing>;
}

/** One person, a telephone and a computer, and one draft on a real server. */
export class Story {
  readonly #draftId: string;
  readonly #lent: StoryLent;
  readonly #base: Answers;
  readonly #time: Time;
  readonly #machines: readonly Machine[];
  #signedIn = true;
  readonly #model: Record<string, string | null> = {};

  constructor(of: Standing & { readonly draftId: string; readonly clockIsOff: number }, lent: StoryLent) {
    this.#draftId = of.draftId;
    this.#lent = lent;
    this.#base = of.answers;
    this.#time = new Time(lent.startsAt);
    const end: FarEnd = { save: (letter) => lent.save(letter, this.#signedIn), standing: () => this.#ask() };
    this.#machines = [of.clockIsOff, 0].map((clockIsOff) => new Machine({ time: this.#time, clockIsOff, end }));
    for (const one of this.#machines) one.open({ who: WHO, draftId: of.draftId, answers: of.answers, version: of.version });
  }

  get tabs() {
    return this.#machines.flatMap(({ tabs }) => tabs);
  }

  get leftOnShelves(): readonly string[] {
    return this.#machines.flatMap(({ shelf }) => shelf.keys().filter((key) => key.includes(this.#draftId)));
  }

  /** The answers as the person last typed them. */
  get expected(): Answers {
    let answers = JSON.parse(JSON.stringify(this.#base)) as Record<string, unknown>;
    for (const [path, typed] of Object.entries(this.#model)) answers = put(answers, path.split('/').slice(1), typed);
    return answers;
  }

  async happen(one: Step): Promise<void> {
    this.#pass(137);
    switch (one.do) {
      case 'type': {
        const open = this.#at(one.tab);
        // With every page closed there is nothing to type into.
        if (!open) break;
        open.type([{ path: one.field, value: one.value }]);
        this.#model[one.field] = one.value;
        break;
      }
      case 'wait':
        this.#pass(one.seconds * 1000);
        break;
      case 'line':
        this.#machines[one.machine]!.online = one.online;
        break;
      case 'mishap':
        this.#machines[one.machine]!.fates = [...one.fates];
        break;
      case 'second tab':
        if (this.#machines[one.machine]!.tabs.length < 3) await this.#open(this.#machines[one.machine]!);
        break;
      case 'reload':
        await this.#reload(one.tab);
        break;
      case 'close the phone': {
        const closed = this.#machines[one.machine]!;
        for (const open of [...closed.tabs]) closed.close(open);
        closed.online = true;
        await this.#open(closed);
        break;
      }
      case 'put away':
        this.#at(one.tab)?.putAway();
        break;
      case 'look again':
        await this.#at(one.tab)?.lookAgain();
        break;
      case 'session':
        this.#signedIn = !one.ended;
        break;
      default:
        return unreachable(one);
    }
    // What was asked of the server is answered meanwhile, or a few steps later.
    if (one.do !== 'type') await settled();
  }

  /** The line is there, the person is signed in, and every page is looked at once more. */
  async endWell(): Promise<void> {
    this.#signedIn = true;
    for (const one of this.#machines) [one.online, one.fates] = [true, []];
    for (const one of this.#machines) if (one.tabs.length === 0) await this.#open(one);
    for (let round = 0; round < 2; round += 1) {
      for (const open of this.tabs) {
        this.#pass(1000);
        await open.flush();
      }
    }
    await settled();
    for (const open of this.tabs) await open.lookAgain();
  }

  #at(index: number) {
    return this.tabs[index % Math.max(1, this.tabs.length)];
  }

  #pass(milliseconds: number): void {
    // The server's clock first: what falls due now asks a server that lives in the same moment.
    this.#lent.setClock(this.#time.now + milliseconds);
    this.#time.pass(milliseconds);
  }

  /** A page is the server's: without a line or a session there is none to be had. */
  async #open(on: Machine): Promise<void> {
    const given = on.online ? await this.#ask() : null;
    if (given) on.open({ who: WHO, draftId: this.#draftId, ...given });
  }

  async #reload(index: number): Promise<void> {
    const open = this.#at(index);
    const on = this.#machines.find(({ tabs }) => open !== undefined && tabs.includes(open));
    if (!open || !on || (on.tabs.length === 1 && !(on.online && this.#signedIn))) return;
    on.close(open);
    await this.#open(on);
  }

  async #ask(): Promise<Standing | null> {
    return this.#signedIn ? this.#lent.standing() : null;
  }
}

function put(answers: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: string | null): Record<string, unknown> {
  const copy = { ...answers };
  if (rest.length > 0) {
    const inner = put((copy[key] ?? {}) as Record<string, unknown>, rest, value);
    if (Object.keys(inner).length > 0) copy[key] = inner;
    else delete copy[key];
  } else if (value === null) delete copy[key];
  else copy[key] = value;
  return copy;
}

/** Lets what is under way come to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
}
