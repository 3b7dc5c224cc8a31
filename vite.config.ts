import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  // A small font inside the style sheet would hold up the first paint, and our policy refuses it.
  build: { assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined) },
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      // Registered by static/offline.js: most pages run no script of SvelteKit's.
      serviceWorker: { register: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute there is: SvelteKit hides its announcer of navigations with it wherever the client runs, and
          // offers no way to do without. The hash admits those very words; should they change, the journeys hear the browser complain.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
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
