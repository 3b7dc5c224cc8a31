import { error } from '@sveltejs/kit';
import { feeFor, hasChannel, limitFor, sayFee, sayLimit, type LifeStep, type Reader } from '#modules/procedure';
import { guidedEvent, type GuidedEvent } from '#views/life-events';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async function load({ locals, params }) {
  const { needs, words, lang } = locals;
  const found = await guidedEvent(needs.db, params.slug.slice(0, 80));
  if (!found) error(404, words('event.unknown'));
  const { event } = found;
  return {
    slug: event.slug,
    icon: event.icon,
    name: event.name[lang],
    lead: event.lead[lang],
    steps: event.steps.map((step) => showStep(step, found, { lang, t: words })),
  };
};

/** A step in the reader's words: what it is, what it needs from earlier steps and what later steps need from it. */
function showStep(step: LifeStep, { event, procedures, feeds }: GuidedEvent, reader: Reader) {
  const { lang, t } = reader;
  const revision = step.procedure === null ? undefined : procedures.get(step.procedure);
  const numberOf = (id: string): number => event.steps.findIndex((one) => one.id === id) + 1;
  return {
    id: step.id,
    when: step.when[lang],
    name: revision?.content.record.name ?? step.name?.[lang] ?? t('event.elsewhere'),
    text: step.text[lang],
    procedure: revision ? showTerms(revision.code) : null,
    needs: feeds
      .filter(({ to }) => to === step.id)
      .map(({ from, paper }) => t('event.needs', { paper: paper[lang], step: numberOf(from) })),
    gives: feeds
      .filter(({ from }) => from === step.id)
      .map(({ to, paper }) => t('event.gives', { paper: paper[lang], step: numberOf(to) })),
  };

  function showTerms(code: string) {
    const content = procedures.get(code)!.content;
    const channel = hasChannel(content, 'online') ? 'online' : 'direct';
    const limits = [...new Set(content.cases.map(({ id }) => sayLimit(limitFor(content, { caseId: id, channel }), reader)))];
    return {
      code,
      online: channel === 'online',
      limit: limits.length === 1 ? limits[0]! : t('event.limit.by-case'),
      fee: sayFee(feeFor(content, channel).amount, reader),
    };
  }
}
