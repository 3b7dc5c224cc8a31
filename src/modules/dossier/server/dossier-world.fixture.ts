import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { fileObjectStore } from '#gateways/object-store';
import type { Form } from '#modules/form';
import type { ReceiveNeeds } from '#modules/paper/server';
import type { Component, RevisionContent, Route } from '#modules/procedure';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { Actor, CitizenActor, OfficerActor, OfficerRole } from '../actor.ts';
import type { CheckNeeds } from './what-is-sent.ts';

/** An invented province: a centre, a department with a division, and one procedure with two papers. Nothing here exists. */
export const DESK = 'H00.01';
export const DEPARTMENT = 'H00.1';
export const DIVISION = 'H00.1.2';
export const OTHER = 'H00.2';

/** An instant by the clock on the wall. */
export function at(local: string): Temporal.Instant {
  return Temporal.Instant.from(`${local}+07:00`);
}

export const FILED_AT = at('2026-08-10T08:00');

export interface World {
  readonly db: Db;
  readonly revisionId: string;
  readonly procedureCode: string;
  readonly receivers: readonly OfficerActor[];
  readonly receiver: OfficerActor;
  readonly head: OfficerActor;
  readonly specialist: OfficerActor;
  readonly leader: OfficerActor;
  readonly clerk: OfficerActor;
  readonly consulted: OfficerActor;
  readonly supervisor: OfficerActor;
  readonly stranger: OfficerActor;
  readonly applicant: CitizenActor;
  readonly otherCitizen: CitizenActor;
  readonly paperSha: string;
}

const objects = fileObjectStore({ folder: mkdtempSync(join(tmpdir(), 'motcua-dossiers-')) });

export function needsAt(world: Pick<World, 'db'>, now: Temporal.Instant): CheckNeeds & ReceiveNeeds {
  return { db: world.db, now, isUnit: () => true, objects };
}

/** A leader who has just proved who they are. */
export function proven(actor: OfficerActor, now: Temporal.Instant): Actor {
  return { ...actor, reauthenticatedAt: now.toString() };
}

export async function settleWorld(
  db: Db,
  more: { readonly citizens?: number } = {},
): Promise<World & { readonly citizens: readonly CitizenActor[] }> {
  await sql`insert into session_plan (id, weekdays, hours) values ('default', '[1,2,3,4,5]', '[["07:00","11:00"],["13:00","17:00"]]')`.execute(
    db,
  );
  await sql`insert into calendar_day (on_date, kind, name, status) values ('2026-09-02', 'holiday', 'Invented', 'official'), ('2027-01-01', 'holiday', 'Invented', 'official')`.execute(
    db,
  );
  for (const [id, kind, parent] of [
    ['H00', 'province', null],
    [DESK, 'one-stop', 'H00'],
    [DEPARTMENT, 'department', 'H00'],
    [DIVISION, 'division', DEPARTMENT],
    [OTHER, 'department', 'H00'],
  ] as const) {
    await sql`insert into agency (id, name, kind, parent_id, session_plan_id, id_source) values (${id}, ${`Invented ${id}`}, ${kind}, ${parent}, 'default', 'invented')`.execute(
      db,
    );
  }
  const officers = {
    receivers: await Promise.all([1, 2, 3, 4].map(() => anOfficer(db, 'receiver', DESK))),
    head: await anOfficer(db, 'head', DEPARTMENT),
    specialist: await anOfficer(db, 'specialist', DIVISION),
    leader: await anOfficer(db, 'leader', DEPARTMENT),
    clerk: await anOfficer(db, 'records-clerk', DEPARTMENT),
    consulted: await anOfficer(db, 'leader', OTHER),
    supervisor: await anOfficer(db, 'supervisor', 'H00'),
    stranger: await anOfficer(db, 'receiver', OTHER),
  };
  const [receiver] = officers.receivers;
  if (!receiver) throw new Error('No receiver');
  const citizens = await Promise.all(Array.from({ length: more.citizens ?? 2 }, (_none, index) => aCitizen(db, index + 1)));
  const [applicant, otherCitizen] = citizens;
  if (!applicant || !otherCitizen) throw new Error('No citizens');
  const paperSha = await aPaper(db);
  const revision = await aProcedure(db);
  return { db, ...revision, ...officers, receiver, applicant, otherCitizen, citizens, paperSha };
}

export async function aPaper(db: Db): Promise<string> {
  const sha = randomBytes(32).toString('hex');
  await sql`insert into stored_object (sha256, size, media_type, stored_at) values (${sha}, 1000, 'application/pdf', ${FILED_AT.toString()})`.execute(
    db,
  );
  return sha;
}

async function anOfficer(db: Db, role: OfficerRole, agencyId: string): Promise<OfficerActor> {
  const officerId = newId();
  await sql`insert into officer (id, full_name, created_at) values (${officerId}, ${`Officer ${role}`}, ${FILED_AT.toString()})`.execute(
    db,
  );
  await sql`insert into officer_role (officer_id, role, agency_id, granted_at) values (${officerId}, ${role}, ${agencyId}, ${FILED_AT.toString()})`.execute(
    db,
  );
  return { kind: 'officer', accountId: newId(), officerId, roles: [{ role, agencyId }] };
}

async function aCitizen(db: Db, number: number): Promise<CitizenActor> {
  const personId = newId();
  const digits = String(number).padStart(4, '0');
  await sql`
    insert into person (id, cccd, full_name, phone, created_at, updated_at)
    values (${personId}, ${`09608500${digits}`}, ${`Invented Person ${number}`}, ${`090000${digits}`}, ${FILED_AT.toString()}, ${FILED_AT.toString()})`.execute(
    db,
  );
  return { kind: 'citizen', accountId: newId(), personId };
}

const COMPONENTS: readonly Component[] = ['application', 'certificate'].map((id) => ({
  id,
  code: null,
  name: `Invented ${id}`,
  originals: 1,
  copies: 0,
  required: true,
  caseIds: null,
  onlyWhen: null,
  channels: null,
  paperType: null,
  formNumber: null,
  note: null,
  isNote: false,
}));

const FORM: Form = {
  schema: {
    type: 'object',
    properties: {
      owner: {
        type: 'object',
        properties: { fullName: { type: 'string' }, trade: { type: 'string', maxLength: 100 } },
        required: ['fullName', 'trade'],
      },
      application: {},
      certificate: {},
    },
    required: ['owner'],
  },
  ui: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        id: 'who',
        label: 'Who',
        elements: [
          {
            type: 'Control',
            scope: '#/properties/owner/properties/fullName',
            label: 'Name',
            meaning: 'person.fullName',
            options: { widget: 'name', required: true, of: 'applicant' },
          },
          { type: 'Control', scope: '#/properties/owner/properties/trade', label: 'Trade', options: { widget: 'text', required: true } },
        ],
      },
      {
        type: 'Category',
        id: 'papers',
        label: 'Papers',
        elements: ['application', 'certificate'].map((component) => ({
          type: 'Control' as const,
          scope: `#/properties/${component}`,
          label: component,
          options: { widget: 'paper' as const, required: true, paper: { component, originals: 1, copies: 0, supply: 'upload' as const } },
        })),
      },
    ],
  },
};

export const ROUTE: Route = {
  id: 'invented',
  steps: [
    { id: 'receive', nameKey: 'procedure.step.receive', role: 'receiver', where: 'one-stop', budgetPercent: 0 },
    { id: 'assign', nameKey: 'procedure.step.assign', role: 'head', where: 'competent', budgetPercent: 10 },
    { id: 'appraise', nameKey: 'procedure.step.appraise', role: 'specialist', where: 'competent', budgetPercent: 50 },
    { id: 'propose', nameKey: 'procedure.step.propose', role: 'specialist', where: 'competent', budgetPercent: 10 },
    { id: 'decide', nameKey: 'procedure.step.decide', role: 'leader', where: 'competent', budgetPercent: 20 },
    { id: 'issue', nameKey: 'procedure.step.issue', role: 'records-clerk', where: 'competent', budgetPercent: 10 },
    { id: 'hand-over', nameKey: 'procedure.step.hand-over', role: 'receiver', where: 'one-stop', budgetPercent: 0 },
  ],
};

async function aProcedure(db: Db): Promise<{ revisionId: string; procedureCode: string }> {
  const revisionId = newId();
  const procedureCode = '9.000001';
  const content: Omit<RevisionContent, 'record'> & { record: object } = {
    record: {
      code: procedureCode,
      name: 'Invented procedure',
      field: 'Invented',
      level: 'tỉnh',
      audience: 'both',
      channels: [],
      components: [],
    },
    cases: [
      {
        id: 'general',
        name: null,
        limits: { online: { kind: 'working-minutes', minutes: 5 * 480 }, direct: { kind: 'working-minutes', minutes: 3 * 480 } },
      },
    ],
    components: COMPONENTS,
    channels: [
      { channel: 'online', limit: { kind: 'working-minutes', minutes: 5 * 480 }, limitNote: null, fee: { amount: null, note: null } },
      { channel: 'direct', limit: { kind: 'working-minutes', minutes: 3 * 480 }, limitNote: null, fee: { amount: 40_000, note: null } },
    ],
    form: FORM,
    route: ROUTE,
    handling: { kind: 'province', agencyId: DEPARTMENT, receptionId: DESK },
  };
  const json = (value: unknown) => JSON.stringify(value);
  await sql`
    insert into procedure_revision (id, code, number, state, record, cases, components, channels, form, route, handling, flags, content_hash,
      staged_at, published_at, published_by)
    values (${revisionId}, ${procedureCode}, 1, 'published', ${json(content.record)}::json, ${json(content.cases)}::jsonb, ${json(content.components)}::jsonb,
      ${json(content.channels)}::jsonb, ${json(content.form)}::jsonb, ${json(content.route)}::jsonb, ${json(content.handling)}::jsonb, '[]', 'x',
      ${FILED_AT.toString()}, ${FILED_AT.toString()}, 'test')`.execute(db);
  await sql`
    insert into procedure (code, name, field, level, audience, online, published_revision_id)
    values (${procedureCode}, 'Invented procedure', 'Invented', 'tỉnh', 'both', true, ${revisionId})`.execute(db);
  return { revisionId, procedureCode };
}
