/** Papers, server side: taking files in, what is known of their contents, and where they are kept. */
export { bindPhotos, type PhotoToBind } from './server/bind-photos.ts';
export { collectObjects } from './server/collect-objects.ts';
export type { ByteStream, ObjectStore, ObjectTooLarge, StagedObject, StoredObject } from './server/object-store.ts';
export {
  forgetPageImages,
  PAGE_WIDTHS,
  pageImage,
  pagesOf,
  type Content,
  type PageImageNeeds,
  type PageWidth,
} from './server/page-images.ts';
export type { DerivedFiles } from './server/derived-files.ts';
export { keepForeign, receivePaper, type ReceiveNeeds, type ReceivedPaper } from './server/receive-paper.ts';
export { scanPaper } from './server/scan-paper.ts';
export { type NotPainted, type PagePainter, type PageSize, type PdfToPaint, type WantedPage } from './server/page-painter.ts';
export type { Scanner, Verdict } from './server/scanner.ts';
export { contentsWaiting, findObject, holdObject, onceScanned, recordObject, type ObjectRecord } from './server/stored-object-store.ts';
export { sweepUploads } from './server/sweep-uploads.ts';
export { turns } from './server/turns.ts';
export type { UploadParts } from './server/upload-parts.ts';
export {
  addPart,
  endUpload,
  findUpload,
  holdOn,
  insertUpload,
  letGoUpload,
  removeUpload,
  takeUpload,
  unfinishedUploads,
  uploadsUnderWay,
  type Upload,
  type UploadResult,
} from './server/upload-store.postgres.ts';
export { listPaperTypes, loadPaperTypes } from './server/paper-type-store.postgres.ts';
