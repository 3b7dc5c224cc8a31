import { step, type Answered } from './offer.ts';
import { sayDossier, sayDossiers } from './say-dossier.ts';
import type { TalkNeeds } from './talk-needs.ts';

/**
 * Where a dossier is. Who is known sees their own; anybody else names it and proves to hold the phone that is written in it, and is told
 * the same whether there is such a dossier or not.
 */
export async function sayStatus(asked: { readonly userId: string; readonly number: string | null }, needs: TalkNeeds): Promise<Answered> {
  const { words: t, origin } = needs;
  const own = needs.citizen ? await needs.ownDossiers() : [];
  if (asked.number === null) {
    if (needs.citizen) return sayDossiers(own, needs);
    const text = `${t('bot.status.ask')}\n${t('bot.status.sign-in', { link: `${origin}/ho-so` })}`;
    return { text, next: [step('person', t), step('menu', t)], waiting: { for: 'number' } };
  }
  const mine = own.find(({ number }) => number === asked.number);
  if (mine) return sayDossier(mine, needs);

  const dossier = await needs.dossierByNumber(asked.number);
  const sent = await needs.codes.send({ userId: asked.userId, number: asked.number, phone: dossier?.phone ?? null });
  if ('waitMinutes' in sent) return tooMany(sent.waitMinutes, needs);
  const text = t('bot.code.sent', { number: asked.number, minutes: sent.minutes });
  return { text, next: [], waiting: { for: 'code', challengeId: sent.challengeId, number: asked.number } };
}

/** The code came back: now the dossier is told. */
export async function proveByCode(
  given: { readonly userId: string; readonly challengeId: string; readonly number: string; readonly code: string },
  needs: TalkNeeds,
): Promise<Answered> {
  const { challengeId, number } = given;
  const checked = await needs.codes.check({ userId: given.userId, challengeId, code: given.code.replace(/\D/gu, '') });
  const again = { for: 'code', challengeId, number } as const;
  if (checked === 'right') {
    const dossier = await needs.dossierByNumber(number);
    if (dossier) return sayDossier(dossier, needs);
  }
  if (typeof checked === 'object') return tooMany(checked.waitMinutes, needs);
  return { text: needs.words('bot.code.wrong'), next: [], waiting: again };
}

function tooMany(minutes: number, { words: t }: TalkNeeds): Answered {
  return { text: t('bot.code.too-many', { minutes }), next: [step('person', t)] };
}
