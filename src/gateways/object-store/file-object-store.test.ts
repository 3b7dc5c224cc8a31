import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { expectOk } from '#kernel/result';
import { inPieces } from '#test/sample-papers';
import { fileObjectStore, ObjectCorrupt, ObjectMissing } from './file-object-store.ts';
import { seal, sealingKey, unseal } from './sealed-stream.ts';

const key = sealingKey('a secret of the tests');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-objects-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function filesIn(at: string): string[] {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.each([
  { how: 'in the clear', options: {} },
  { how: 'sealed', options: { key } },
])('contents kept $how', ({ how, options }) => {
  const at = (): string => join(folder, how);
  const store = (): ReturnType<typeof fileObjectStore> => fileObjectStore({ folder: at(), ...options });

  test('come back as they were, under their hash', async () => {
    const bytes = randomBytes(300_000);
    const staged = expectOk(await store().stage(inPieces(bytes), 1_000_000));
    expect(staged.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(staged.size).toBe(300_000);
    expect(Buffer.from(staged.head).equals(bytes.subarray(0, 4096))).toBe(true);
    expect(await store().has(staged.sha256)).toBe(false);

    await staged.keep();
    expect(await store().has(staged.sha256)).toBe(true);
    expect((await gather(await store().open(staged.sha256))).equals(bytes)).toBe(true);
  });

  test('are whole until a byte of them changes or is missing', async () => {
    const { sha256 } = await store().put(randomBytes(300_000));
    expect(await store().isWhole(sha256)).toBe(true);
    const file = filesIn(at()).find((path) => path.endsWith(sha256))!;
    const stored = readFileSync(file);
    stored[stored.length - 1]! ^= 1;
    writeFileSync(file, stored);
    expect(await store().isWhole(sha256)).toBe(false);
    writeFileSync(file, stored.subarray(0, 1000));
    expect(await store().isWhole(sha256)).toBe(false);
    rmSync(file);
    expect(await store().isWhole(sha256)).toBe(false);
  });

  test('that lie are never handed over to the last byte, however long they are', async () => {
    const { sha256 } = await store().put(randomBytes(1000));
    const file = filesIn(at()).find((path) => path.endsWith(sha256))!;
    const stored = readFileSync(file);
    stored[stored.length - 1]! ^= 1;
    writeFileSync(file, stored);
    let handed = 0;
    const reading = (async () => {
      for await (const piece of await store().open(sha256)) handed += piece.length;
    })();
    await expect(reading).rejects.toThrow();
    expect(handed).toBe(0);
    rmSync(file);
  });

  test('are kept by a second `keep` as by the first', async () => {
    const staged = expectOk(await store().stage(inPieces(randomBytes(1000)), 10_000));
    expect(await staged.keep()).toEqual(await staged.keep());
    expect(await store().isWhole(staged.sha256)).toBe(true);
  });

  test('given twice are kept once', async () => {
    const bytes = randomBytes(5000);
    const before = filesIn(at()).length;
    const [first, second] = await Promise.all([store().put(bytes), store().put(bytes)]);
    expect(first).toEqual(second);
    expect(filesIn(at()).length).toBe(before + 1);
  });

  test('larger than allowed leave nothing behind', async () => {
    const before = filesIn(at());
    expect(await store().stage(inPieces(randomBytes(5000)), 4999)).toEqual({
      ok: false,
      refusal: { code: 'object.too-large', maxBytes: 4999 },
    });
    expect(filesIn(at())).toEqual(before);
  });

  test('whose sender broke off leave nothing behind', async () => {
    const before = filesIn(at());
    function* broken(): Generator<Uint8Array> {
      yield randomBytes(100);
      throw new Error('connection reset');
    }
    await expect(store().stage(ReadableStream.from(broken()), 1000)).rejects.toThrow('connection reset');
    expect(filesIn(at())).toEqual(before);
  });

  test('that changed on the disk are not handed out as whole', async () => {
    const { sha256 } = await store().put(randomBytes(200_000));
    const path = filesIn(at()).find((file) => file.endsWith(sha256))!;
    const bytes = readFileSync(path);
    bytes[150_000]! ^= 1;
    writeFileSync(path, bytes);
    await expect(store().open(sha256).then(gather)).rejects.toThrow();
  });

  test('that were thrown away are missing', async () => {
    const { sha256 } = await store().put(randomBytes(10));
    await store().remove(sha256);
    await store().remove(sha256);
    await expect(store().open(sha256)).rejects.toThrow(ObjectMissing);
  });

  test('can be read by nobody else on the machine', async () => {
    const { sha256 } = await store().put(randomBytes(10));
    const path = filesIn(at()).find((file) => file.endsWith(sha256))!;
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});

test('a changed content in the clear is named as such', async () => {
  const store = fileObjectStore({ folder: join(folder, 'changed') });
  const { sha256 } = await store.put(Buffer.from('Giấy khai sinh'));
  writeFileSync(filesIn(join(folder, 'changed'))[0]!, 'Giấy khai tử');
  await expect(store.open(sha256).then(gather)).rejects.toThrow(ObjectCorrupt);
});

test('sealed contents show nothing of what they say', async () => {
  const store = fileObjectStore({ folder: join(folder, 'secret'), key });
  await store.put(Buffer.from('Nguyễn Văn Thử'.repeat(100)));
  const [path] = filesIn(join(folder, 'secret'));
  expect(readFileSync(path!).includes('Nguyễn')).toBe(false);
});

test('what a dead process left half done is swept, what is under way is not', async () => {
  const at = join(folder, 'swept');
  const store = fileObjectStore({ folder: at });
  const abandoned = expectOk(await store.stage(inPieces(randomBytes(10)), 100));
  const changedAt = statSync(filesIn(join(at, 'staging'))[0]!).mtimeMs;
  expect(await store.sweep(Temporal.Instant.fromEpochMilliseconds(Math.floor(changedAt) - 1000))).toBe(0);
  expect(await store.sweep(Temporal.Instant.fromEpochMilliseconds(Math.ceil(changedAt) + 1000))).toBe(1);
  await expect(abandoned.keep()).rejects.toThrow();
});

test.each(['../../etc/passwd', '', 'A'.repeat(64)])('%s is no name of a content', async (name) => {
  const store = fileObjectStore({ folder: join(folder, 'names') });
  await expect(store.has(name)).rejects.toThrow(ObjectMissing);
});

describe('sealing', () => {
  test('gives back any content of any length, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072, 200_001),
        fc.integer({ min: 1, max: 100_000 }),
        async (length, cut) => {
          const bytes = randomBytes(length);
          const sealed = await gather(seal(inPieces(bytes, cut), key));
          expect((await gather(unseal(inPieces(sealed, cut), key))).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    { what: 'cut at a chunk', spoil: (bytes: Buffer) => bytes.subarray(0, 36 + 65_552) },
    { what: 'cut anywhere', spoil: (bytes: Buffer) => bytes.subarray(0, 70_000) },
    {
      what: 'with two chunks exchanged',
      spoil: (bytes: Buffer) =>
        Buffer.concat([
          bytes.subarray(0, 36),
          bytes.subarray(36 + 65_552, 36 + 131_104),
          bytes.subarray(36, 36 + 65_552),
          bytes.subarray(36 + 131_104),
        ]),
    },
    { what: 'with something appended', spoil: (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')]) },
    { what: 'without anything', spoil: () => Buffer.alloc(0) },
  ])('a content $what does not open', async ({ spoil }) => {
    const sealed = await gather(seal(inPieces(randomBytes(200_000)), key));
    await expect(gather(unseal(inPieces(spoil(sealed)), key))).rejects.toThrow();
  });

  test('another installation cannot open it', async () => {
    const sealed = await gather(seal(inPieces(randomBytes(100)), key));
    await expect(gather(unseal(inPieces(sealed), sealingKey('another secret')))).rejects.toThrow();
  });
});
