import type { BroughtPaper } from '#modules/dossier';
import { postedText } from '../../../(citizen)/nop-ho-so/posted-text.ts';

/** How papers laid on a counter are counted. */
export const KINDS = ['originals', 'certified', 'copies'] as const;

/** What a form says was laid on the counter for a component. Nothing typed is none; what is no number is one that will be refused. */
export function readBrought(posted: FormData, component: string): BroughtPaper {
  const [originals = 0, certified = 0, copies = 0] = KINDS.map((kind) => {
    const text = postedText(posted, `${kind} ${component}`).trim();
    return text === '' ? 0 : Number(text);
  });
  return { component, originals, certified, copies, compared: postedText(posted, `compared ${component}`) === 'yes' };
}
