import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const NODE = /\/generated\/build\/client-optimized\/nodes\/\d+\.js$/;
const STYLE = /\.svelte\?svelte&type=style/;
const EXAMPLES = /\/src\/ui\/(gallery|[\w-]+[.]examples)[.]ts$/;
const COMPONENT = /export \{ default as component \} from "(.+)"/;

/**
 * Leaves out of the browser's bundle the components of pages without scripts; their styles stay.
 *
 * SvelteKit compiles every page for the browser, also those that never run there, and what any of them uses is then carried by
 * all: the first page with scripts weighed a fifth more for it.
 */
export function leaveAtHome(): Plugin {
  return {
    name: 'motcua:leave-at-home',
    applyToEnvironment: (environment) => environment.name === 'client',
    transform: {
      filter: { id: [NODE, STYLE, EXAMPLES] },
      handler(code, id) {
        if (EXAMPLES.test(id)) return { code, moduleSideEffects: false };
        // A style leaves with its component unless it is told that it has none.
        if (STYLE.test(id)) return { code, moduleType: 'css', meta: { vite: {} } };
        const [line = '', path = ''] = COMPONENT.exec(code) ?? [];
        const component = resolve(dirname(id), path);
        if (path === '' || runsInBrowser(component)) return null;
        return code.replace(line, `import ${JSON.stringify(component)};\nexport { default as component } from ${JSON.stringify(ANEW)};`);
      },
    },
  };
}

const ANEW = resolve(import.meta.dirname, 'anew.svelte');

/** A page that switches scripts on, what stands around it, and the page for faults. */
function runsInBrowser(component: string): boolean {
  const folder = dirname(component);
  if (component.endsWith('+error.svelte')) return true;
  const around = pagesWithScripts().map((page) => dirname(page));
  return component.endsWith('+layout.svelte') ? around.some((page) => `${page}/`.startsWith(`${folder}/`)) : around.includes(folder);
}

function pagesWithScripts(): string[] {
  return globSync('src/routes/**/+page.ts')
    .filter((path) => /export const csr = true/.test(readFileSync(path, 'utf8')))
    .map((path) => resolve(path));
}
