import type { ZaloSettings } from './zalo-settings.ts';

const PATIENCE = 20_000; // milliseconds

/** Something somebody sent in a chat, fetched. */
export interface FetchedMedia {
  readonly bytes: Buffer;
}

/**
 * Fetches what somebody sent along, from Zalo's own hosts only and up to a size; `null` when it is somewhere else, too large, or gone.
 * What it is, is told by whoever looks at the bytes.
 */
export async function fetchMedia(
  asked: { readonly url: string; readonly maxBytes: number },
  { mediaHosts }: Pick<ZaloSettings, 'mediaHosts'>,
): Promise<FetchedMedia | null> {
  const url = URL.parse(asked.url);
  if (!url || !mediaHosts.some((host) => isHostOf(url, host))) return null;
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok || !response.body) return null;
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of response.body) {
      size += piece.length;
      if (size > asked.maxBytes) return null;
      pieces.push(piece);
    }
    return { bytes: Buffer.concat(pieces) };
  } catch {
    return null;
  }
}

/** `zdn.vn` stands for all below it, over https; `127.0.0.1:3001` for itself alone. */
function isHostOf(url: URL, host: string): boolean {
  if (host.includes(':')) return url.host === host;
  return url.protocol === 'https:' && (url.hostname === host || url.hostname.endsWith(`.${host}`));
}
