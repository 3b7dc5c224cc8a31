import { immutable } from '$app/manifest';
import { self as worker } from '$app/service-worker';

/*
 * What the browser keeps of this site for when the line is gone: the built files it has used (they never change under their name), and
 * one page that says so. Never a personal page, never an answer of the interface: those pass through untouched.
 */

const CACHE = 'motcua';
const OFFLINE = '/ngoai-tuyen';
const MARK = '/mark.svg';
const BUILT = new Set(immutable.map(({ path }) => new URL(path, worker.location.origin).pathname));

worker.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePage().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldFiles().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (BUILT.has(url.pathname)) event.respondWith(fromCacheFirst(request));
  else if (url.pathname === MARK) event.respondWith(fetch(request).catch(() => kept(MARK)));
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(OFFLINE)));
});

/** The page is asked for as a stranger would, so that nothing of anybody is in it, together with the styles it names. */
async function keepOfflinePage(): Promise<void> {
  const cache = await caches.open(CACHE);
  const page = await fetch(OFFLINE, { credentials: 'omit', cache: 'reload' });
  if (!page.ok) throw new Error('The page for the time without a line did not come');
  const html = await page.clone().text();
  const styles = [...html.matchAll(/href="([^"]+\.css)"/gu)].flatMap(([, href]) => (href ? new URL(href, page.url).pathname : []));
  await Promise.all([cache.put(OFFLINE, page), cache.add(MARK), cache.addAll(styles.filter((path) => BUILT.has(path)))]);
}

/** Files of earlier builds, and whatever an earlier worker kept elsewhere. */
async function forgetOldFiles(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  const cache = await caches.open(CACHE);
  const current = new Set([...BUILT, OFFLINE, MARK]);
  const old = (await cache.keys()).filter(({ url }) => !current.has(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function fromCacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request);
  if (known) return known;
  const fresh = await fetch(request);
  // What came only in part must not stand for the whole.
  if (fresh.status === 200) await cache.put(request, fresh.clone());
  return fresh;
}

async function kept(path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? Response.error();
}
