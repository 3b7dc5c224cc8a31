import type { OfficerActor } from '#modules/account';
import { openDossier, type OpenRefusal } from '#modules/dossier/server';
import type { Lang } from '#messages';
import type { Db } from '#kernel/database';
import { ok, type Result } from '#kernel/result';
import { askDeskSide, readDeskSide, type DeskSide } from './desk-side.ts';
import { pageOf, type DossierPage } from './dossier-page.ts';
import { askMessagesSent, type MessageSent } from './messages-sent.ts';

/** A dossier as an officer has it before them. */
export interface DeskPage extends DossierPage {
  /** What officers did at it besides acting. */
  readonly side: DeskSide;
  /** What the applicant was told. */
  readonly sent: readonly MessageSent[];
}

/** Opens a dossier at the desk: permission and ledger are the use case's; everything else comes along in one more question. */
export async function deskPage(
  asked: { readonly actor: OfficerActor; readonly dossier: string; readonly lang: Lang },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<DeskPage, OpenRefusal>> {
  const opened = await openDossier(asked, needs);
  if (!opened.ok) return opened;
  const { id, applicantId } = opened.value.dossier;
  const questions = { ...askDeskSide(id), sent: askMessagesSent({ dossierId: id, applicantId }) };
  const { page, beside } = await pageOf(needs.db, { ...opened.value, lang: asked.lang }, questions);
  return ok({ ...page, side: readDeskSide(beside, page.facts), sent: beside.sent });
}
