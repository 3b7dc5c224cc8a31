import type { Words } from '#messages';
import { shareState } from '#modules/locker';
import type { Share } from '#modules/locker/server';
import { sayMoment, type Tone } from '#ui';

/** A share in the words of its owner. */
export interface SaidShare {
  readonly id: string;
  readonly paperName: string;
  readonly href: string;
  readonly to: string;
  readonly purpose: string;
  readonly time: string;
  readonly looks: string;
  readonly state: string;
  readonly tone: Tone;
  readonly isOpen: boolean;
}

const TONES = { open: 'success', over: 'neutral', ended: 'neutral' } as const satisfies Record<string, Tone>;

export function sayShare(share: Share, { t, now }: { readonly t: Words; readonly now: string }): SaidShare {
  const { id, paperId, paperName, paperNumber, purpose, sharedAt, until, looks, lastLook } = share;
  const state = shareState(share, now);
  return {
    id,
    paperName: paperNumber === null ? paperName : `${paperName} ${paperNumber}`,
    href: `/kho/giay-to/${paperId}/chia-se`,
    to: sayTo(share, t),
    purpose,
    time: t('rights.share.time', { from: sayMoment(sharedAt), until: sayMoment(until) }),
    looks: lastLook === null ? t('rights.share.looks.none') : t('rights.share.looks', { count: looks, last: sayMoment(lastLook) }),
    state: t(`rights.share.state.${state}`),
    tone: TONES[state],
    isOpen: state === 'open',
  };
}

/** For a person by number only the end of it is shown: the list may be read over somebody's shoulder. */
function sayTo({ forNumber, forName, forPerson }: Share, t: Words): string {
  if (forPerson !== null) return forName ?? '';
  return forNumber === null ? t('rights.share.to.link') : t('rights.share.to.number.end', { end: forNumber.slice(-3) });
}
