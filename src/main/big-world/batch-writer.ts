import { Worker } from 'node:worker_threads';
import type { Batch } from './make-batch.ts';

/** Takes batches and puts them in, in their order. */
export interface BatchWriter {
  /** Takes one more once the one before is in, so that two at most are on the way. */
  readonly take: (batch: Batch) => Promise<void>;
}

/**
 * Lends a writer with a thread and a connection of its own: one batch goes in while the next one is told. When this is done everything
 * taken is in; a fault of a batch comes out of the next `take`, or out of here.
 */
export async function withBatchWriter(ownerUrl: string, work: (writer: BatchWriter) => Promise<void>): Promise<void> {
  const thread = new Worker(new URL('./write-thread.ts', import.meta.url), { workerData: { ownerUrl } });
  const over = Promise.withResolvers<undefined>();
  let isIn = Promise.withResolvers<undefined>();
  isIn.resolve(undefined);
  thread.on('message', () => isIn.resolve(undefined));
  thread.once('exit', () => over.resolve(undefined));
  thread.once('error', (fault) => over.reject(fault));
  over.promise.catch(() => undefined);
  const untilIn = (): Promise<unknown> => Promise.race([isIn.promise, over.promise]);
  try {
    await work({
      async take(batch) {
        await untilIn();
        isIn = Promise.withResolvers();
        thread.postMessage(batch);
      },
    });
    await untilIn();
    thread.postMessage(null);
    await over.promise;
  } finally {
    await thread.terminate();
  }
}
