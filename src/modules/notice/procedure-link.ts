import type { Words } from '#messages';
import type { ComposedNotice } from './compose-notices.ts';
import { plainLetters, SMS_LETTERS } from './plain-letters.ts';

/** What somebody sends to their own phone: the page of a procedure, for the case they chose. */
export interface ProcedureLink {
  /** One for each time the page was opened: a second press sends nothing. */
  readonly key: string;
  readonly personId: string;
  readonly phone: string;
  readonly procedure: string;
  readonly link: string;
}

/** One text message with the link; the name of the procedure is cut so that the link fits whole. */
export function composeProcedureLink(asked: ProcedureLink, words: Words): ComposedNotice {
  const { personId, phone, link } = asked;
  const say = (procedure: string): string => plainLetters(words('notice.procedure-link.sms', { procedure, link }));
  const room = SMS_LETTERS - say('').length;
  const name = asked.procedure.length <= room ? asked.procedure : `${asked.procedure.slice(0, Math.max(0, room - 3)).trimEnd()}...`;
  return {
    occasion: occasionOf(asked),
    dossierId: null,
    factId: null,
    personId,
    kind: 'procedure-link',
    channel: 'sms',
    address: phone,
    subject: asked.procedure,
    body: say(name),
  };
}

export function occasionOf({ key }: Pick<ProcedureLink, 'key'>): string {
  return `procedure-link:${key}`;
}
