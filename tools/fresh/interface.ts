import { existsSync } from 'node:fs';
import { version1 } from '../../src/entry/http/api.ts';
import type { Generated } from './generated.ts';

const FILE = 'docs/openapi.json';

/** The description of the REST interface as it is served, kept in the repository so that a change of the contract is seen in review. */
export const restInterface: Generated = {
  make: () => {
    const description = version1().getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Motcua', version: '1' },
      servers: [{ url: '/api/v1' }],
    });
    return Promise.resolve(new Map([[FILE, `${JSON.stringify(description, null, 2)}\n`]]));
  },
  committed: () => (existsSync(FILE) ? [FILE] : []),
};
