import type { Plugin } from 'vite';

const RENDERER = /@sveltejs\/kit\/src\/runtime\/server\/page\/index\.js$/;
const ALWAYS = /if \(node\) \{(?=\s*data_serializer\.add_node\(i, server_data\);)/;

/**
 * Writes the data of a page out for the browser only where the browser runs a script that reads it.
 *
 * SvelteKit writes it out for every page and then leaves it away where `csr` is off, which is nearly everywhere here: a tenth of what an
 * officer's page took.
 */
export function tellOnlyScripts(): Plugin {
  return {
    name: 'motcua:tell-only-scripts',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    transform: {
      filter: { id: RENDERER },
      handler(code) {
        if (!ALWAYS.test(code)) throw new Error('SvelteKit writes data out in another place now: look at motcua:tell-only-scripts');
        return { code: code.replace(ALWAYS, 'if (node && csr) {'), map: null };
      },
    },
  };
}
