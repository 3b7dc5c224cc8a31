import { open } from 'node:fs/promises';

const PIECE = 256 * 1024; // bytes
const AT_ONCE = 3;

/**
 * A file piece by piece. Of the four threads that Node reads files with, contents take three at most: a disk far away that has fallen
 * asleep holds up who reads papers, and nobody else.
 */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await inTurn(() => open(path, 'r'));
  try {
    for (;;) {
      const { bytesRead, buffer } = await inTurn(() => file.read(Buffer.allocUnsafe(PIECE), 0, PIECE));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

let reading = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(read: () => Promise<T>): Promise<T> {
  if (reading >= AT_ONCE) await new Promise<void>((done) => waiting.push(done));
  else reading += 1;
  try {
    return await read();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else reading -= 1;
  }
}
