import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { inTransaction } from '#kernel/database';
import type { Result } from '#kernel/result';
import type { LoadedDemoPeople } from '#modules/account/server';
import { calendarOf } from '#modules/agency/server';
import { VISITOR_FIELDS } from '#modules/citizen';
import { meetVisitor } from '#modules/citizen/server';
import { fileAtCounter, keepBrought, saveDraft, startAtCounter } from '#modules/dossier/server';
import { counterDrafts } from '#views/counter-drafts';
import { counterFiled } from '#views/counter-filed';
import { demoTime } from './demo-time.ts';
import type { RequestNeeds } from './world.ts';

const count = z.number().int().nonnegative();

const DemoCounter = z.strictObject({
  note: z.string(),
  desk: z.string(),
  /** The login of the officer who served them. */
  by: z.string(),
  visits: z.array(
    z.strictObject({
      visitor: z.record(z.enum(VISITOR_FIELDS), z.string()),
      procedure: z.string(),
      answers: z.record(z.string(), z.unknown()),
      brought: z.array(z.strictObject({ component: z.string(), originals: count, certified: count, copies: count, compared: z.boolean() })),
      /** Whether it was filed and received there and then; else it was left for later. */
      filed: z.boolean(),
    }),
  ),
});

const JUST_NOW = 0.5; // working hours ago

/** Serves a few invented people at the counter of the demo, once: a second start finds them served. Answers how many dossiers were filed. */
export async function loadDemoCounter(
  given: { readonly people: LoadedDemoPeople; readonly pack: string },
  needs: RequestNeeds,
): Promise<number> {
  const { desk, by, visits } = DemoCounter.parse(JSON.parse(readFileSync(join(given.pack, 'demo', 'counter.json'), 'utf8')));
  const officer = given.people.officers.find(({ login }) => login === by);
  if (!officer) throw new Error(`No officer of the demo is called ${by}`);
  const { accountId, officerId, role, agencyId } = officer;
  const actor = { kind: 'officer', accountId, officerId, roles: [{ role, agencyId }] } as const;
  const time = demoTime(needs.now, await calendarOf(needs.db, desk));
  if (!time.ok) return 0;
  const now = time.value.ago(JUST_NOW);
  return inTransaction(needs.db, async function serve(trx) {
    await sql`select pg_advisory_xact_lock(hashtextextended('demo dossiers', 0))`.execute(trx);
    const served = [...(await counterDrafts(trx, [desk])), ...(await counterFiled(trx, [desk]))];
    if (served.length > 0) return 0;
    const here = { ...needs, now, db: trx };
    for (const { visitor, procedure, answers, brought, filed } of visits) {
      const { personId } = told(await meetVisitor({ actor, deskId: desk, typed: visitor, cardSeen: true }, here));
      const asked = { actor, deskId: desk, procedureCode: procedure, channel: 'direct', visitorId: personId, mandateId: null } as const;
      const { draftId } = told(await startAtCounter({ ...asked, cardSeen: true }, here));
      told(await saveDraft({ actor, draftId, answers }, here));
      told(await keepBrought({ actor, draftId, brought }, here));
      if (filed) told(await fileAtCounter({ actor, draftId, requestId: `demo-counter-${draftId}` }, here));
    }
    return visits.filter(({ filed }) => filed).length;
  });
}

/** A refusal in the demo is a fault of its script. */
function told<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`The demo's counter cannot be played: ${JSON.stringify(result.refusal)}`);
}
