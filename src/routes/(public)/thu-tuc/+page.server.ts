import { catalogue } from '#views/catalogue';
import type { ProcedureSummary } from '#modules/procedure';
import type { PageServerLoad } from './$types';

const LONGEST_QUESTION = 200;

export const load: PageServerLoad = async function load({ locals, url }) {
  const { needs, words } = locals;
  const asked = { q: ask(url, 'q'), field: ask(url, 'field'), level: ask(url, 'level') };
  const { total, found, fields, levels } = await catalogue(needs.db, asked);
  return {
    asked,
    total,
    count: found.length,
    // A question is answered best first; without one, procedures stand under their fields.
    groups: asked.q === null ? byField(found) : [{ field: null, found: found.map(item) }],
    fields: fields.map(({ field, count }) => ({ value: field, label: `${field} (${count})` })),
    levels: levels.map(({ level, count }) => ({ value: level, label: `${words(`procedure.level.${level}`)} (${count})` })),
  };

  function byField(all: readonly ProcedureSummary[]) {
    return [...Map.groupBy(all, ({ field }) => field)].map(([field, own]) => ({ field, found: own.map(item) }));
  }

  function item({ code, name, field, level, audience, online }: ProcedureSummary) {
    return { code, name, field, level: words(`procedure.level.${level}`), audience: words(`procedure.audience.${audience}`), online };
  }
};

function ask(url: URL, name: string): string | null {
  return url.searchParams.get(name)?.normalize('NFC').trim().slice(0, LONGEST_QUESTION) || null;
}
