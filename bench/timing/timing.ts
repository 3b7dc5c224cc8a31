import { readFileSync } from 'node:fs';
import { aClosedFolder, freePorts, startProgram } from '#test/program';
import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';
import { apart } from './apart.ts';

/** With what warms up, eight people are asked for 28 codes each: a phone takes thirty an hour. */
const ROUNDS = 200;
const WARMING = 20; // rounds that are not counted
/** Less likely than that by chance alone: the times tell who is known. */
const CHANCE = 0.001;
const HEADS = ['milliseconds', 'known p10', 'p50', 'p90', 'unknown p10', 'p50', 'p90', 'known slower', 'by chance'];

/** What a door is asked of somebody; the number makes each asking another one, from an address of its own. */
type Door = (who: { readonly known: boolean; readonly nth: number }) => Promise<Response>;

/** Whether the time of an answer tells who has an account: known and unknown by turns, over the wire. 1 when it does. */
export async function timing({ print, fail }: BenchNeeds): Promise<number> {
  const { folder, remove } = aClosedFolder();
  const program = startProgram({ folder, port: await freePorts(), settings: { LOG_LEVEL: 'warn', TRUSTED_PROXIES: '1' } });
  try {
    await program.ready();
    const rows: (readonly (string | number)[])[] = [];
    const told: string[] = [];
    for (const [name, door] of doorsOf(program.origin)) {
      const { known, unknown } = await askByTurns(door);
      const { share, chance } = apart(known, unknown);
      rows.push([name, ...columnsOf(known), ...columnsOf(unknown), `${(share * 100).toFixed(1)} %`, chance.toFixed(4)]);
      if (chance < CHANCE) told.push(name);
    }
    print(`\n${ROUNDS} times each by turns; 50 % tells nothing, and less than ${CHANCE} is no chance\n\n${table(HEADS, rows)}`);
    for (const name of told) fail(`\nThe time tells who is known: ${name}`);
    return told.length === 0 ? 0 : 1;
  } finally {
    program.child.kill('SIGTERM');
    await program.exited;
    remove();
  }
}

function doorsOf(origin: string): readonly (readonly [name: string, door: Door])[] {
  const { citizens, officers } = JSON.parse(readFileSync('packs/ca-mau/demo/people.json', 'utf8')) as {
    readonly citizens: readonly { readonly phone: string }[];
    readonly officers: readonly { readonly login: string }[];
  };
  const among = <T>(people: readonly T[], nth: number): T => people[nth % people.length]!;
  let asked = 0;
  async function post(path: string, form: Readonly<Record<string, string>>): Promise<Response> {
    asked += 1;
    const address = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
    const headers = { origin, accept: 'text/html', 'x-forwarded-for': address };
    return fetch(origin + path, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' });
  }
  const phones = citizens.map(({ phone }) => phone);
  const nobodys = (nth: number): string => `09870${String(nth % phones.length).padStart(5, '0')}`;
  const askCode: Door = ({ known, nth }) => post('/dang-nhap', { phone: known ? among(phones, nth) : nobodys(nth), next: '' });
  const login = (nth: number): string => among(officers, nth).login;
  const signIn = (name: string): Promise<Response> =>
    post('/can-bo/dang-nhap', { login: name, password: 'not the password', code: '000000' });
  return [
    ['asking for a code', askCode],
    ['a wrong password', ({ known, nth }) => signIn(known ? login(nth) : `${login(nth).slice(0, -1)}-`)],
    ['nobody and nobody', ({ known, nth }) => signIn(`${login(nth).slice(0, -1)}${known ? '_' : '-'}`)],
  ];
}

async function askByTurns(door: Door): Promise<{ readonly known: readonly number[]; readonly unknown: readonly number[] }> {
  const took = { known: [] as number[], unknown: [] as number[] };
  for (let nth = 0; nth < WARMING + ROUNDS; nth += 1) {
    // Who is asked about first changes, so that coming second is no sign either.
    for (const known of nth % 2 === 0 ? [true, false] : [false, true]) {
      const from = performance.now();
      const answer = await door({ known, nth });
      await answer.arrayBuffer();
      if (answer.status === 429 || answer.status >= 500) throw new Error(`The door answered ${answer.status}`);
      if (nth >= WARMING) took[known ? 'known' : 'unknown'].push(performance.now() - from);
    }
  }
  return took;
}

function columnsOf(times: readonly number[]): readonly string[] {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.1, 0.5, 0.9].map((share) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1));
}
