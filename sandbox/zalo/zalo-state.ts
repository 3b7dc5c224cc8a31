import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A line of a chat, as the phone shows it. */
export interface ChatLine {
  readonly id: string;
  /** Whether the account said it. */
  readonly ours: boolean;
  readonly at: number;
  readonly text: string;
  readonly buttons?: readonly { readonly title: string; readonly payload?: string; readonly url?: string }[];
  /** Where a picture lies, on this stranger. */
  readonly picture?: string;
  /** A card that asks for name and phone. */
  readonly asksForInfo?: boolean;
  /** An approved template: a heading and a small table. */
  readonly template?: readonly (readonly [string, string])[];
  seen?: boolean;
}

/** Somebody with a phone and Zalo on it. */
export interface ZaloPerson {
  readonly userId: string;
  readonly phone: string;
  readonly name: string;
  follows: boolean;
  blocks: boolean;
  /** When they last did something towards the account; 0: never. */
  lastInteraction: number;
  readonly chat: ChatLine[];
}

/** The pair that holds, and until when its first half does. */
export interface GrantedPair {
  access: string;
  refresh: string;
  accessUntil: number;
}

interface Kept {
  pair: GrantedPair | null;
  readonly people: Record<string, ZaloPerson>;
}

const MOST_LINES = 200;

/** What Zalo knows: who there is, what was said, which tokens hold. In a file when there is a folder, so that a restart loses nothing. */
export class ZaloState {
  readonly #file: string | null;
  readonly #kept: Kept;

  constructor(file: string | null) {
    this.#file = file;
    this.#kept = file !== null && existsSync(file) ? readKept(file) : { pair: null, people: {} };
  }

  get pair(): GrantedPair | null {
    return this.#kept.pair;
  }

  set pair(pair: GrantedPair | null) {
    this.#kept.pair = pair;
    this.save();
  }

  get people(): readonly ZaloPerson[] {
    return Object.values(this.#kept.people);
  }

  find(userId: string): ZaloPerson | null {
    return this.people.find((person) => person.userId === userId) ?? null;
  }

  byPhone(phone: string): ZaloPerson | null {
    return this.#kept.people[homeSpelling(phone)] ?? null;
  }

  /** Whoever holds this phone; they get Zalo the first time somebody looks. */
  enter(phone: string, name: string): ZaloPerson {
    const home = homeSpelling(phone);
    const person = (this.#kept.people[home] ??= {
      userId: `7${home.slice(1).padStart(18, '0')}`,
      phone: home,
      name,
      follows: false,
      blocks: false,
      lastInteraction: 0,
      chat: [],
    });
    this.save();
    return person;
  }

  say(person: ZaloPerson, line: ChatLine): void {
    person.chat.push(line);
    if (person.chat.length > MOST_LINES) person.chat.shift();
    this.save();
  }

  save(): void {
    if (this.#file === null) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#kept), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

/** `84900…`, `+84900…` and `0900…` are one phone. */
export function homeSpelling(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?84(?=\d{9}$)/, '0');
}

/** A file cut short by a sudden end is as good as none. */
function readKept(file: string): Kept {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    return { pair: null, people: {} };
  }
}
