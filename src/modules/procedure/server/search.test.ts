import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { fold } from '#kernel/text';
import { useDatabase } from '#test/database';
import { PACK, settleAgencies } from '#test/pack-procedures';
import { spellingsIn } from '../find/spelling.ts';
import { findProcedures, findWithChoices, type ProcedureQuery } from './find-procedures.ts';
import { loadProcedures } from './load-procedures.ts';

import { readProcedurePack } from './procedure-pack.ts';
import { publishedRevisions } from './revision-store.postgres.ts';
import { indexProcedures } from './search-index.postgres.ts';

const lent = useDatabase();

beforeAll(async () => {
  await settleAgencies(lent.ownerDb);
  await loadProcedures(lent.db, PACK, { now: Temporal.Instant.from('2026-11-22T03:00:00Z') });
});

describe('what people type', () => {
  test.each([
    // as the law says it, with and without marks, in any order
    ['đăng ký khai sinh', '1.001193'],
    ['DANG KY KET HON', '1.000894'],
    ['giay phep tau ca', '1.004359'],
    ['cap lai giay dang ky tau', '1.003634'],
    ['tàu cá đăng ký', '1.003650'],
    ['thường trú đăng ký', '1.004222'],
    ['ly lich tu phap so 1', '3.000333'],
    ['quyền sử dụng đất', '1.013831'],
    ['an toàn thực phẩm', '2.001827'],
    ['mai táng', '1.001731'],
    ['nguon goc thuy san', '1.003666'],
    ['nút giao', '1.115020'],
    // abbreviations
    ['đk kết hôn', '1.000894'],
    ['dk khai sinh', '1.001193'],
    ['hkd', '1.001612'],
    ['dkkd', '1.001612'],
    ['giấy cntt hôn nhân', '1.004873'],
    ['gcn đk tàu cá', '1.003650'],
    ['gpxd', '1.013225'],
    ['vsattp', '2.001827'],
    ['lltp', '3.000333'],
    ['qsdđ', '1.013831'],
    ['đktt', '1.004222'],
    // everyday words
    ['mo quan an', '1.001612'],
    ['sổ đỏ', '1.013831'],
    ['so do', '1.013831'],
    ['giấy độc thân', '1.004873'],
    ['làm giấy khai sinh cho con', '1.001193'],
    ['em bé mới sinh', '1.001193'],
    ['công chứng giấy tờ', '2.000815'],
    ['sao y bản chính', '2.000815'],
    ['xây nhà', '1.013225'],
    ['nhập hộ khẩu', '1.004222'],
    ['thuê nhà trọ', '1.004194'],
    ['bán ghe', '1.003681'],
    ['dong ghe moi', '1.004344'],
    ['tiền người già', '1.014027'],
    ['đám tang', '1.001731'],
    ['dẹp quán', '1.001266'],
    ['đổi tên tiệm', '2.000720'],
    ['nuôi tôm', '1.014801'],
    ['tôi muốn đi đánh cá ngoài biển thì cần giấy gì', '1.004359'],
    // slips of the finger
    ['dang ky khai sihn', '1.001193'],
    ['đăng kí kêt hnôn', '1.000894'],
    ['thuong chu', '1.004222'],
    ['ly lich tu pahp', '3.000333'],
    ['ho kinh doah', '1.001612'],
    ['xay dunng', '1.013225'],
    // words run together, and an input method that was off
    ['khaisinh', '1.001193'],
    ['dang kys keets hoon', '1.000894'],
    ['tauf cas', '1.003650'],
    ['ket61 hon6', '1.000894'],
    // codes
    ['1.003650', '1.003650'],
    ['1003650', '1.003650'],
    ['003650', '1.003650'],
    ['thủ tục 1.003650', '1.003650'],
    ['1.0036', '1.003634'],
  ])('“%s” finds %s among the first three', async (q, code) => {
    expect((await codes({ q })).slice(0, 3)).toContain(code);
  });

  test.each(['zzzz qqqq', 'mua vé máy bay', 'khongcothutucnao', 'thời tiết hôm nay'])('“%s” finds nothing', async (q) => {
    expect(await codes({ q })).toEqual([]);
  });
});

describe('a slip of the finger', () => {
  test('in any significant word of any name, without marks or with them, still finds the procedure', async () => {
    const { procedures } = await findProcedures(lent.db, { limit: 100 });
    const idle = new Set(
      readProcedurePack(PACK.folder, PACK.generateForm)
        .searchWords.idle.flatMap((word) => spellingsIn(word))
        .map(({ plain }) => plain),
    );
    const words = procedures.flatMap(({ code, name }) =>
      (name.match(/\p{L}+/gu) ?? []).filter((word) => word.length >= 4 && !idle.has(fold(word))).map((word) => ({ code, word })),
    );
    const slip = fc.constantFrom('insert', 'delete', 'replace', 'transpose');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...words),
        slip,
        fc.nat(),
        fc.constantFrom(...'abcdeghiklmnopqrstuvxy'.split('')),
        fc.boolean(),
        async ({ code, word }, kind, nth, letter, marks) => {
          const letters = Array.from(marks ? word.normalize('NFC') : fold(word));
          const at = nth % letters.length;
          if (kind === 'insert') letters.splice(at, 0, letter);
          if (kind === 'delete') letters.splice(at, 1);
          if (kind === 'replace') letters[at] = letter;
          if (kind === 'transpose' && at > 0) letters.splice(at - 1, 2, letters[at]!, letters[at - 1]!);
          expect(await codes({ q: letters.join('') })).toContain(code);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('filters', () => {
  test('count what each choice would leave, all others as they are', async () => {
    const query = { q: 'tàu cá', level: 'tỉnh', audience: 'citizen' } as const;
    const { choices } = await findWithChoices(lent.db, query);
    expect(new Set(choices.map(({ filter }) => filter)).size).toBe(5);
    for (const { filter, value, count } of choices) {
      expect((await findProcedures(lent.db, { ...query, [filter]: value })).total, `${filter} ${value}`).toBe(count);
    }
  });

  test('offer the other choices of a filter that is set, so that one can change it', async () => {
    const { choices } = await findWithChoices(lent.db, { level: 'tỉnh', audience: 'citizen' });
    expect(choices.filter(({ filter }) => filter === 'level').map(({ value }) => value)).toEqual(expect.arrayContaining(['tỉnh', 'xã']));
    expect(choices.filter(({ filter }) => filter === 'audience').map(({ value }) => value)).toContain('business');
  });

  test('narrow down together, and what is for both is for either', async () => {
    expect(
      (await findProcedures(lent.db, { agency: 'H12.06.27', online: 'full', audience: 'citizen' })).procedures.every(
        ({ agencyId, onlineLevel, audience }) => agencyId === 'H12.06.27' && onlineLevel === 'full' && audience !== 'business',
      ),
    ).toBe(true);
    const [citizen, business, all] = await Promise.all(
      ([{ audience: 'citizen' }, { audience: 'business' }, {}] as const).map(async (query) => (await findProcedures(lent.db, query)).total),
    );
    expect(citizen! + business!).toBeGreaterThan(all!);
    expect((await findProcedures(lent.db, { agency: 'commune' })).total).toBe(15);
  });

  test('a part of a list is the part asked for, and the total is of all of it', async () => {
    const all = await findProcedures(lent.db, { limit: 100 });
    const second = await findProcedures(lent.db, { limit: 10, offset: 10 });
    expect(second.total).toBe(26);
    expect(second.procedures).toEqual(all.procedures.slice(10, 20));
  });
});

test('what finds nothing is answered with the nearest there is', async () => {
  const { procedures, guesses } = await findProcedures(lent.db, { q: 'bảo hiểm thất nghiệp cho người khai thác cát sỏi lòng sông' });
  expect(procedures).toEqual([]);
  expect(guesses.length).toBeGreaterThan(0);
});

test('an index written twice is written once, and forgets what a procedure no longer says', async () => {
  const written = async () => (await sql<{ indexed: string }>`select code, indexed from procedure order by code`.execute(lent.db)).rows;
  const before = await written();
  const entries = async () =>
    (
      await sql<{ differing: number }>`
    select count(*)::int as differing from search_term
    where procedures <> (select count(*) from search_entry where search_entry.term = search_term.term)`.execute(lent.db)
    ).rows[0]?.differing;
  expect(await entries()).toBe(0);
  const revision = (await publishedRevisions(lent.db, ['1.001193']))[0]!;
  await indexProcedures(lent.db, [{ revision, words: ['một từ lạ'] }]);
  expect(await codes({ q: 'một từ lạ' })).toEqual(['1.001193']);
  await indexProcedures(lent.db, [
    { revision, words: readProcedurePack(PACK.folder, PACK.generateForm).searchWords.procedures['1.001193'] ?? [] },
  ]);
  expect(await codes({ q: 'từ lạ' })).not.toContain('1.001193');
  expect(await entries()).toBe(0);
  expect((await written()).map(({ indexed }) => indexed)).toEqual(before.map(({ indexed }) => indexed));
});

async function codes(query: ProcedureQuery): Promise<readonly string[]> {
  return (await findProcedures(lent.db, query)).procedures.map(({ code }) => code);
}
