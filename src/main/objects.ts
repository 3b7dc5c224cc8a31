import { fileDerived, fileObjectStore, fileUploadParts, sealingKey, type FileObjectStoreOptions } from '#gateways/object-store';
import type { DerivedFiles, ObjectStore, UploadParts } from '#modules/paper/server';
import type { Config } from './config.ts';

/** Opens the configured object store; in production its contents are sealed at rest. */
export function openObjects(config: Config): ObjectStore {
  return fileObjectStore(whereObjectsAre(config));
}

/** Opens the place beside it where files on their way lie, sealed the same way. */
export function openUploadParts(config: Config): UploadParts {
  return fileUploadParts(whereObjectsAre(config));
}

/** Opens the place beside it where pictures of pages lie, sealed the same way. */
export function openDerived(config: Config): DerivedFiles {
  return fileDerived(whereObjectsAre(config));
}

function whereObjectsAre(config: Config): FileObjectStoreOptions {
  const [scheme, ...rest] = config.objectStore.split(':');
  if (scheme !== 'file') throw new Error(`Setting OBJECT_STORE: ${scheme}: is not known; file:FOLDER is`);
  const folder = rest.join(':');
  return config.mode === 'production' ? { folder, key: sealingKey(config.secretKey) } : { folder };
}
