import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import { digitisePaper, getContents, type ScanSigner } from '#modules/dossier/server';
import { newId } from '#kernel/ids';
import { expectOk, ok, refuse } from '#kernel/result';
import { useDatabase } from '#test/database';
import { done } from '../../modules/dossier/server/filing.fixture.ts';
import { takeInDossier } from './fill-locker.ts';
import { file, NOW, settleLockers, type LockerWorld } from './locker-at-desk.fixture.ts';

const lent = useDatabase();
let world: LockerWorld;

beforeAll(async () => {
  world = await settleLockers(lent);
});

/** A service of signatures that knows one officer by one PIN. */
const SIGNER: ScanSigner = {
  sign: ({ pin, signer, statement }) =>
    Promise.resolve(
      pin === '123456'
        ? ok({ signature: Buffer.from(statement).toString('base64'), certificate: 'Y2VydA==', subject: `CN=${signer}` })
        : refuse({ code: 'signature.wrong-pin' as const }),
    ),
};

const SAID = {
  ...{ heldBy: 'applicant', abstract: 'Invented certificate of Nguyen Van An', number: '12/2026', issuedOn: '2026-01-02' },
  ...{ expiresOn: '2027-01-02', scope: 'country', compared: true },
};

async function filed(citizen: CitizenActor): Promise<{ readonly dossierId: string; readonly paperId: string; readonly sha256: string }> {
  const dossierId = await file(world, citizen);
  const { id: paperId, sha256 } = (await getContents(lent.db, dossierId)).papers.find(({ component }) => component === 'certificate')!;
  return { dossierId, paperId, sha256 };
}

async function digitise(at: { readonly dossierId: string; readonly paperId: string }, more: object = {}) {
  const asked = { actor: world.receiver, body: SAID, ...at, ...more };
  const { signer = null, ...rest } = asked as typeof asked & { readonly signer?: ScanSigner };
  return digitisePaper(rest, { db: lent.db, now: NOW, signer });
}

async function inLocker(sha256: string) {
  const { rows } = await sql`
    select p.level, p.number, p.issued_on as "issuedOn", p.expires_on as "expiresOn",
      (select array_agg(o.kind order by o.kind) from locker_origin o where o.paper_id = p.id) as origins
    from locker_paper p where p.sha256 = ${sha256}`.execute(lent.db);
  return rows;
}

test('a paper compared with its original is known by what was written down; without a service of signatures it stays E and says so', async () => {
  const { dossierId, paperId, sha256 } = await filed(world.citizen(0));
  expect(expectOk(await digitise({ dossierId, paperId }, { pin: '123456' }))).toEqual({ signed: false });
  await takeInDossier({ dossierId }, lent);
  const dates = { number: '12/2026', issuedOn: '2026-01-02', expiresOn: '2027-01-02' };
  expect(await inLocker(sha256)).toEqual([{ level: 'E', ...dates, origins: ['compared', 'given'] }]);
});

test('signed by the officer it becomes D, and the signature stands beside what was signed', async () => {
  const { dossierId, paperId, sha256 } = await filed(world.citizen(1));
  expect(await digitise({ dossierId, paperId }, { signer: SIGNER, pin: 'wrong' })).toMatchObject({
    refusal: { code: 'signature.wrong-pin' },
  });
  expect(await inLocker(sha256)).toMatchObject([{ level: 'F', number: null }]);
  expect(expectOk(await digitise({ dossierId, paperId }, { signer: SIGNER, pin: '123456' }))).toEqual({ signed: true });
  await takeInDossier({ dossierId }, lent);
  expect(await inLocker(sha256)).toMatchObject([{ level: 'D', origins: ['compared', 'given', 'signed'] }]);
  const { rows } = await sql<{ statement: string; officer_id: string }>`
    select statement, officer_id from scan_signature where dossier_id = ${dossierId}`.execute(lent.db);
  expect(rows).toMatchObject([{ officer_id: world.receiver.officerId }]);
  expect(JSON.parse(rows[0]?.statement ?? '')).toMatchObject({ sha256, officer: world.receiver.officerId, dossier: dossierId });
  await expect(sql`update scan_signature set signature = 'x'`.execute(lent.db)).rejects.toThrow('permission denied');
});

test('a paper of somebody else is not kept as the applicant’s own', async () => {
  const { dossierId, paperId, sha256 } = await filed(world.citizen(2));
  expectOk(await digitise({ dossierId, paperId }, { body: { ...SAID, heldBy: 'other' } }));
  await takeInDossier({ dossierId }, lent);
  const { rows } = await sql`select holder_id from locker_paper where sha256 = ${sha256}`.execute(lent.db);
  expect(rows).toEqual([{ holder_id: null }]);
});

test('is refused to strangers, of another dossier’s papers, unseen, once replaced or unchecked, and without the least that is asked', async () => {
  const { dossierId, paperId, sha256 } = await filed(world.citizen(3));
  for (const actor of [world.stranger, world.citizen(3)]) {
    expect(await digitise({ dossierId, paperId }, { actor })).toMatchObject({ refusal: { code: 'dossier.unknown' } });
  }
  expect(await digitise({ dossierId, paperId }, { actor: world.supervisor })).toMatchObject({ refusal: { code: 'digitise.not-yours' } });
  expect(await digitise({ dossierId, paperId: newId() })).toMatchObject({ refusal: { code: 'paper.unknown' } });
  const other = await filed(world.citizen(4));
  expect(await digitise({ dossierId, paperId: other.paperId })).toMatchObject({ refusal: { code: 'paper.unknown' } });
  for (const [wrong, path] of [
    [{ compared: false }, '/compared'],
    [{ abstract: ' ' }, '/abstract'],
    [{ expiresOn: undefined }, '/expiresOn'],
    [{ expiresOn: '2025-01-01' }, '/expiresOn'],
    [{ scope: 'nowhere' }, '/scope'],
  ] as const) {
    expect(await digitise({ dossierId, paperId }, { body: { ...SAID, ...wrong } })).toMatchObject({
      refusal: { code: 'request.malformed', issues: [{ path }] },
    });
  }
  await sql`update stored_object set scan = 'waiting' where sha256 = ${sha256}`.execute(lent.db);
  expect(await digitise({ dossierId, paperId })).toMatchObject({ refusal: { code: 'paper.checking' } });
  await done(world, { dossierId, action: 'refuse', now: NOW });
  expect(await digitise({ dossierId, paperId })).toMatchObject({ refusal: { code: 'digitise.not-yours' } });
});
