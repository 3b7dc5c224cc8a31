import { join } from 'node:path';
import { fileHeadBook } from '#gateways/head-book';
import type { HeadBook } from '#modules/ledger/server';
import type { Config } from './config.ts';

/** Opens the book that remembers the ends of the ledger's chain, in the data folder: beside the database, not in it. */
export function openHeadBook(config: Config): HeadBook {
  return fileHeadBook({ file: join(config.dataDir, 'ledger-heads.txt') });
}
