import { ZONE } from '#kernel/clock';
import { COMPONENT } from '#modules/dossier';
import { unreachable } from '#kernel/exhaustive';
import type { DeskAction } from '../desk-actions.ts';

/** The body of an action as its form was filled in; whether it is right, the use case says. */
export function bodyOf(action: DeskAction, form: FormData): Record<string, unknown> {
  const words = (name: string) => textOf(form, name) || undefined;
  switch (action) {
    case 'receive':
      return {};
    case 'ask-supplement':
      return { defects: defectsIn(form), ...given({ legalGround: words('legalGround') }) };
    case 'refuse':
    case 'stop':
      return { reason: words('reason') };
    case 'assign': {
      const [officerId, unitId] = textOf(form, 'officerId').split(' ');
      return { officerId, ...given({ unitId }) };
    }
    case 'complete-step':
      return { proposal: textOf(form, 'proposal'), ...given({ note: words('note') }) };
    case 'return-step':
      return { reason: words('reason'), ...given({ stepId: words('stepId') }) };
    case 'ask-opinion':
      return { ...bodiesIn(textOf(form, 'agencyId')), question: words('question') };
    case 'give-opinion':
      return { opinion: words('opinion') };
    case 'require-fee':
      return { amount: dongIn(textOf(form, 'amount')), ...given({ reason: words('reason') }) };
    case 'confirm-fee':
      return { method: textOf(form, 'method'), ...given({ receipt: words('receipt') }) };
    case 'extend':
      return { until: momentIn(textOf(form, 'until'), textOf(form, 'untilTime')), reason: words('reason') };
    case 'decide':
      return { outcome: textOf(form, 'outcome'), ...given({ note: words('note') }) };
    case 'issue':
      return { number: textOf(form, 'number'), resultPaper: textOf(form, 'resultPaper') };
    case 'hand-over':
      return { channel: textOf(form, 'channel'), ...given({ note: words('note') }) };
    case 'revoke':
      return { reason: textOf(form, 'reason'), ...given({ note: words('note') }) };
    case 'confirm-withdrawal':
      return given({ note: words('note') });
    default:
      return unreachable(action);
  }
}

/** One body, or several to be asked at once. */
function bodiesIn(text: string): Record<string, unknown> {
  const ids = text.split(' ');
  return ids.length > 1 ? { agencyIds: ids } : { agencyId: text };
}

/** The places ticked, in the order of the page. */
export function tickedIn(form: FormData): string[] {
  return form.getAll('defect').filter((value) => typeof value === 'string');
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function defectsIn(form: FormData): object[] {
  return tickedIn(form).map((place) => ({
    ...(place.startsWith(COMPONENT) ? { component: place.slice(COMPONENT.length) } : { path: place }),
    code: textOf(form, `code:${place}`),
    reason: textOf(form, `reason:${place}`),
    ...given({ anyway: textOf(form, `anyway:${place}`) || undefined }),
  }));
}

function given(parts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** Whole đồng as people type them: `15.000`, `15 000 đ`. */
function dongIn(text: string): number | undefined {
  const digits = text.replace(/(đồng|đ|vnd)$/iu, '').replace(/[.\s]/gu, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}

/** A day `22/11/2026` and a time `17:00` in the province, as an instant; nothing when it is no moment. */
function momentIn(day: string, time: string): string | undefined {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(day) ?? [];
  const [, hour, minute] = /^(\d{1,2})[:hg.](\d{2})$/.exec(time) ?? [];
  if (date === undefined || hour === undefined) return undefined;
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(date), hour: Number(hour), minute: Number(minute) };
    return Temporal.ZonedDateTime.from({ ...parts, timeZone: ZONE }, { overflow: 'reject' })
      .toInstant()
      .toString();
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}
