import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { fold } from '#kernel/text';
import { entriesAbout } from '#modules/ledger/server';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import { PACK, settleAgencies } from '#test/pack-procedures';
import { aChannel, aComponent, anyRecord, aRecord, PROVINCE } from '../procedure.fixture.ts';
import type { ProcedureRecord } from '../record.ts';
import { loadProcedures } from './load-procedures.ts';
import { NO_SEARCH_WORDS } from '../find/search-words.ts';
import { findProcedures, type ProcedureQuery } from './find-procedures.ts';
import { publishStaged } from './publish-staged.ts';
import { findPublishedRevision, findRevision, getRevision, stagedRevisions } from './revision-store.postgres.ts';
import { stageImport } from './stage-import.ts';
import { withdrawStaged } from './withdraw-staged.ts';

const lent = useDatabase();
const NOW = Temporal.Instant.from('2026-11-22T03:00:00Z');
const SYSTEM = { kind: 'system' } as const;

describe('publishing', () => {
  test('a citizen, an officer of a desk and who administers one agency may not; an administrator of the province may', async () => {
    const text = JSON.stringify([aRecord()]);
    const administrator = { kind: 'administrator', officerId: newId(), agencyId: 'H00', covers: 'province', provenAt: null } as const;
    const local = { ...administrator, agencyId: 'H00.11', covers: new Set(['H00.11']) };
    for (const publisher of [{ kind: 'citizen' } as const, { kind: 'officer' } as const, local]) {
      expect(await stageImport({ publisher, text }, needs())).toMatchObject({ refusal: { code: 'procedure.not-allowed' } });
      expect(await publishStaged({ publisher, codes: ['9.000001'] }, needs())).toMatchObject({
        refusal: { code: 'procedure.not-allowed' },
      });
    }
    expect(await stageImport({ publisher: administrator, text }, needs())).toMatchObject({ ok: true });
    expect(await withdrawStaged({ publisher: local, code: '9.000001' }, needs())).toMatchObject({
      refusal: { code: 'procedure.not-allowed' },
    });
    expect(await withdrawStaged({ publisher: administrator, code: '9.000001' }, needs())).toEqual({ ok: true, value: { withdrawn: 1 } });
    expect(await withdrawStaged({ publisher: administrator, code: '9.000001' }, needs())).toEqual({ ok: true, value: { withdrawn: 0 } });
    expect((await publishStaged({ publisher: administrator, codes: ['9.000001'] }, needs())).ok).toBe(true);
    expect(await findPublishedRevision(lent.db, '9.000001')).toBeNull();
    const told = await entriesAbout(lent.db, { kind: 'procedure', id: '9.000001' }, { limit: 9 });
    expect(told.map(({ reason }) => reason)).toEqual(['procedure.staged-withdrawn', 'procedure.staged']);
  });

  test('staging shows the difference and changes nothing; publishing puts it in force; the same again is nothing', async () => {
    await imported(aRecord({ code: '9.000002' }), 'publish');
    const first = await findPublishedRevision(lent.db, '9.000002');
    expect(first).toMatchObject({ number: 1, state: 'published', publishedBy: 'system' });

    const longer = aRecord({ code: '9.000002', channels: [aChannel({ timeLimit: { value: 5, unit: 'working_day' } })] });
    const [staged] = await imported(longer, 'stage');
    expect(staged).toMatchObject({ standing: 'changed', number: 2, changes: [{ kind: 'limit-changed', channel: 'online' }] });
    expect(await findPublishedRevision(lent.db, '9.000002')).toEqual(first);

    await imported(longer, 'publish');
    expect(await findPublishedRevision(lent.db, '9.000002')).toMatchObject({ number: 2 });
    expect(await getRevision(lent.db, first?.id ?? '')).toMatchObject({ state: 'superseded', content: first?.content });

    const reordered = Object.fromEntries(Object.entries(longer).toReversed()) as ProcedureRecord;
    expect(await imported(reordered, 'publish')).toMatchObject([{ standing: 'unchanged', number: 2, changes: [] }]);
    expect(await findPublishedRevision(lent.db, '9.000002')).toMatchObject({ number: 2 });
  });

  test('going back to an older content is a new revision', async () => {
    const one = aRecord({ code: '9.000003' });
    await imported(one, 'publish');
    await imported(aRecord({ code: '9.000003', name: 'Tên khác' }), 'publish');
    await imported(one, 'publish');
    expect(await findPublishedRevision(lent.db, '9.000003')).toMatchObject({ number: 3, content: { record: { name: one.name } } });
  });

  test('a malformed file leaves no trace of its good records', async () => {
    const text = JSON.stringify([aRecord({ code: '9.000004' }), aRecord({ code: '9.000005', level: 'huyện' })]);
    expect(await stageImport({ publisher: SYSTEM, text }, needs())).toMatchObject({
      ok: false,
      refusal: { code: 'procedure-file.malformed', issues: [{ record: '9.000005', field: 'level' }] },
    });
    expect(await stagedRevisions(lent.db, ['9.000004'])).toEqual([]);
  });

  test('a route that leads nowhere keeps the whole file out, and is named', async () => {
    const receive = { id: 'receive', nameKey: 'procedure.step.receive', role: 'receiver', where: 'one-stop', budgetPercent: 100 };
    const lost = aRecord({ code: '9.000014', route: { id: 'lost', steps: [receive] } });
    const text = JSON.stringify([aRecord({ code: '9.000015' }), lost]);
    expect(await stageImport({ publisher: SYSTEM, text }, needs())).toEqual({
      ok: false,
      refusal: { code: 'procedure-route.unsound', issues: [{ procedure: '9.000014', code: 'dead-end', step: 'receive' }] },
    });
    expect(await stagedRevisions(lent.db, ['9.000014', '9.000015'])).toEqual([]);
  });

  test('a route goes with the record that brings it', async () => {
    const route = PROVINCE.routeOf(aRecord());
    await imported(aRecord({ code: '9.000016', route: { ...route, id: 'own' } }), 'publish');
    expect((await findPublishedRevision(lent.db, '9.000016'))?.content.route.id).toBe('own');
    const [back] = await imported(aRecord({ code: '9.000016' }), 'stage');
    expect(back?.changes).toEqual([{ kind: 'route-changed' }]);
  });

  test('what is published cannot be rewritten or deleted, not even by the owner of the database', async () => {
    await imported(aRecord({ code: '9.000006' }), 'publish');
    for (const db of [lent.db, lent.ownerDb]) {
      await expect(sql`update procedure_revision set record = '{}' where code = '9.000006'`.execute(db)).rejects.toThrow(
        /cannot be changed/,
      );
      await expect(sql`update procedure_revision set form = '{}' where code = '9.000006'`.execute(db)).rejects.toThrow(/cannot be changed/);
      await expect(sql`delete from procedure_revision where code = '9.000006'`.execute(db)).rejects.toThrow(/cannot be deleted/);
    }
    await expect(sql`truncate procedure_revision cascade`.execute(lent.db)).rejects.toThrow(/permission denied/);
  });

  test('two who publish the same file at once make one revision', async () => {
    const text = JSON.stringify([aRecord({ code: '9.000007' })]);
    const both = async (): Promise<void> => {
      await stageImport({ publisher: SYSTEM, text }, needs());
      await publishStaged({ publisher: SYSTEM, codes: ['9.000007'] }, needs());
    };
    await Promise.all([both(), both(), both()]);
    expect(await findPublishedRevision(lent.db, '9.000007')).toMatchObject({ number: 1 });
  });

  test('a component keeps its id from revision to revision, and a new one never takes it', async () => {
    await imported(aRecord({ code: '9.000008', components: [aComponent({ code: 'G99-KQ000001', name: 'Tờ khai' })] }), 'publish');
    await imported(aRecord({ code: '9.000008', components: [] }), 'publish');
    const back = [aComponent({ code: 'G99-KQ000009', name: 'Tờ khai' }), aComponent({ code: null, name: 'Ảnh' })];
    await imported(aRecord({ code: '9.000008', components: back }), 'publish');
    const revision = await findPublishedRevision(lent.db, '9.000008');
    expect(revision?.content.components.map(({ id }) => id)).toEqual(['G99-KQ000001', 'anh']);
  });

  test('whatever a file of the shape says is published, given back as it came, and the same again is nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, async (record) => {
        const text = JSON.stringify([record]);
        expect(await stageImport({ publisher: SYSTEM, text }, needs())).toMatchObject({ ok: true });
        await publishStaged({ publisher: SYSTEM, codes: [record.code] }, needs());
        const revision = await findPublishedRevision(lent.db, record.code);
        expect(JSON.stringify(revision?.content.record)).toBe(JSON.stringify(record));
        expect(await stageImport({ publisher: SYSTEM, text }, needs())).toMatchObject({ value: [{ standing: 'unchanged' }] });
        expect((await found({ q: record.code })).map(({ code }) => code)).toContain(record.code);
      }),
      { numRuns: 60 },
    );
  });

  test('an unknown revision is null', async () => {
    expect(await findRevision(lent.db, '01890000-0000-7000-8000-000000000000')).toBeNull();
    expect(await findRevision(lent.db, 'x')).toBeNull();
    expect(await findPublishedRevision(lent.db, '7.999999')).toBeNull();
    expect(await findPublishedRevision(lent.db, '\u0000')).toBeNull();
  });
});

describe('the catalogue of the province', () => {
  beforeAll(async () => {
    await sql`delete from procedure`.execute(lent.db);
    await settleAgencies(lent.ownerDb);
    expect(await loadProcedures(lent.db, PACK, { now: NOW })).toEqual({ procedures: 26, published: 26 });
  });

  test('loaded again it publishes nothing', async () => {
    expect(await loadProcedures(lent.db, PACK, { now: NOW })).toEqual({ procedures: 26, published: 0 });
  });

  test('an office that published a newer record keeps it at the next start; what it only staged stays staged', async () => {
    const given = await findPublishedRevision(lent.db, '1.014027');
    const newer = { ...given?.content.record, notes: 'Đã sửa' } as ProcedureRecord;
    await imported(newer, 'publish');
    await imported({ ...newer, notes: 'Sửa nữa' }, 'stage');
    expect(await loadProcedures(lent.db, PACK, { now: NOW })).toEqual({ procedures: 26, published: 0 });
    expect(await findPublishedRevision(lent.db, '1.014027')).toMatchObject({ number: 2, content: { record: { notes: 'Đã sửa' } } });
    expect(await stagedRevisions(lent.db, ['1.014027'])).toHaveLength(1);
    if (given) await imported(given.content.record, 'publish');
  });

  test('gives back each record as it came', async () => {
    const given = JSON.parse(readFileSync('packs/ca-mau/data/procedures.json', 'utf8')) as ProcedureRecord[];
    for (const record of given) {
      const revision = await findPublishedRevision(lent.db, record.code);
      expect(JSON.stringify(revision?.content.record)).toBe(JSON.stringify(record));
    }
  });

  test('lists everything, and narrows down by field and level', async () => {
    expect(await found({})).toHaveLength(26);
    expect(await found({ field: 'Thủy sản' })).toHaveLength(7);
    expect(await found({ field: 'Thủy sản', level: 'xã' })).toMatchObject([{ code: '1.014801' }]);
    expect(await found({ q: 'khai sinh', field: 'Thủy sản' })).toEqual([]);
  });

  test.each([
    ['khai sinh', '1.001193'],
    ['KHAI SINH', '1.001193'],
    ['dang ky khai sinh', '1.001193'],
    ['dang ki khai sinh', '1.001193'],
    ['khai sihn', '1.001193'],
    ['Đăng ký kết hôn', '1.000894'],
    ['ket hom', '1.000894'],
    ['dang ky tau ca', '1.003650'],
    ['xoa dang ky tau', '1.003681'],
    ['1.003650', '1.003650'],
    ['1.0036', '1.003634'],
    ['tam tru', '1.004194'],
    ['thuong chu', '1.004222'],
    ['ly lich tu phap', '3.000333'],
    ['giay phep xay dung', '1.013225'],
    ['tôi muốn làm giấy khai sinh cho con', '1.001193'],
    ['sổ đỏ', '1.013831'],
  ])('"%s" finds %s first', async (q, code) => {
    expect((await found({ q })).map(({ code: its }) => its)[0]).toBe(code);
  });

  test.each(['zzzzzz qqqqq', '%', '_', "'; drop table procedure; --", '   ', '\\', '\u0000', 'a\u0000b'])(
    '"%s" harms nobody',
    async (q) => {
      expect((await found({ q })).length).toBeLessThanOrEqual(26);
    },
  );

  test('every procedure is found by its name without diacritics and with one slip', async () => {
    const lost: string[] = [];
    for (const [index, { code, name }] of (await found({})).entries()) {
      const folded = fold(name).slice(0, 60);
      const at = 1 + ((index * 7) % (folded.length - 2));
      const slips = [folded.slice(0, at) + folded.slice(at + 1), `${folded.slice(0, at)}x${folded.slice(at + 1)}`];
      for (const q of slips) {
        const answers = await found({ q });
        if (!answers.slice(0, 3).some((one) => one.code === code)) lost.push(`${code} ${q}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

async function found(query: ProcedureQuery) {
  return (await findProcedures(lent.db, query)).procedures;
}

function needs() {
  return { db: lent.db, now: NOW, pack: { ...PROVINCE, searchWords: NO_SEARCH_WORDS, lifeEvents: [] }, paperTypes: new Set<string>() };
}

async function imported(record: ProcedureRecord, what: 'stage' | 'publish') {
  const staged = await stageImport({ publisher: SYSTEM, text: JSON.stringify([record]) }, needs());
  if (!staged.ok) throw new Error('refused', { cause: staged.refusal });
  if (what === 'publish') await publishStaged({ publisher: SYSTEM, codes: [record.code] }, needs());
  return staged.value;
}
