import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const CLIENT = /@sveltejs\/kit\/src\/runtime\/client\/client-entry\.js$/;
const NAVIGATION = /@sveltejs\/kit\/src\/runtime\/app\/navigation\/client\.js$/;

/**
 * Puts a page alive without SvelteKit's router: 30 lines in the place of 14 KB. Pages with scripts are few, each is a document of its own,
 * and a link is followed by the browser. Whoever imports `goto` or its like is told by the build that there is none.
 */
export function bringPagesAlive(): Plugin {
  return {
    name: 'motcua:bring-pages-alive',
    applyToEnvironment: (environment) => environment.name === 'client',
    load: {
      filter: { id: [CLIENT, NAVIGATION] },
      handler: (id) => readFileSync(join(import.meta.dirname, CLIENT.test(id) ? 'start-page.js' : 'no-router.js'), 'utf8'),
    },
  };
}
