import { fileObjectStore, sealingKey } from '#gateways/object-store';
import type { ObjectStore } from '#modules/paper/server';
import type { Config } from './config.ts';

/** Opens the configured object store; in production its contents are sealed at rest. */
export function openObjects(config: Config): ObjectStore {
  const [scheme, ...rest] = config.objectStore.split(':');
  if (scheme !== 'file') throw new Error(`Setting OBJECT_STORE: ${scheme}: is not known; file:FOLDER is`);
  const folder = rest.join(':');
  return fileObjectStore(config.mode === 'production' ? { folder, key: sealingKey(config.secretKey) } : { folder });
}
