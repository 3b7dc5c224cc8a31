import type { Letter, OutboxLent, Reply, Rumour, Shelf, Standing } from './post.ts';

/** What the page on which somebody has signed out leaves on the shelf for a moment (`static/kept.js`). */
const LEFT = 'motcua:left';

const PATIENCE = 20_000; // milliseconds for saving on a weak line
const MOST_WHEN_LEAVING = 60_000; // characters; browsers let a page that goes away send 64 KB

/** What this browser lends to the outbox of a draft; `close` ends its listening. */
export interface BrowserLent extends OutboxLent {
  readonly close: () => void;
}

/** The browser's own storage, line, clock and channel between tabs. */
export function browserLent(
  of: { readonly who: string; readonly draftId: string },
  hears: { readonly rumour: (rumour: Rumour) => void; readonly changed: OutboxLent['changed']; readonly left: () => void },
): BrowserLent {
  const address = `/api/v1/dossiers/${encodeURIComponent(of.draftId)}`;
  const name = `motcua:${of.who}:${of.draftId}`;
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  channel?.addEventListener('message', ({ data }) => hears.rumour(data as Rumour));
  // Where tabs have no channel, they see that the shelf is another one.
  const look = ({ key, newValue }: StorageEvent): void => {
    if (key === LEFT && newValue !== null) hears.left();
    if (key?.startsWith(name)) hears.rumour({ kind: 'typed' });
  };
  window.addEventListener('storage', look);

  return {
    shelf: shelf(),
    send: (letter, { urgent }) => send(address, letter, urgent),
    ask: () => ask(address),
    // eslint-disable-next-line house/no-clock -- because when something was typed is known to this machine's clock alone
    now: () => Date.now(),
    later(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    tellOthers: (rumour) => channel?.postMessage(rumour),
    changed: hears.changed,
    close() {
      channel?.close();
      window.removeEventListener('storage', look);
    },
  };
}

async function send(address: string, letter: Letter, urgent: boolean): Promise<Reply> {
  const body = JSON.stringify(letter);
  try {
    const response = await fetch(address, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: urgent && body.length < MOST_WHEN_LEAVING,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.ok) return { kind: 'saved', ...((await response.json()) as Standing & { savedAt: string }) };
    return await refused(response);
  } catch {
    return { kind: 'no-line' };
  }
}

async function refused(response: Response): Promise<Reply> {
  switch (response.status) {
    case 401:
      return { kind: 'signed-out' };
    case 404:
      return { kind: 'gone' };
    case 409:
      return ((await response.json()) as { code: string }).code === 'principal.changed' ? { kind: 'switched' } : { kind: 'gone' };
    case 400:
    case 413:
    case 422:
      return { kind: 'refused', code: ((await response.json()) as { code: string }).code };
    default:
      return { kind: 'failing' };
  }
}

async function ask(address: string): Promise<Standing | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const said = response.ok ? ((await response.json()) as Standing & { draft: boolean }) : null;
    return said?.draft ? { answers: said.answers, version: said.version } : null;
  } catch {
    return null;
  }
}

/** The browser's storage; where it is full or forbidden, the memory of this tab, which is better than nothing. */
function shelf(): Shelf {
  const memory = new Map<string, string>();
  return {
    keys: () => [...new Set([...memory.keys(), ...(attempt(() => Object.keys(localStorage)) ?? [])])],
    get: (key) => memory.get(key) ?? attempt(() => localStorage.getItem(key)) ?? null,
    set(key, value) {
      memory.delete(key);
      if (attempt(() => (localStorage.setItem(key, value), true)) !== true) memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt(() => localStorage.removeItem(key));
    },
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
