import type { beHere } from '#modules/dossier/server';
import type { Words } from '#messages';
import { sayChanged } from './[action]/say-refusal.ts';

type Here = Extract<Awaited<ReturnType<typeof beHere>>, { ok: true }>['value'];

/** Who else has the dossier open, and what they did to it meanwhile, in sentences. */
export interface SaidHere {
  readonly others: string | null;
  readonly changed: string | null;
}

export function sayHere({ others, changed }: Here, t: Words): SaidHere {
  const names = others.map(({ name, role }) => (role === null ? name : t('desk.here.one', { name, role: t(`dossier.role.${role}`) })));
  return {
    others: names.length === 0 ? null : t('desk.here', { names: names.join(', ') }),
    changed: changed && sayChanged(changed, t),
  };
}
