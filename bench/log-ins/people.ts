import { Caller, type Heard } from '../asking/caller.ts';
import { letter, type Ask } from '../asking/letter.ts';
import type { Web } from '../asking/web.ts';

/** Somebody in front of the door. */
export interface Person {
  readonly port: number;
  readonly address: string;
  /** Takes what each page took, in milliseconds. */
  readonly took: (page: Page, milliseconds: number) => void;
}

export type Page = 'door' | 'phone' | 'message' | 'code' | 'officer' | 'first page';

/** A citizen opens the door, types a phone, waits for the message, types the code and looks at their own page. */
export async function signInCitizen(
  phone: string,
  { person, web, codeFor }: { readonly person: Person; readonly web: Web; readonly codeFor: (phone: string) => Promise<string> },
): Promise<void> {
  const line = new Line(person, web);
  try {
    await line.ask('door', { path: '/dang-nhap', page: true }, 200);
    const asked = await line.ask('phone', { path: '/dang-nhap', page: true, form: { phone, next: '' } }, 303);
    const challenge = cookieIn(asked, 'motcua-ma');
    const from = performance.now();
    const code = await codeFor(phone);
    person.took('message', performance.now() - from);
    const form = { code, challenge };
    const entered = await line.ask('code', { path: '/dang-nhap/ma?/enter', page: true, cookie: `motcua-ma=${challenge}`, form }, 303);
    await line.ask('first page', { path: '/ho-so', page: true, cookie: `motcua=${cookieIn(entered, 'motcua')}` }, 200);
  } finally {
    line.close();
  }
}

/** An officer signs in with everything at once and looks at their list. */
export async function signInOfficer(
  given: { readonly login: string; readonly password: string; readonly code: string },
  { person, web }: { readonly person: Person; readonly web: Web },
): Promise<void> {
  const line = new Line(person, web);
  try {
    await line.ask('door', { path: '/can-bo/dang-nhap', page: true }, 200);
    const entered = await line.ask('officer', { path: '/can-bo/dang-nhap', page: true, form: { ...given, next: '' } }, 303);
    await line.ask('first page', { path: '/can-bo', page: true, cookie: `motcua=${cookieIn(entered, 'motcua')}` }, 200);
  } finally {
    line.close();
  }
}

class Line {
  readonly #caller: Caller;
  readonly #person: Person;
  readonly #origin: string;

  constructor(person: Person, web: Web) {
    this.#caller = new Caller(person.port);
    this.#person = person;
    this.#origin = web.origin;
  }

  async ask(page: Page, ask: Ask, expected: number): Promise<Heard> {
    const from = performance.now();
    const heard = await this.#caller.ask(letter({ ...ask, address: this.#person.address }, this.#origin));
    this.#person.took(page, performance.now() - from);
    if (heard.status !== expected) throw new Error(`${ask.path} answered ${heard.status}, not ${expected}`);
    return heard;
  }

  close(): void {
    this.#caller.close();
  }
}

function cookieIn({ headers }: Heard, name: string): string {
  const value = new RegExp(`^set-cookie: ${name}=([^;\\s]+)`, 'imu').exec(headers)?.[1];
  if (value === undefined) throw new Error(`No cookie ${name} came back`);
  return value;
}
