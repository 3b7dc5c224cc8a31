import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepUploads } from '#modules/paper/server';
import { useDatabase } from '#test/database';
import { openInterface, type Answer, type Interface } from '#test/interface';
import { aHeic } from '#test/sample-papers';
import { aLargePdf, cutAfter, metadataOf, sha256 } from './tus-sender.fixture.ts';

const database = useDatabase();
const clock = { now: Temporal.Now.instant() }; // the tus server tells by the machine's clock whether a file waited too long
const TUS = { 'tus-resumable': '1.0.0' };
let door: Interface;
let token = '';
let stranger = '';
let draft = '';

beforeAll(async () => {
  door = await openInterface(database, clock);
  [token, stranger] = [await door.tokenOf('0900000001'), await door.tokenOf('0900000002')];
  draft = await aDraft();
});
afterAll(() => door.remove());

async function aDraft(): Promise<string> {
  const { body } = await door.ask({ path: '/dossiers', token, body: { procedureCode: '1.003650' } });
  return (body as { id: string }).id;
}

function metadata(more: Readonly<Record<string, string>> = {}): string {
  return metadataOf({ draft, component: 'hop-dong', filename: 'Hợp đồng.pdf', ...more });
}

async function componentOf(): Promise<string> {
  const { body } = await door.ask({ path: '/procedures/1.003650' });
  return (body as { components: { id: string }[] }).components[0]!.id;
}

interface Begun {
  readonly path: string;
  readonly offset: number;
}

async function begin(size: number, more: Readonly<Record<string, string>> = {}): Promise<Begun> {
  const component = await componentOf();
  const headers = { ...TUS, 'upload-length': String(size), 'upload-metadata': metadata({ component, ...more }) };
  const { status, headers: told, body } = await door.ask({ method: 'POST', path: '/uploads/tus', token, headers });
  expect({ status, body }).toMatchObject({ status: 201 });
  return { path: told.get('location')!, offset: Number(told.get('upload-offset') ?? 0) };
}

interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly ask?: Interface['ask'];
  readonly by?: string;
}

function patch(path: string, { at, bytes, ask = door.ask, by = token }: Piece): Promise<Answer> {
  const headers = { ...TUS, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' };
  return ask({ method: 'PATCH', path, token: by, headers, bytes });
}

async function offsetOf(path: string, ask = door.ask): Promise<number> {
  return Number((await ask({ method: 'HEAD', path, token, headers: TUS })).headers.get('upload-offset'));
}

async function papersOf(id = draft): Promise<readonly { readonly id: string; readonly sha256: string }[]> {
  return (await door.ask({ path: `/dossiers/${id}/form`, token })).body.papers;
}

describe('a file that is sent in pieces', () => {
  test('wherever the line is cut, and however often, arrives as it was, once', async () => {
    const asks = [door.ask, door.another()];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 300, max: 700_000 }),
        fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), isCut: fc.boolean(), by: fc.nat(1) }), { maxLength: 6 }),
        async (size, steps) => {
          draft = await aDraft();
          const bytes = aLargePdf(size);
          const { path } = await begin(bytes.length);
          for (const { share, isCut, by } of steps) {
            const at = await offsetOf(path, asks[by]);
            const piece = bytes.slice(at, at + Math.floor((bytes.length - 1 - at) * share));
            const sent = await patch(path, { at, bytes: isCut ? cutAfter(piece, Math.floor(piece.length / 2)) : piece, ask: asks[by]! });
            expect(isCut ? [204, 400] : [204]).toContain(sent.status);
          }
          const at = await offsetOf(path);
          const done = await patch(path, { at, bytes: bytes.slice(at) });
          expect({ status: done.status, body: done.body }).toMatchObject({ status: 200, body: { paper: { sha256: sha256(bytes) } } });
          expect(await papersOf()).toMatchObject([{ sha256: sha256(bytes) }]);
          await door.ask({ method: 'DELETE', path: `/dossiers/${draft}`, token });
        },
      ),
      { numRuns: 25 },
    );
    draft = await aDraft();
  });

  test('what was received before a cut need not be sent again', async () => {
    const bytes = aLargePdf(600_000);
    const { path } = await begin(bytes.length);
    await patch(path, { at: 0, bytes: cutAfter(bytes, 400_000) });
    expect(await offsetOf(path)).toBe(400_000);
  });

  test('asked again after a lost answer says the same, and changes nothing', async () => {
    const bytes = aLargePdf(2000);
    const { path } = await begin(bytes.length);
    const first = await patch(path, { at: 0, bytes });
    const again = await patch(path, { at: bytes.length, bytes: new Uint8Array() });
    const looked = await door.ask({ path, token });
    expect(again.body).toEqual(first.body);
    expect(looked.body).toEqual(first.body);
    expect((await papersOf()).filter((paper) => paper.sha256 === sha256(bytes))).toHaveLength(1);
  });

  test('finished by two at once is put to the draft once', async () => {
    const bytes = aLargePdf(2000);
    const { path } = await begin(bytes.length);
    await patch(path, { at: 0, bytes: bytes.slice(0, 1500) });
    const other = door.another();
    const answers = await Promise.all([
      patch(path, { at: 1500, bytes: bytes.slice(1500) }),
      patch(path, { at: 1500, bytes: bytes.slice(1500), ask: other }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await papersOf()).filter((paper) => paper.sha256 === sha256(bytes))).toHaveLength(1);
  });

  test('chosen again goes on where it ended, and only for the same component', async () => {
    const bytes = aLargePdf(3000);
    const first = await begin(bytes.length, { fingerprint: sha256(bytes) });
    await patch(first.path, { at: 0, bytes: bytes.slice(0, 1000) });
    expect(await begin(bytes.length, { fingerprint: sha256(bytes) })).toEqual({ path: first.path, offset: 1000 });
    expect((await begin(bytes.length, { fingerprint: 'another' })).path).not.toBe(first.path);
  });

  test('a sender whose old line hangs takes the upload over', async () => {
    const bytes = aLargePdf(500_000);
    const { path } = await begin(bytes.length);
    let hang: (() => void) | undefined;
    const underWay = Promise.withResolvers<true>();
    const hanging = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.slice(0, 300_000)),
      pull: () => new Promise<void>((done) => ((hang = done), underWay.resolve(true))),
    });
    const old = patch(path, { at: 0, bytes: hanging });
    await underWay.promise; // it asks for more: what there was is taken
    const at = await offsetOf(path, door.another());
    expect(at).toBe(300_000);
    expect((await patch(path, { at, bytes: bytes.slice(at) })).status).toBe(200);
    hang?.();
    expect((await old).status).toBeGreaterThanOrEqual(200);
  });
});

describe('what is refused', () => {
  test('says why when it is finished, and again whenever it is asked', async () => {
    const bytes = Uint8Array.from(aHeic());
    const { path } = await begin(bytes.length);
    const done = await patch(path, { at: 0, bytes });
    expect(done).toMatchObject({ status: 415, body: { code: 'paper.heic' } });
    expect((await door.ask({ path, token })).body).toMatchObject({ code: 'paper.heic' });
    expect((await patch(path, { at: bytes.length, bytes: new Uint8Array() })).body).toMatchObject({ code: 'paper.heic' });
  });

  test.each([
    { what: 'a file that is larger than allowed', size: 21 * 1024 * 1024, code: 'paper.too-large', status: 413 },
    { what: 'nothing at all', size: 0, code: 'paper.empty', status: 422 },
  ])('$what, before a byte is sent', async ({ size, code, status }) => {
    const headers = { ...TUS, 'upload-length': String(size), 'upload-metadata': metadata() };
    expect(await door.ask({ method: 'POST', path: '/uploads/tus', token, headers })).toMatchObject({ status, body: { code } });
  });

  test('more than one person may keep in drafts, files on their way included', async () => {
    const small = await openInterface(database, clock, { personLimits: { maxDrafts: 20, maxDraftBytes: 1_000_000 } });
    const other = await small.ask({ path: '/dossiers', token: stranger, body: { procedureCode: '1.003650' } });
    const send = async (): Promise<Answer> => {
      const headers = { ...TUS, 'upload-length': '600000', 'upload-metadata': metadata({ draft: other.body.id as string }) };
      return small.ask({ method: 'POST', path: '/uploads/tus', token: stranger, headers });
    };
    expect((await send()).status).toBe(201);
    expect(await send()).toMatchObject({ status: 413, body: { code: 'paper.person-full', limitMb: 0 } });
    small.remove();
  });

  test('a stranger is not heard, with any method, and learns nothing', async () => {
    const bytes = aLargePdf(1000);
    const { path } = await begin(bytes.length);
    for (const method of ['HEAD', 'GET', 'DELETE']) {
      expect((await door.ask({ method, path, token: stranger, headers: TUS })).status).toBe(404);
    }
    expect((await patch(path, { at: 0, bytes, by: stranger })).status).toBe(404);
    expect((await patch(path, { at: 0, bytes, by: '' })).status).not.toBe(200);
    const headers = { ...TUS, 'upload-length': '10', 'upload-metadata': metadata() };
    expect((await door.ask({ method: 'POST', path: '/uploads/tus', token: stranger, headers })).status).toBe(404);
    expect(await offsetOf(path)).toBe(0);
  });

  test('that does not say in so many words whose draft it is for is not begun', async () => {
    const other = await door.ask({ path: '/dossiers', token: stranger, body: { procedureCode: '1.003650' } });
    const draftOfOther = other.body.id as string;
    for (const said of [
      metadataOf({ draft: draftOfOther, component: 'x'.repeat(201) }),
      metadataOf({ draft: 'none', component: 'a' }),
      '',
    ]) {
      const headers = { ...TUS, 'upload-length': '10', 'upload-metadata': said };
      expect((await door.ask({ method: 'POST', path: '/uploads/tus', token, headers })).status).toBe(400);
    }
    const { rows } = await sql`select 1 from upload where draft_id = ${draftOfOther}`.execute(database.ownerDb);
    expect(rows).toEqual([]);
  });

  test('no other site may send files here', async () => {
    const { headers } = await door.ask({
      method: 'OPTIONS',
      path: '/uploads/tus',
      token,
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('what is left lying', () => {
  test('is thrown away by its sender', async () => {
    const bytes = aLargePdf(400_000);
    const { path } = await begin(bytes.length);
    await patch(path, { at: 0, bytes: bytes.slice(0, 300_000) });
    expect((await door.ask({ method: 'DELETE', path, token, headers: TUS })).status).toBe(204);
    expect((await door.ask({ method: 'HEAD', path, token, headers: TUS })).status).toBe(404);
    expect(await door.world.parts.list(Temporal.Instant.from('2100-01-01T00:00:00Z'))).not.toContain(path.split('/').at(-1));
  });

  test('is swept when its time is over, also what a deleted draft left', async () => {
    const bytes = aLargePdf(400_000);
    const { path } = await begin(bytes.length);
    await patch(path, { at: 0, bytes: bytes.slice(0, 300_000) });
    const id = path.split('/').at(-1)!;
    const soon = { db: door.world.db, parts: door.world.parts, now: clock.now.add({ hours: 71 }) };
    await sweepUploads(soon);
    expect(await offsetOf(path)).toBe(300_000);
    await sql`delete from upload where id = ${id}`.execute(door.world.db);
    await sweepUploads({ ...soon, now: Temporal.Now.instant().add({ hours: 3 }) });
    expect(await door.world.parts.list(Temporal.Instant.from('2100-01-01T00:00:00Z'))).not.toContain(id);
  });
});
