import { error } from '@sveltejs/kit';
import { inVietnam } from '#kernel/clock';
import { showDay } from '#kernel/typed-day';
import { validityOn } from '#modules/locker';
import { findAgency } from '#modules/agency/server';
import { sayMoment } from '#ui';
import { sharedHere } from '../shared-here.ts';
import type { PageServerLoad } from './$types';

/** A paper somebody shared, for whoever it is meant for: what it is, whose, for what, until when. */
export const load: PageServerLoad = async function load({ locals, params, url, setHeaders }) {
  setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
  const { words: t, needs } = locals;
  const shared = await sharedHere({ locals, secret: params.secret, url, file: false });
  if (!shared) error(404, t('refusal.share.unknown'));
  const { paper, share, terms } = shared;
  const validity = validityOn(inVietnam(needs.now).toPlainDate().toString(), paper, terms);
  const issuer = paper.issuerId === null ? null : ((await findAgency(needs.db, paper.issuerId))?.name ?? null);
  const day = paper.expiresOn === null ? '' : showDay(paper.expiresOn);
  const isOpenEnded = validity === 'valid' && paper.expiresOn === null;
  return {
    name: paper.name,
    validity: isOpenEnded ? t('locker.validity.open') : t(`locker.validity.${validity}`, { day }),
    isValid: validity === 'valid' || validity === 'ends-soon',
    facts: [
      { term: t('rights.shared.owner'), text: share.ownerName },
      { term: t('rights.shared.purpose'), text: share.purpose },
      { term: t('rights.shared.until'), text: sayMoment(share.until) },
      { term: t('rights.paper.number'), text: paper.number },
      { term: t('rights.paper.issuer'), text: issuer },
      { term: t('rights.paper.issued'), text: paper.issuedOn === null ? null : showDay(paper.issuedOn) },
      { term: t('rights.paper.level'), text: t(`rights.shared.level.${paper.level}`) },
      { term: t('rights.paper.hash'), text: paper.sha256 },
    ].filter(({ text }) => text !== null),
    file: `/chia-se/${params.secret}/tep`,
  };
};
