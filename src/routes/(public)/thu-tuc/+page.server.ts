import type { MessageKey } from '#messages';
import { findAgency } from '#modules/agency/server';
import type { ProcedureSummary } from '#modules/procedure';
import { catalogue, FILTERS, type Choice, type FilterName } from '#views/catalogue';
import { eventsAsked, lifeEvents } from '#views/life-events';
import { showEventLink } from './show-event.ts';
import type { PageServerLoad } from './$types';

const LONGEST_QUESTION = 200;
/** Where people who found nothing can ask. */
const OFFICE = 'H12.01';
const LABELS = {
  field: 'catalogue.field',
  level: 'catalogue.level',
  agency: 'catalogue.agency',
  audience: 'catalogue.audience',
  online: 'catalogue.online-level',
} as const satisfies Record<FilterName, MessageKey>;

export const load: PageServerLoad = async function load({ locals, url }) {
  const { needs, words, lang } = locals;
  const q = ask(url, 'q');
  const asked = {
    field: ask(url, 'field'),
    level: ask(url, 'level'),
    agency: ask(url, 'agency'),
    audience: ask(url, 'audience'),
    online: ask(url, 'online'),
  };
  const { found, guesses, filters, choices, ...counts } = await catalogue(needs.db, { ...asked, q, page: Number(ask(url, 'page') ?? 1) });

  const [events, office] = await Promise.all([lifeEvents(needs.db), counts.total === 0 ? findAgency(needs.db, OFFICE) : null]);

  return {
    ...counts,
    asked: { q, ...filters },
    // A question is answered best first; without one, procedures stand under their fields.
    groups: q === null ? byField(found) : [{ field: null, found: found.map(item) }],
    guesses: guesses.map(item),
    filters: FILTERS.map((name) => ({ name, label: words(LABELS[name]), all: words(`catalogue.${name}.all`), options: optionsOf(name) })),
    chosen: FILTERS.flatMap((name) => chosen(name)),
    events: eventsAsked(events, q).map((event) => showEventLink(event, lang)),
    allEvents: counts.total === 0 ? events.map((event) => showEventLink(event, lang)) : [],
    office: office && { name: office.name, phone: office.phone },
    previous: counts.page > 1 ? addressOf({ ...filters, q, page: counts.page === 2 ? null : String(counts.page - 1) }) : null,
    next: counts.page < counts.pages ? addressOf({ ...filters, q, page: String(counts.page + 1) }) : null,
  };

  /** Every choice that leaves something, and the one that is set even when it leaves nothing. */
  function optionsOf(name: FilterName) {
    const value = filters[name];
    const all =
      choices[name].some((one) => one.value === value) || value === null
        ? choices[name]
        : [...choices[name], { value, name: null, count: 0 }];
    return all.map((one) => ({ value: one.value, label: `${sayChoice(name, one)} (${one.count})` }));
  }

  /** A filter that is set, in words, and the address without it. */
  function chosen(name: FilterName) {
    const value = filters[name];
    if (value === null) return [];
    const choice = choices[name].find((one) => one.value === value) ?? { value, name: null, count: 0 };
    return [{ name, label: sayChoice(name, choice), without: addressOf({ ...filters, q, [name]: null }) }];
  }

  function sayChoice(name: FilterName, { value, name: called }: Choice): string {
    if (name === 'field') return value;
    if (name === 'agency') return called ?? words('catalogue.agency.commune');
    return words(`procedure.${name}.${value}` as 'procedure.level.xã');
  }

  function byField(all: readonly ProcedureSummary[]) {
    return [...Map.groupBy(all, ({ field }) => field)].map(([field, own]) => ({ field, found: own.map(item) }));
  }

  function item({ code, name, field, level, audience, onlineLevel }: ProcedureSummary) {
    return {
      code,
      name,
      field,
      level: words(`procedure.level.${level}`),
      audience: words(`procedure.audience.${audience}`),
      online: words(`procedure.online.${onlineLevel}`),
      onlineLevel,
    };
  }
};

function ask(url: URL, name: string): string | null {
  return url.searchParams.get(name)?.normalize('NFC').trim().slice(0, LONGEST_QUESTION) || null;
}

/** The address that asks the same again, or for another page of it: nothing that is not asked stands in it. */
function addressOf(asked: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const search = new URLSearchParams(given).toString();
  return search === '' ? '/thu-tuc' : `/thu-tuc?${search}`;
}
