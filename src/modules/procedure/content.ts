import type { Form, OwnQuestions } from '#modules/form';
import { findCases } from './cases.ts';
import { identifyComponents } from './components.ts';
import { readLimit } from './limit.ts';
import type { Handling } from './handling.ts';
import { publicNote } from './public-note.ts';
import type { ProcedureRecord } from './record.ts';
import { GENERAL_CASE, type ChannelTerms, type Component, type ProcedureCase, type RevisionContent } from './revision.ts';
import type { Route } from './route.ts';

/** What a form is made from. */
export interface FormSource {
  readonly record: ProcedureRecord;
  readonly cases: readonly ProcedureCase[];
  readonly components: readonly Component[];
  /** What only this procedure asks, when the province has written it down. */
  readonly questions?: OwnQuestions | undefined;
}

/** What the province lends to turn a record into the content of a revision. */
export interface ContentNeeds {
  /** The hand-made form of a procedure when there is one, else one generated from its record. */
  readonly makeForm: (source: FormSource) => Form;
  readonly routeOf: (record: ProcedureRecord) => Route;
  readonly handlingOf: (record: ProcedureRecord) => Handling;
}

/** Reads one record into what a revision promises. `earlier` are the components of the revision it follows. */
export function contentOf(record: ProcedureRecord, earlier: readonly Component[], needs: ContentNeeds): RevisionContent {
  const channels = channelsOf(record);
  const found = findCases(record);
  const limits = Object.fromEntries(channels.map((terms) => [terms.channel, terms.limit]));
  const named = found.cases.length > 0 ? found.cases : [{ id: GENERAL_CASE, name: null }];
  const cases = named.map(({ id, name }) => ({ id, name, limits }));
  const components = identifyComponents(record, found.belonging, earlier);
  return {
    record,
    cases,
    components,
    channels,
    form: needs.makeForm({ record, cases, components }),
    route: record.route ?? needs.routeOf(record),
    handling: needs.handlingOf(record),
  };
}

function channelsOf(record: ProcedureRecord): readonly ChannelTerms[] {
  return record.channels.map(({ channel, timeLimit, fee }) => ({
    channel,
    limit: readLimit(timeLimit).limit,
    limitNote: publicNote(timeLimit.note),
    // A zero in the catalogue means that nobody filled it in: it must never be read as "free".
    fee: { amount: fee?.amount || null, note: publicNote(fee?.note) },
  }));
}
