/** The object store on disk. */
export { fileDerived } from './file-derived.ts';
export { fileObjectStore, type FileObjectStoreOptions } from './file-object-store.ts';
export { sealingKey } from './sealed-stream.ts';
export { fileUploadParts } from './file-upload-parts.ts';
