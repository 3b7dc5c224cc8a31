import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { bringPagesAlive } from './tools/pages/bring-pages-alive.ts';
import { leaveAtHome } from './tools/pages/leave-at-home.ts';
import { tellOnlyScripts } from './tools/pages/tell-only-scripts.ts';

const HOUSE =
  /\/node_modules\/(?:svelte|clsx|esm-env)\/|\/messages\/|\/src\/(?:kernel|modules\/(?:form|citizen|place)|ui(?!.*(?:gallery|examples)))\//;

export default defineConfig({
  // A small font inside the style sheet would hold up the first paint, and our policy refuses it.
  build: { assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined) },
  environments: {
    client: {
      // What every page with scripts needs comes in one piece: thirty small ones are packed worse and asked for one by one.
      build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'house', test: HOUSE }] } } } },
    },
  },
  plugins: [
    bringPagesAlive(),
    leaveAtHome(),
    tellOnlyScripts(),
    sveltekit({
      // The usual name of a style, `svelte-` and this, stands a thousand times in a long list.
      compilerOptions: { cssHash: ({ hash, filename }) => `s${hash(filename)}` },
      // The browser goes where a link leads: no list of routes travels.
      router: { resolution: 'server' },
      adapter: adapter({ out: 'build', precompress: true }),
      // Left to itself SvelteKit takes the time of day, and names every file anew.
      version: { name: process.env['MOTCUA_BUILT_FROM']?.slice(0, 16) ?? 'by-hand' },
      // Registered by static/offline.js: most pages run no script of SvelteKit's.
      serviceWorker: { register: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
});
