import { createMiddleware } from 'hono/factory';

const MOST = 200 * 1024 * 1024; // bytes
const PATIENCE = 5 * 60_000; // milliseconds

/**
 * Reads what is left of a request away before it is answered: a sender who is refused before the body was read would else be cut off
 * half a second after the answer, and over a slow line see a broken connection instead of the reason. Nothing of it is kept. What is
 * larger, or takes longer, than any honest sender's is not waited for.
 */
export const letRestIn = createMiddleware(async function letRestIn(c, next) {
  await next();
  const { body } = c.req.raw;
  if (c.req.raw.bodyUsed || !body || body.locked) return;
  const reader = body.getReader();
  const enough = setTimeout(() => void reader.cancel().catch(() => undefined), PATIENCE);
  try {
    for (let left = MOST; left > 0;) {
      const { done, value } = await reader.read();
      if (done) break;
      left -= (value as Uint8Array).length;
    }
  } catch {
    // The sender went away: nobody waits for the answer.
  } finally {
    clearTimeout(enough);
  }
});
