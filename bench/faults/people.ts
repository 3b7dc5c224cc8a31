import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { issueToken } from '#modules/account/server';
import type { Answers } from '#modules/form';
import { rightAnswers } from '#test/right-answers';
import { ask, type Answer, type Asked, type Said } from './caller.ts';
import type { House } from './house.ts';

/** A procedure without papers, settled by the province: the shortest way to a filing. */
const PROCEDURE = '1.115019';
const CITIZENS = ['0900000001', '0900000002', '0900000003', '0900000004'];
const OFFICERS = [1, 2, 3, 4].map((n) => `tiepnhan${n}.motcua`);
const TRY_AGAIN = 150; // milliseconds
const ENOUGH_AFTER = 12; // acknowledgements after a fault, until people may stop
const GIVE_UP = 150_000; // milliseconds without any of them

/** What somebody was told about a dossier. */
export interface Told {
  readonly dossierId: string;
  readonly reference: string;
  readonly code: string | null;
}

/** How work went while something went wrong. */
export interface Shift {
  readonly told: readonly Told[];
  readonly acknowledged: number;
  /** Seconds from the fault until the first acknowledgement after the last one that did not come; `null` when all came. */
  readonly back: number | null;
  /** Answers that said no, by status and code; 0: no answer at all. */
  readonly refused: ReadonlyMap<string, number>;
}

/** Citizens who file and officers who receive, without a pause, each asking again until they are told. */
export class PeopleAtWork {
  readonly #house: House;
  readonly #answers: Answers;
  readonly citizens: readonly string[];
  readonly officers: readonly string[];

  private constructor(house: House, hired: { citizens: readonly string[]; officers: readonly string[]; answers: Answers }) {
    this.#house = house;
    this.citizens = hired.citizens;
    this.officers = hired.officers;
    this.#answers = hired.answers;
  }

  static async hire(house: House): Promise<PeopleAtWork> {
    const needs = { db: house.ownerDb, now: Temporal.Now.instant() };
    const tokenOf = async (login: string): Promise<string> =>
      expectOk(await issueToken({ actor: { kind: 'system' }, for: login }, needs)).token;
    const citizens = await Promise.all(CITIZENS.map(tokenOf));
    const officers = await Promise.all(OFFICERS.map(tokenOf));
    const { origin } = house.webs[0];
    const { id } = (await ask({ origin, path: '/dossiers', token: citizens[0]!, body: { procedureCode: PROCEDURE } })).body;
    const form = (await ask({ origin, path: `/dossiers/${id}/form`, token: citizens[0]!, method: 'GET' })).body;
    const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').toString();
    const { answers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, today);
    return new PeopleAtWork(house, { citizens, officers, answers });
  }

  /** Lets people work, lets something go wrong among it, and goes on until work is acknowledged again. */
  async during(fault: () => Promise<unknown>, { beforehand = 2000 } = {}): Promise<Shift> {
    const shift = { told: [] as Told[], at: [] as number[], missed: [] as number[], refused: new Map<string, number>(), isOver: false };
    const working = this.citizens.map((_, index) => this.#work(index, shift));
    await wait(beforehand);
    const from = performance.now();
    await fault();
    const fixed = performance.now();
    const enough = (): boolean => shift.at.filter((moment) => moment > fixed).length >= ENOUGH_AFTER;
    while (!enough() && performance.now() - fixed < GIVE_UP) await wait(100);
    const came = enough();
    shift.isOver = true;
    await Promise.all(working);
    if (!came) throw new Error(`no work was acknowledged within ${GIVE_UP / 1000} s; ${sayRefused(shift.refused)}`);
    const lastMissed = Math.max(0, ...shift.missed);
    const first = shift.at.find((moment) => moment > lastMissed);
    const back = lastMissed < from || first === undefined ? null : (first - from) / 1000;
    return { told: shift.told, acknowledged: shift.at.length, back, refused: shift.refused };
  }

  /** Files one dossier and leaves it to be received. */
  async fileOne(): Promise<string> {
    const shift: Ongoing = { told: [], at: [], missed: [], refused: new Map(), isOver: false };
    const dossierId = await this.#prepare(0, shift);
    await this.#insist({ path: `/dossiers/${dossierId}/submit`, token: this.citizens[0]!, key: newId() }, shift);
    return dossierId ?? '';
  }

  async #work(index: number, shift: Ongoing): Promise<void> {
    while (!shift.isOver) {
      const dossierId = await this.#prepare(index, shift);
      if (dossierId === null) continue;
      const filed = await this.#insist({ path: `/dossiers/${dossierId}/submit`, token: this.citizens[index]!, key: newId() }, shift);
      if (!filed) continue;
      const told: { -readonly [part in keyof Told]: Told[part] } = { dossierId, reference: filed.body.reference, code: null };
      shift.told.push(told);
      const received = await this.#insist(
        { path: `/dossiers/${dossierId}/actions/receive`, token: this.officers[index]!, key: newId() },
        shift,
      );
      if (received) told.code = received.body.code;
    }
  }

  async #prepare(index: number, shift: Ongoing): Promise<string | null> {
    const token = this.citizens[index]!;
    const begun = await this.#insist({ path: '/dossiers', token, body: { procedureCode: PROCEDURE } }, shift);
    if (!begun) return null;
    const path = `/dossiers/${begun.body.id}`;
    const saved = await this.#insist({ path, token, method: 'PATCH', body: { answers: this.#answers } }, shift);
    return saved && begun.body.id;
  }

  /** The same question, with the same key, to one process and the other, until it is answered; null when the shift ended before. */
  async #insist(asked: Omit<Asked, 'origin'>, shift: Ongoing): Promise<Answer | null> {
    for (let tried = 0; ; tried += 1) {
      const answer = await ask({ ...asked, origin: this.#house.webs[tried % 2]!.origin });
      if (answer.status >= 200 && answer.status < 300) {
        shift.at.push(performance.now());
        return answer;
      }
      shift.missed.push(performance.now());
      const said = `${answer.status} ${(answer.body as Partial<Said>).code ?? ''}`.trim();
      shift.refused.set(said, (shift.refused.get(said) ?? 0) + 1);
      // Whoever was not told goes on asking for a while after the others went home: what they were promised is to be seen.
      if (shift.isOver && tried > 200) return null;
      await wait(TRY_AGAIN);
    }
  }
}

interface Ongoing {
  readonly told: Told[];
  readonly at: number[];
  readonly missed: number[];
  readonly refused: Map<string, number>;
  readonly isOver: boolean;
}

export function sayRefused(refused: ReadonlyMap<string, number>): string {
  const said = [...refused].map(([what, times]) => `${times} × ${what.startsWith('0') ? 'no answer' : what}`);
  return said.length === 0 ? 'every answer came' : said.join(', ');
}
