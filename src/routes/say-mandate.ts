import { maskNumber } from '#kernel/text';
import { showDay } from '#kernel/typed-day';
import type { Words } from '#messages';
import { isInForce, stateOn } from '#modules/citizen';
import type { MandateShown } from '#modules/citizen/server';
import type { Tone } from '#ui';

/** A mandate as people read it. */
export interface SaidMandate {
  readonly id: string;
  readonly principal: string;
  readonly delegate: string;
  readonly kind: string;
  readonly scope: string;
  readonly procedures: readonly string[] | null;
  readonly time: string;
  readonly origin: string;
  readonly state: string;
  readonly tone: Tone;
  /** Somebody still waits for an answer, or it still lets somebody act. */
  readonly isOpen: boolean;
  readonly inForce: boolean;
  readonly history: readonly { readonly what: string; readonly by: string; readonly at: string }[];
}

const TONES = { asked: 'warning', 'in-force': 'success', refused: 'danger', revoked: 'neutral', ended: 'neutral' } as const;

export function sayMandate(mandate: MandateShown, { t, today }: { readonly t: Words; readonly today: string }): SaidMandate {
  const { invited, claim, procedures, untilOn, origin } = mandate;
  const state = stateOn(mandate, today);
  const number = invited?.phone ?? invited?.cccd ?? '';
  return {
    id: mandate.id,
    principal: mandate.principalName ?? claim?.name ?? '',
    delegate: mandate.delegateName ?? t('acting.invited', { number: maskNumber(number) }),
    kind: t(`acting.kind.${mandate.kind}`),
    scope: procedures === null ? t('acting.scope.all') : t('acting.scope.some', { count: procedures.length }),
    procedures,
    time: `${t('acting.from', { day: showDay(mandate.fromOn) })}, ${sayUntil(untilOn, t)}`,
    origin: t(`acting.origin.${origin}`),
    state: sayState(mandate, state, t),
    tone: TONES[state],
    isOpen: state === 'asked' || state === 'in-force',
    inForce: isInForce(mandate, today),
    history: mandate.history.map(({ type, at, by, agencyName }) => ({
      what: t(`acting.fact.${type}`),
      by: [t(`acting.by.${by}`), agencyName].filter(Boolean).join(', '),
      at,
    })),
  };
}

/** Who acts for an applicant, and the ground for it: `Nguyễn Văn An – Người được ủy quyền, giao trên cổng, từ …, đến hết …`. */
export function sayGround(mandate: MandateShown, t: Words): string {
  const ground = t('acting.ground', {
    origin: t(`acting.origin.${mandate.origin}`),
    from: t('acting.from', { day: showDay(mandate.fromOn) }),
    until: sayUntil(mandate.untilOn, t),
  });
  return `${mandate.delegateName ?? ''} – ${t(`acting.kind.${mandate.kind}`)}. ${ground}`;
}

/** `đến hết 31/12/2026`. */
export function sayUntil(untilOn: string | null, t: Words): string {
  return untilOn === null ? t('acting.until.open') : t('acting.until', { day: showDay(untilOn) });
}

function sayState(mandate: MandateShown, state: MandateShown['state'], t: Words): string {
  if (state !== 'asked' || mandate.origin === 'portal') return t(`acting.state.${state}`);
  return t(mandate.paper === null ? 'acting.state.asked.paper' : 'acting.state.asked.claim');
}
