import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import {
  fetchNational,
  findOffers,
  openLocker,
  putPaperBy,
  takePutByBack,
  type FilingAsks,
  type NationalAsk,
  type NationalLocker,
} from '#modules/locker/server';
import type { Verdict } from '#modules/paper/server';
import { newId } from '#kernel/ids';
import { expectOk, ok, refuse } from '#kernel/result';
import { useDatabase } from '#test/database';
import { aPdf } from '#test/sample-papers';
import { at, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';

const lent = useDatabase();
const NOW = at('2026-08-11T10:00');
let world: World & { readonly citizens: readonly CitizenActor[] };
let next = 0;

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 16 });
  await sql`insert into paper_type (type, name, gloss, note) values ('birth', 'Birth', '', '')`.execute(lent.db);
  await sql`insert into paper_terms (type, holding, names_holder, asked_as) values ('birth', 'kept', true, 'certified')`.execute(lent.db);
  await sql`insert into paper_code (kind, code, type) values ('result', 'KQ.1', 'birth'), ('result', 'KQ.2', 'birth')`.execute(lent.db);
  await sql`update person set identity = 'verified' where cccd is not null`.execute(lent.db);
});

function somebody(): CitizenActor {
  return world.citizens[next++]!;
}

function filingOf(actor: CitizenActor, more: Partial<FilingAsks> = {}): FilingAsks {
  return {
    party: { id: actor.actingFor?.id ?? actor.personId, kind: 'person', number: null },
    answers: { told: [], hasOwner: false },
    ...{ filedOn: '2026-08-11', decidedOn: '2026-08-20', units: [] },
    components: [
      { id: 'birth', code: null, paperType: 'birth' },
      { id: 'other', code: null, paperType: null },
    ],
    ...more,
  };
}

/** A country's locker with one paper of everybody; keeps what it was asked. */
function country(more: Partial<NationalLocker> = {}): NationalLocker & { readonly asked: NationalAsk[] } {
  const asked: NationalAsk[] = [];
  const file = { name: 'GKS.pdf', agency: '000.00.32.H30', path: '/1.pdf' };
  return {
    asked,
    find: (question) => {
      asked.push(question);
      return Promise.resolve(
        ok({ papers: [{ resultCode: 'KQ.1', name: 'Giấy khai sinh', number: '12/GKS', files: [file] }], signature: 's-1' }),
      );
    },
    fetch: () => Promise.resolve(ok(new Uint8Array(aPdf({ note: 'fetched' })))),
    ...more,
  };
}

function look(actor: CitizenActor, national: NationalLocker | null = country(), more: { component?: string; filing?: FilingAsks } = {}) {
  const { component = 'birth', filing = filingOf(actor) } = more;
  return fetchNational({ actor, filing, procedureCode: '1.000000', component }, { ...needsAt(world, NOW), national });
}

async function inquiriesOf(actor: CitizenActor): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select procedure_code as procedure, type, outcome, signature from locker_inquiry where by_person = ${actor.personId}`.execute(lent.db);
  return rows;
}

test('what the country has is kept in the own locker with its number, offered from then on, and the question stays written down', async () => {
  const actor = somebody();
  const national = country();
  expect(await look(actor, national)).toEqual({ ok: true, value: { papers: 1 } });
  expect(await look(actor, national)).toEqual({ ok: true, value: { papers: 1 } });

  const { rows } = await sql<{ cccd: string }>`select cccd from person where id = ${actor.personId}`.execute(lent.db);
  expect(national.asked[0]).toMatchObject({
    ownerCccd: rows[0]!.cccd,
    asker: { cccd: rows[0]!.cccd, as: 'citizen' },
    procedureCode: '1.000000',
    results: [{ code: 'KQ.1' }, { code: 'KQ.2' }],
  });
  const offers = (await findOffers({ actor, filing: filingOf(actor) }, needsAt(world, NOW))).get('birth')!;
  expect(offers.offered).toMatchObject([{ paper: { level: 'A', number: '12/GKS', holderId: actor.personId }, checkedAgain: false }]);
  const { papers } = expectOk(await openLocker({ actor, account: [] }, needsAt(world, NOW)));
  expect(papers).toMatchObject([{ origins: [{ kind: 'fetched', dossierId: null }, { kind: 'fetched' }] }]);
  const written = { procedure: '1.000000', type: 'birth', outcome: 'found', signature: 's-1' };
  expect(await inquiriesOf(actor)).toEqual([written, written]);
});

test('what was put by and also fetched is not the owner to take back', async () => {
  const actor = somebody();
  expectOk(await look(actor));
  const { papers } = expectOk(await openLocker({ actor, account: [] }, needsAt(world, NOW)));
  const [fetched] = papers;
  const content = { sha256: fetched!.sha256, name: 'mine.pdf', mediaType: 'application/pdf', size: fetched!.size };
  const typed = { type: 'birth', number: '', issuedOn: '', expiresOn: '' };
  expect(expectOk(await putPaperBy({ actor, typed, content, typeName: 'Birth' }, needsAt(world, NOW))).paperId).toBe(fetched!.id);
  expect(await takePutByBack({ actor, paperId: fetched!.id }, needsAt(world, NOW))).toMatchObject({ ok: false });
});

test('nobody has it searched for somebody else, without a proven identity, or for what offices do not issue', async () => {
  const [actor, principal, unproven] = [somebody(), somebody(), somebody()];
  const national = country();
  const mandate = { mandateId: newId(), as: 'delegate', procedures: null, until: null } as const;
  const actingFor = { kind: 'person', id: principal.personId, name: 'Principal', ...mandate } as const;
  const delegate = { ...actor, actingFor };
  await sql`update person set identity = 'declared' where id = ${unproven.personId}`.execute(lent.db);
  const refusals = await Promise.all([
    look(delegate, national),
    look(actor, national, { filing: filingOf(principal) }),
    look(actor, national, { filing: filingOf(actor, { answers: { told: [], hasOwner: true } }) }),
    look(unproven, national),
    look(actor, national, { component: 'other' }),
    look(actor, national, { component: 'none' }),
    look(actor, null),
  ]);
  expect(refusals.map((one) => (one.ok ? null : one.refusal.code))).toEqual([
    ...Array.from({ length: 3 }, () => 'national.own-business'),
    'national.identity',
    ...Array.from({ length: 3 }, () => 'national.type'),
  ]);
  expect(national.asked).toEqual([]);
});

test.each([
  ['national.not-there', 'not-there', { find: () => Promise.resolve(ok({ papers: [], signature: 's-0' })) }],
  ['national.refused', 'refused', { find: () => Promise.resolve(refuse({ code: 'national.refused' as const, said: '4' })) }],
  ['national.away', 'away', { find: () => Promise.reject(new Error('away')) }],
  ['national.away', 'away', { fetch: () => Promise.reject(new Error('away')) }],
  ['national.unreadable', 'refused', { fetch: () => Promise.resolve(ok(new Uint8Array(Buffer.from('<html>no paper</html>')))) }],
  ['national.unreadable', 'refused', { fetch: () => Promise.resolve(refuse({ code: 'national.refused' as const, said: '5' })) }],
])('%s keeps nothing and is written down as %s', async (code, outcome, more) => {
  const actor = somebody();
  expect(await look(actor, country(more))).toEqual({ ok: false, refusal: { code } });
  expect(await inquiriesOf(actor)).toMatchObject([{ outcome }]);
  expect(expectOk(await openLocker({ actor, account: [] }, needsAt(world, NOW))).papers).toEqual([]);
});

test('what was found is looked over at once; while the scanner is away it waits like any other', async () => {
  const [actor, other] = [somebody(), somebody()];
  const at = (who: CitizenActor, scan: () => Promise<Verdict>) =>
    fetchNational(
      { actor: who, filing: filingOf(who), procedureCode: '1.000000', component: 'birth' },
      {
        ...needsAt(world, NOW),
        scanner: { scan },
        national: country({ fetch: () => Promise.resolve(ok(new Uint8Array(aPdf({ note: who.personId })))) }),
      },
    );
  expectOk(await at(actor, () => Promise.resolve({ clean: true })));
  expectOk(await at(other, () => Promise.reject(new Error('away'))));
  const shown = async (who: CitizenActor) => (await findOffers({ actor: who, filing: filingOf(who) }, needsAt(world, NOW))).get('birth');
  expect(await shown(actor)).toMatchObject({ offered: [{ paper: { scan: 'clean' } }] });
  expect(await shown(other)).toMatchObject({ offered: [], withheld: [{ because: ['not-safe'] }] });
});

test('twenty questions an hour, and none of them can be struck out', async () => {
  const actor = somebody();
  const national = country({ find: () => Promise.resolve(ok({ papers: [], signature: '' })) });
  for (let asked = 0; asked < 20; asked += 1)
    expect(await look(actor, national)).toMatchObject({ refusal: { code: 'national.not-there' } });
  expect(await look(actor, national)).toMatchObject({ refusal: { code: 'national.too-often' } });
  for (const statement of [`update locker_inquiry set outcome = 'found'`, 'delete from locker_inquiry', 'delete from locker_fetched']) {
    await expect(sql.raw(statement).execute(lent.db)).rejects.toThrow('permission denied');
  }
});
