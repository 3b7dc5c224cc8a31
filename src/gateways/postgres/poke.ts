/** Asks again and again until the answer is yes; throws a fault when it never is. Times in milliseconds. */
export async function poke(how: { every: number; atMost: number; what: string }, answer: () => boolean | Promise<boolean>): Promise<void> {
  const tries = Math.ceil(how.atMost / how.every);
  for (let i = 0; i < tries; i += 1) {
    if (await answer()) return;
    await new Promise((done) => setTimeout(done, how.every));
  }
  throw new Error(`Waited ${how.atMost} ms in vain for ${how.what}`);
}
