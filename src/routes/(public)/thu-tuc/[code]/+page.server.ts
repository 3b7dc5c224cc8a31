import { error, fail, redirect } from '@sveltejs/kit';
import { drawCode } from '#gateways/qr';
import { inVietnam } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { signInPath } from '#modules/account';
import { countSending, verifiedPhone } from '#modules/account/server';
import { readAgencies } from '#modules/agency/server';
import { principalOf } from '#modules/citizen';
import { getPrincipal, homeOf } from '#modules/citizen/server';
import { findPace } from '#modules/dossier/server';
import { sendProcedureLink } from '#modules/notice/server';
import { readUnits } from '#modules/place/server';
import { findCase } from '#modules/procedure';
import { maskNumber } from '#kernel/text';
import { publishedProcedure, type PublishedProcedure } from '#views/catalogue';
import { receivingOffice } from '#views/receiving-office';
import { communeChoices, communeOfPerson } from '../../../(citizen)/nop-ho-so/communes.ts';
import { sayOffice } from '../say-office.ts';
import { sayOnceOnly } from '../say-once-only.ts';
import { sayPace } from '../say-pace.ts';
import { showProcedure } from '../show-procedure.ts';
import type { Actions, PageServerLoad } from './$types';

/** The questions this page understands, besides its code: the case somebody is in, and their commune. */
const [CASE, COMMUNE, SENT] = ['truong-hop', 'xa', 'da-gui'];

export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { needs, words, lang, actor } = locals;
  const code = params.code.trim();
  const found = await procedureHere(locals, code);
  if (code !== params.code) redirect(308, `/thu-tuc/${code}${url.search}`);
  const { content } = found.revision;
  const reader = { lang, t: words };
  const caseId = url.searchParams.get(CASE);
  const communes = content.handling.kind === 'commune' ? await readAgencies(needs.db) : null;
  const communeId = communes && (url.searchParams.get(COMMUNE) ?? (await ownCommune(locals)));
  const [office, pace, onceOnly, phone] = await Promise.all([
    receivingOffice({ handling: content.handling, communeId }, needs),
    findPace(needs.db, code),
    sayOnceOnly(found.revision, { words, lang }, needs),
    actor?.kind === 'citizen' ? verifiedPhone(needs.db, actor.accountId) : null,
  ]);
  const address = addressOf(found, caseId, needs.origin);
  return {
    ...showProcedure(found, { reader, caseId }),
    office: office && sayOffice(office, { ...reader, now: needs.now }),
    communes: communes && communeChoices(communes, await readUnits(needs.db), { t: words, now: needs.now }),
    communeId,
    pace: sayPace(pace, reader),
    onceOnly,
    address,
    qr: drawCode(address),
    today: inVietnam(needs.now).toPlainDate().toString(),
    send: phone === null ? null : { key: newId(), phone: maskNumber(phone, 3) },
    signIn: actor === null ? signInPath(url.pathname + url.search) : null,
    sent: url.searchParams.has(SENT),
  };
};

export const actions: Actions = {
  /** Sends this page to the phone of whoever is signed in. */
  gui: async ({ locals, params, url, request }) => {
    const { needs, words, actor } = locals;
    const found = await procedureHere(locals, params.code);
    if (actor?.kind !== 'citizen') redirect(303, signInPath(url.pathname));
    const phone = await verifiedPhone(needs.db, actor.accountId);
    if (phone === null) return fail(400, { said: words('refusal.notice.citizens-only') });
    const posted = await request.formData();
    const caseId = findCase(found.revision.content, textOf(posted, CASE))?.id ?? null;
    const sent = await sendProcedureLink(
      {
        actor,
        key: textOf(posted, 'key') ?? '',
        phone,
        procedure: found.revision.content.record.name,
        link: addressOf(found, caseId, needs.origin),
      },
      { ...needs, words, countSending: (accountId) => countSending(accountId, needs) },
    );
    if (!sent.ok)
      return fail(sent.refusal.code === 'notice.too-many-messages' ? 429 : 400, {
        said: words(`refusal.${sent.refusal.code}`, { ...sent.refusal }),
      });
    const back = new URLSearchParams({ ...(caseId === null ? {} : { [CASE]: caseId }), [SENT]: '1' });
    redirect(303, `/thu-tuc/${found.revision.code}?${back.toString()}#gui`);
  },
};

async function procedureHere({ needs, words }: App.Locals, code: string): Promise<PublishedProcedure> {
  const found = await publishedProcedure(needs.db, code.trim());
  if (!found) error(404, words('catalogue.unknown', { code: code.slice(0, 40) }));
  return found;
}

/** The address of the page for one case, as a paper or another phone gives it. */
function addressOf({ revision }: PublishedProcedure, caseId: string | null, origin: string): string {
  const chosen = revision.content.cases.length > 1 ? findCase(revision.content, caseId) : null;
  return `${origin}/thu-tuc/${revision.code}${chosen ? `?${CASE}=${encodeURIComponent(chosen.id)}` : ''}`;
}

async function ownCommune({ needs, actor }: App.Locals): Promise<string | null> {
  if (actor?.kind !== 'citizen') return null;
  return communeOfPerson({ address: homeOf(await getPrincipal(needs.db, principalOf(actor))) }, await readAgencies(needs.db)) || null;
}

function textOf(posted: FormData, name: string): string | null {
  const value = posted.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}
