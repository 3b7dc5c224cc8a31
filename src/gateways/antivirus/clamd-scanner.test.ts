import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { clamd } from '../../../sandbox/clamd.ts';
import { eicar, inPieces } from '#test/sample-papers';
import { clamdScanner } from './clamd-scanner.ts';

let server: Server;
let url = '';

beforeAll(async () => {
  server = clamd();
  url = await listening(server);
});
afterAll(() => {
  server.close();
});

async function listening(one: Server): Promise<string> {
  await new Promise<void>((done) => one.listen(0, '127.0.0.1', done));
  return `tcp://127.0.0.1:${(one.address() as AddressInfo).port}`;
}

test('what is harmless is clean, also nothing at all and much of it', async () => {
  for (const size of [0, 1, 70_000, 3_000_000]) {
    expect(await clamdScanner({ url }).scan(inPieces(new Uint8Array(size), 65_536))).toEqual({ clean: true });
  }
});

test('the test file of all scanners is found wherever it lies and however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(300), fc.nat(300), fc.integer({ min: 1, max: 100 }), async (before, after, cut) => {
      const bytes = Buffer.concat([Buffer.alloc(before, 'a'), eicar(), Buffer.alloc(after, 'b')]);
      expect(await clamdScanner({ url }).scan(inPieces(bytes, cut))).toEqual({ clean: false, threat: 'Eicar-Test-Signature' });
    }),
    { numRuns: 30 },
  );
});

test('a scanner nobody can reach gives no verdict', async () => {
  const gone = createServer();
  const nowhere = await listening(gone);
  await new Promise((done) => gone.close(done));
  await expect(clamdScanner({ url: nowhere }).scan(inPieces(Buffer.from('x')))).rejects.toThrow('ECONNREFUSED');
});

test.each([
  { what: 'that hangs up', behave: 'end', says: 'no verdict' },
  { what: 'that complains', behave: 'INSTREAM size limit exceeded. ERROR\0', says: 'size limit' },
  { what: 'that falls silent', behave: '', says: 'fell silent' },
])('a scanner $what gives no verdict', async ({ behave, says }) => {
  const odd = createServer((socket) => {
    socket.on('error', () => undefined);
    if (behave === 'end') socket.end();
    else if (behave !== '') socket.end(behave);
  });
  const at = await listening(odd);
  await expect(clamdScanner({ url: at, patience: 200 }).scan(inPieces(Buffer.alloc(200_000)))).rejects.toThrow(says);
  odd.close();
});
