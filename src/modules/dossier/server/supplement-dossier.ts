import { inVietnam } from '#kernel/clock';
import { mergeAnswers, tidyAnswers } from '#modules/form';
import type { Issue } from '#modules/form';
import type { Db } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { ReceiveNeeds } from '#modules/paper/server';
import { lastFact } from '../fact.ts';
import { handedIn, unbound } from '../handed-in.ts';
import { seal } from './note.ts';
import { beyondAsked, following, unanswered } from '../supplement.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';
import { bindDraftPhotos } from './bind-draft-photos.ts';
import { checkAtCounter } from './check-at-counter.ts';
import type { CheckedDossier, CounterChecked, CounterCheckRefusal } from './check-at-counter.ts';
import { holdDraft } from './draft-store.ts';
import { supplementSent } from './supplement-sent.ts';
import { getContents, replaceContents } from './supplement-store.ts';
import type { CheckNeeds } from './what-is-sent.ts';

export type SupplementRefusal =
  | ActRefusal
  | CounterCheckRefusal
  | { readonly code: 'draft.changed'; readonly version: number }
  | { readonly code: 'dossier.incomplete'; readonly issues: readonly Issue[] }
  | { readonly code: 'dossier.supplement-incomplete'; readonly components: readonly string[]; readonly paths: readonly string[] }
  | { readonly code: 'dossier.supplement-beyond'; readonly components: readonly string[]; readonly paths: readonly string[] };

/**
 * The applicant hands in what was asked for: all of it, and nothing else. What it replaces is kept. In appraisal the clock starts
 * again from zero. An officer of the desk that filed it for them may do it again, once they saw from whom they take it; papers laid on the
 * counter answer as files do.
 */
export async function supplementDossier(
  asked: Asked<'supplement'>,
  needs: ActNeeds & CheckNeeds & ReceiveNeeds,
): Promise<Result<Acted, SupplementRefusal>> {
  await bindDraftPhotos({ actor: asked.actor, draftId: asked.dossierId }, needs);
  return act<'supplement', SupplementRefusal>(
    'supplement',
    {
      asked,
      async decide({ dossier, facts, revision, acting, now }, trx) {
        const request = lastFact(facts, 'supplement-asked');
        const draft = await holdDraft(trx, dossier.id);
        if (!request || !draft) throw new Error('A supplement nobody asked for');
        const before = await getContents(trx, dossier.id);
        const today = inVietnam(now).toPlainDate().toString();
        const typed = tidyAnswers(revision.content.form, asked.body.answers ?? {}, today);
        const after = { ...draft, answers: mergeAnswers(draft.answers, typed) };

        if (unbound(after).length > 0) return refuse({ code: 'draft.changed', version: draft.version });
        const papers = handedIn(after);
        const laid = after.brought.map(({ component }) => component);
        const { defects, round } = request.data;
        const sent = supplementSent({ draft: after, before, revision }, needs);
        const given = {
          before: before.answers,
          after: sent.answers,
          components: [...new Set([...papers.map(({ component }) => component), ...laid])],
        };
        const beyond = beyondAsked([...defects, ...following(revision.content.form, given)], given);
        if (beyond.components.length + beyond.paths.length > 0) return refuse({ code: 'dossier.supplement-beyond', ...beyond });
        const missing = unanswered(defects, given);
        if (missing.length > 0) {
          const components = missing.flatMap(({ component }) => component ?? []);
          return refuse({ code: 'dossier.supplement-incomplete', components, paths: missing.flatMap(({ path }) => path ?? []) });
        }
        if (sent.issues.length > 0) return refuse({ code: 'dossier.incomplete', issues: sent.issues });

        const { applicantId } = dossier;
        const taken = await takenBy(
          trx,
          { asked, isOffice: acting.standing !== 'applicant' },
          { applicantId, revision, answers: before.answers, now },
        );
        if (!taken.ok) return taken;
        const { checked, note = null } = taken.value;
        const sealed = seal(sent.answers);
        const at = now.toString();
        return ok({
          fact: {
            type: 'supplemented',
            data: {
              round,
              answersHash: sealed.hash,
              papers: papers.map(inFact),
              ...(checked ? { checked } : {}),
              ...(note ? { note: note.ref } : {}),
            },
          },
          notes: note ? [note] : [],
          alongside: (db) => replaceContents(db, { dossierId: dossier.id, round, at, answers: sent.answers, sealed, papers, laid }),
        });
      },
    },
    needs,
  );
}

/** From whom an officer took it; of what the applicant hands in themselves nothing is asked. */
async function takenBy(
  db: Db,
  { asked, isOffice }: { readonly asked: Asked<'supplement'>; readonly isOffice: boolean },
  dossier: CheckedDossier,
): Promise<Result<Partial<CounterChecked>, CounterCheckRefusal>> {
  if (!isOffice) return ok({});
  const { by, seen } = asked.body;
  if (by === 'post') return ok({ checked: 'by-post' });
  return checkAtCounter(db, { seen, by: by ?? 'applicant', kind: 'supplement' }, dossier);
}

function inFact({ component, sha256 }: { readonly component: string; readonly sha256: string }): { component: string; sha256: string } {
  return { component, sha256 };
}
