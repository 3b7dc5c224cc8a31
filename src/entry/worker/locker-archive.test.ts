import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CitizenActor } from '#modules/dossier';
import { archiveLocker, describeLocker, importLocker, openLocker, putPaperBy, type Imported } from '#modules/locker/server';
import { DEFAULT_LIMITS } from '#modules/paper';
import { receivePaper } from '#modules/paper/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { fileObjectStore } from '#gateways/object-store';
import { useDatabase } from '#test/database';
import { aPdf, inPieces } from '#test/sample-papers';
import { at, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';

const lent = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'motcua-archive-'));
const objects = fileObjectStore({ folder });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = at('2026-08-11T10:00');
const told: string[] = [];
let world: World & { readonly citizens: readonly CitizenActor[] };
let next = 0;

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 12 });
  await sql`insert into paper_type (type, name, gloss, note) values ('certificate', 'Certificate', '', '')`.execute(lent.db);
  await sql`insert into paper_terms (type, holding) values ('certificate', 'kept')`.execute(lent.db);
});

function somebody(): CitizenActor {
  return world.citizens[next++]!;
}

function lend() {
  return { ...needsAt(world, NOW), objects, paperLimits: DEFAULT_LIMITS, tellOperator: (line: string) => void told.push(line) };
}

/** Puts so many papers by, and says something of themselves and of a vessel of theirs; answers the hashes. */
async function fill(actor: CitizenActor, papers: number): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (let nth = 0; nth < papers; nth += 1) {
    const bytes = aPdf({ note: `${actor.personId} ${nth}`, pages: nth + 1 });
    const content = expectOk(await receivePaper(inPieces(bytes), { declaredName: `tờ ${nth}.pdf`, limits: DEFAULT_LIMITS }, lend()));
    const typed = { type: 'certificate', number: `${nth}/GCN`, issuedOn: '01/02/2026', expiresOn: nth % 2 === 0 ? '' : '01/02/2027' };
    expectOk(await putPaperBy({ actor, typed, content, typeName: 'Certificate' }, lend()));
    hashes.push(content.sha256);
  }
  const thingId = newId();
  await sql`insert into locker_thing (id, party_id, kind, key, first_at) values (${thingId}, ${actor.personId}, 'vessel', 'cm1ts', ${NOW.toString()})`.execute(
    lent.db,
  );
  for (const [meaning, thing, value] of [
    ['person.ethnicity', null, 'Kinh'],
    ['vessel.number', thingId, 'CM-1-TS'],
    ['vessel.lengthMax', thingId, 12.5],
  ] as const) {
    await sql`
      insert into locker_said (id, party_id, thing_id, meaning, value, label, told, at, by_person)
      values (${newId()}, ${actor.personId}, ${thing}, ${meaning}, ${JSON.stringify(value)}::jsonb, ${meaning}, ${String(value)}, ${NOW.toString()},
        ${actor.personId})`.execute(lent.db);
  }
  return hashes;
}

async function exported(actor: CitizenActor, number: string | null = null): Promise<Buffer> {
  const of = { kind: 'person', name: 'Somebody', number } as const;
  const names = () => Promise.resolve({ of, dossierNumber: () => null, agencyName: (id: string) => id });
  const manifest = expectOk(await describeLocker({ actor, account: [], names }, lend()));
  return Buffer.from(await new Response(archiveLocker(manifest, lend()) as never).arrayBuffer());
}

async function bring(actor: CitizenActor, archive: Uint8Array, { pieces = 1000, number = null as string | null } = {}) {
  return importLocker({ actor, number, stream: inPieces(archive, pieces) }, lend());
}

/** What a locker says, without the ids that differ between two of them. */
async function said(actor: CitizenActor): Promise<unknown> {
  const { papers, facts, things } = expectOk(await openLocker({ actor, account: [] }, lend()));
  return {
    papers: papers
      .map(({ type, sha256, name, fileName, number, issuedOn, expiresOn, level }) => ({
        type,
        sha256,
        name,
        fileName,
        number,
        issuedOn,
        expiresOn,
        level,
      }))
      .toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1)),
    facts: facts.map(({ meaning, holds }) => [meaning, holds.value, holds.told]),
    things: things.map(({ kind, facts: of }) => [kind, of.map(({ meaning, holds }) => [meaning, holds.value])]),
  };
}

describe('a locker taken away and brought back', () => {
  test('into itself it is the same, however the bytes come', async () => {
    const me = somebody();
    await fill(me, 3);
    const before = await said(me);
    const archive = await exported(me);
    for (const pieces of [1, 7, 4096, archive.length]) {
      const done: Imported = expectOk(await bring(me, archive, { pieces }));
      expect(done).toEqual({ papers: 0, facts: 0, known: 3, refused: 0 });
    }
    expect(await said(me)).toEqual(before);
  });

  test('into an empty one it is the same papers and facts, as nobody looked at them', async () => {
    const [me, anew] = [somebody(), somebody()];
    await fill(me, 4);
    expect(expectOk(await bring(anew, await exported(me)))).toEqual({ papers: 4, facts: 3, known: 0, refused: 0 });
    expect(await said(anew)).toEqual(await said(me));
    expect(await exported(anew)).toHaveLength((await exported(me)).length);
  });

  test('is read by others too: a list of hashes as everybody checks them, names that every machine writes', async () => {
    const me = somebody();
    const hashes = await fill(me, 2);
    const archive = (await exported(me)).toString('latin1');
    for (const sha of hashes) expect(archive).toMatch(new RegExp(`${sha}  giay-to/\\d{4}-Certificate\\.pdf\n`));
  });
});

describe('what is not as it was taken away', () => {
  test('is refused: another’s, cut short, packed again, or no archive at all', async () => {
    const [me, other] = [somebody(), somebody()];
    await fill(me, 1);
    const archive = await exported(me, '096085000270');
    expect(await bring(other, archive, { number: '096085000271' })).toMatchObject({ refusal: { code: 'import.of-another' } });
    const packed = Buffer.from(archive);
    packed.writeUInt16LE(8, 8);
    const strange = [archive.subarray(0, archive.length - 900), packed, Buffer.from('no archive'), Buffer.alloc(0)];
    for (const bytes of strange) expect(await bring(other, bytes)).toMatchObject({ refusal: { code: 'import.not-ours' } });
  });

  test('a content that is not what the archive says of it is not taken', async () => {
    const [me, other] = [somebody(), somebody()];
    const [sha] = await fill(me, 1);
    const wrong = `${sha!.slice(0, 63)}${sha!.endsWith('0') ? '1' : '0'}`;
    // An archive that is whole in itself and lies: its list names a hash that the file has not.
    await sql`update locker_paper set sha256 = ${wrong} where sha256 = ${sha}`.execute(lent.db);
    await sql`insert into stored_object (sha256, size, media_type, stored_at) select ${wrong}, size, media_type, stored_at from stored_object where sha256 = ${sha}`.execute(
      lent.db,
    );
    const lying = { ...objects, has: () => Promise.resolve(true), isWhole: () => Promise.resolve(true), open: () => objects.open(sha!) };
    const names = () =>
      Promise.resolve({
        of: { kind: 'person', name: '', number: null } as const,
        dossierNumber: () => null,
        agencyName: (id: string) => id,
      });
    const manifest = expectOk(await describeLocker({ actor: me, account: [], names }, lend()));
    const swapped = Buffer.from(await new Response(archiveLocker(manifest, { ...lend(), objects: lying }) as never).arrayBuffer());
    expect(expectOk(await bring(other, swapped))).toMatchObject({ papers: 0, refused: 1 });
  });

  test('a content spoiled on its disk is left out, told to the operator, and the rest still goes', async () => {
    const [me, anew] = [somebody(), somebody()];
    const [spoiled] = await fill(me, 2);
    const path = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith(spoiled!));
    writeFileSync(join(folder, path!), 'spoiled');
    told.length = 0;
    const archive = await exported(me);
    expect(told).toEqual([expect.stringContaining(spoiled!)]);
    expect(expectOk(await bring(anew, archive))).toMatchObject({ papers: 1 });
  });
});
