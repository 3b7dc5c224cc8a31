import type { HeadBook, HeadLine } from './head-book.ts';

/** A book that is only remembered. */
export function aHeadBook(): HeadBook & { readonly written: HeadLine[] } {
  const written: HeadLine[] = [];
  return {
    where: 'memory',
    written,
    write(lines) {
      written.push(...lines);
      return Promise.resolve();
    },
    last: () => Promise.resolve(written.at(-1) ?? null),
    async *lines() {
      yield* await Promise.resolve(written);
    },
  };
}
