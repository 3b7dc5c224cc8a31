import type { Words } from '#messages';
import type { HeldItem } from '#modules/dossier/server';
import { sayDay } from '#ui';

/** Something an officer is about to ask for that is there already, in words. */
export interface ShownHeld {
  readonly place: string;
  readonly text: string;
  /** How far it can be relied on; null for a fact. */
  readonly level: string | null;
  readonly name: string;
  /** Where it can be looked at; null for a fact. */
  readonly href: string | null;
}

export function showHeld(
  held: readonly HeldItem[],
  { dossierId, t }: { readonly dossierId: string; readonly t: Words },
): readonly ShownHeld[] {
  return held.map(({ place, what, name, says, level, paperId, since }) => ({
    place,
    text:
      what === 'paper'
        ? t('held.defect.paper', { name: says === null ? name : `${name} ${says}` })
        : t('held.defect.fact', { day: sayDay(since), says: says ?? '' }),
    level: level === null ? null : t('held.defect.paper.level', { level, trust: t(`held.trust.${level as 'A' | 'B' | 'C' | 'D' | 'E'}`) }),
    name,
    href: paperId === null ? null : `/can-bo/ho-so/${dossierId}/kho/${paperId}`,
  }));
}
