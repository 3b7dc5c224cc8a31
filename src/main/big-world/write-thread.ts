import { parentPort, workerData } from 'node:worker_threads';
import { inBulk } from '#gateways/postgres';
import type { Batch } from './make-batch.ts';
import { writeBatch } from './write-batch.ts';

// A thread of its own: puts batches in while the next one is told. It ends when it is sent nothing more, or by its first fault.
const port = parentPort;
if (!port) throw new Error('This is a thread of the loader');
const { ownerUrl } = workerData as { readonly ownerUrl: string };

await inBulk(ownerUrl, async (bulk) => {
  for (let batch = await next(); batch; batch = await next()) {
    await writeBatch(batch, bulk);
    port.postMessage(batch.number);
  }
});
port.close();

function next(): Promise<Batch | null> {
  return new Promise((given) => port?.once('message', given));
}
