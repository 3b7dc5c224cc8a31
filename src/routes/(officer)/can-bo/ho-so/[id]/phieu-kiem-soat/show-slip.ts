import { error } from '@sveltejs/kit';
import { findCase, limitFor, sayLimit } from '#modules/procedure';
import type { Party } from '#modules/notice';
import type { Words } from '#messages';
import { controlSlip, partyNames, type ControlSlipPage } from '#views/control-slip';
import { officerHere } from '../../../officer-here.ts';

/** The control slip of the dossier an officer has open, with how its lines name people in these words. */
export async function openSlip(
  locals: App.Locals,
  { url, id, words }: { readonly url: URL; readonly id: string; readonly words: Words },
): Promise<ControlSlipPage & { readonly nameOf: (party: Party) => { readonly office: string; readonly person: string } }> {
  const actor = officerHere(locals, url);
  const slip = await controlSlip({ actor, dossier: id }, locals.needs);
  if (!slip.ok) error(404, locals.words(`refusal.${slip.refusal.code}`, slip.refusal));
  const nameOf = partyNames(slip.value, {
    applicant: words('official-paper.party.applicant'),
    role: (role) => words(`dossier.role.${role}`),
    standingIn: (name, other) => words('official-paper.party.standing-in', { name, other }),
  });
  return { ...slip.value, nameOf };
}

/** What stands above the lines. */
export function slipHead({ opened, agencyNames }: ControlSlipPage, words: Words) {
  const { dossier, revision } = opened;
  const caseName = findCase(revision.content, dossier.caseId)?.name ?? null;
  return {
    number: dossier.code ?? dossier.reference,
    applicantName: dossier.applicantName,
    procedure: {
      code: dossier.procedureCode,
      name: caseName === null ? revision.content.record.name : `${revision.content.record.name} (${caseName})`,
      fieldCode: revision.content.record.fieldCode ?? null,
    },
    deskName: agencyNames[dossier.deskId] ?? dossier.deskId,
    agencyName: agencyNames[dossier.agencyId] ?? dossier.agencyId,
    limit: sayLimit(limitFor(revision.content, dossier), { t: words, lang: 'vi' }),
    receivedAt: dossier.receivedAt,
    dueAt: dossier.dueAt,
  };
}
