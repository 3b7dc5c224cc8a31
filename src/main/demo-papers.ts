import type { Db } from '#kernel/database';
import { recordObject } from '#modules/paper/server';
import type { RequestNeeds } from './world.ts';

/** Papers of the demo: plainly marked as worth nothing, made when first needed, the same title once. */
export type DemoPapers = (title: string, needs: { readonly db: Db; readonly now: Temporal.Instant }) => Promise<string>;

/** The same title gives the same bytes, whenever it is printed. */
const PRINTED_AT = Temporal.Instant.from('2026-01-01T00:00:00Z');

/** Answers the hash under which a paper is kept. */
export function demoPapers({ objects, pdf }: Pick<RequestNeeds, 'objects' | 'pdf'>): DemoPapers {
  const made = new Map<string, { readonly sha256: string; readonly size: number }>();
  return async function paper(title, { db, now }) {
    const kept = made.get(title) ?? (await objects.put(await pdf.render('demo-paper', { data: { title }, at: PRINTED_AT })));
    made.set(title, kept);
    await recordObject(db, { ...kept, mediaType: 'application/pdf', pages: 1, storedAt: now });
    return kept.sha256;
  };
}
