import { inVietnam } from '#kernel/clock';
import type { Words } from '#messages';
import { reasonsOn, type HeldItem } from '#modules/dossier/server';
import { sayDay, type Option } from '#ui';

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
    level:
      level === null ? null : t('held.defect.paper.level', { level, trust: t(`held.trust.${level as 'A' | 'B' | 'C' | 'D' | 'E'}`) }),
    name,
    href: paperId === null ? null : `/can-bo/ho-so/${dossierId}/kho/${paperId}`,
  }));
}

/** Why something may be asked for today although it is there. */
export async function reasonsToAsk({ needs, lang }: Pick<App.Locals, 'needs' | 'lang'>): Promise<readonly Option[]> {
  const today = inVietnam(needs.now).toPlainDate().toString();
  return (await reasonsOn(needs.db, 'ask-anyway', today)).map(({ code, names, ground }) => ({
    value: code,
    label: `${names[lang]} (${ground})`,
  }));
}
