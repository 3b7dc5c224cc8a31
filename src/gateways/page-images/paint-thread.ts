import { parentPort, workerData } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import jpeg from 'jpeg-js';
import type { PageSize } from '#modules/paper/server';
import type { PaintAnswer, PaintJob, PaintLimits } from './paint-job.ts';
import { sizeIn, turned } from './picture.ts';

// A thread of its own: one file, its pages, then it ends. It knows nothing of the program and is ended from outside when it takes too long.
const limits = workerData as PaintLimits;
const QUALITY = 84;

type Open = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>;

let tooMuch = false;
boundMemory();
const library = PDFiumLibrary.init();
let open: Open | null = null;
let sizes: readonly PageSize[] = [];

parentPort?.on('message', (job: PaintJob) => void answer(job));

async function answer(job: PaintJob): Promise<void> {
  const done = await work(job).catch((): PaintAnswer => ({ kind: tooMuch ? 'too-much' : 'unreadable' }));
  parentPort?.postMessage(done);
}

async function work(job: PaintJob): Promise<PaintAnswer> {
  if (job.kind === 'open') {
    open = await (await library).loadDocument(job.bytes);
    const count = open.getPageCount();
    if (count > limits.mostPages) return { kind: 'too-much' };
    sizes = Array.from({ length: count }, (_, index) => sizeOf(open!, index));
    return sizes.length === 0 ? { kind: 'unreadable' } : { kind: 'sizes', sizes };
  }
  const size = sizes[job.page - 1];
  if (!open || !size) return { kind: 'unreadable' };
  const wanted = sizeIn(size, { width: job.width, mostPixels: limits.mostPixels });
  const { data, width, height } = await open.getPage(job.page - 1).render({ ...wanted, renderFormFields: true });
  const picture = turned({ data, width, height }, job.turn);
  return { kind: 'picture', jpeg: jpeg.encode(picture, QUALITY).data };
}

function sizeOf(document: Open, index: number): PageSize {
  const { originalWidth: width, originalHeight: height } = document.getPage(index).getOriginalSize();
  return { width, height };
}

/** PDFium asks for memory through this one door; past the bound it is told that there is none, as on a machine that is full. */
function boundMemory(): void {
  const PAGE_BYTES = 64 * 1024;
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function bounded(this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * PAGE_BYTES > limits.mostBytes) {
      tooMuch = true;
      throw new RangeError('More memory than a paper may take');
    }
    return grow.call(this, pages);
  };
}
