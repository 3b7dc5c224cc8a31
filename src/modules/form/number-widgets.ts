import { fold } from '#kernel/text';
import { cleanLine } from './clean-text.ts';
import { asText, onlyInput, type Asked, type WidgetRules } from './widget.ts';

/**
 * A quantity as people here write it: `15,5`, `15.5`, `1 500`, `15,5 m`.
 *
 * A dot before three digits means a thousand to some and a fraction to others (`1.500`). For whole numbers it can only
 * be a thousand; otherwise we ask instead of guessing.
 */
export const number: WidgetRules = {
  read(inputs, asked) {
    const typed = onlyInput(inputs, cleanLine);
    if (typed === undefined) return undefined;
    return numberIn(typed, asked) ?? typed;
  },
  write: (value) => ({ '': withComma(value) }),
  check(value) {
    if (typeof value === 'number' && Number.isFinite(value)) return null;
    return { code: typeof value === 'string' && AMBIGUOUS.test(value) ? 'number.ambiguous' : 'number.malformed' };
  },
  say(value, { control }) {
    return control.options.suffix ? `${withComma(value)} ${control.options.suffix}` : withComma(value);
  },
};

/** Whole đồng: `15.000`, `15000`, `15 000 đ`, and as people say it: `50 triệu`, `1,5 tỷ`, `500 nghìn`. */
export const money: WidgetRules = {
  read(inputs) {
    const typed = onlyInput(inputs, cleanLine);
    if (typed === undefined) return undefined;
    const bare = typed.replace(DONG, '').trim();
    const digits = bare.replace(/\s/gu, '');
    const plain = /^\d{1,3}([.,]\d{3})+$/u.test(digits) ? digits.replace(/[.,]/gu, '') : digits;
    return /^\d{1,15}$/u.test(plain) ? Number(plain) : (spokenMoney(bare) ?? typed);
  },
  write: (value) => ({ '': typeof value === 'number' ? grouped(value) : asText(value) }),
  check: (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? null : { code: 'money.malformed' }),
  say: (value) => (typeof value === 'number' ? `${grouped(value)} ₫` : asText(value)),
};

const DONG = /(?:₫|vn[dđ]|(?<=[\s\d])(?:đồng|dong|[dđ]))$/iu;

/** The names of thousands, each with how many zeros stand for it. */
const THOUSANDS: Readonly<Record<string, number>> = { nghin: 3, ngan: 3, k: 3, trieu: 6, tr: 6, ty: 9, ti: 9 };

/** `1 tỷ 200 triệu` as a number; `null` when it is not said so, or not in whole đồng. */
function spokenMoney(text: string): number | null {
  const said = fold(text);
  if (!/^(?:\d{1,6}(?:[.,]\d{1,2})? ?(?:nghin|ngan|k|trieu|tr|ty|ti)(?: |$))+$/u.test(said)) return null;
  const parts = [...said.matchAll(/(\d+)(?:[.,](\d+))? ?([a-z]+)/gu)].map(([, whole = '', part = '', name = '']) => ({
    zeros: (THOUSANDS[name] ?? 0) - part.length,
    digits: `${whole}${part}`,
    name,
  }));
  const falls = parts.every(({ name }, at) => at === 0 || (THOUSANDS[name] ?? 0) < (THOUSANDS[parts[at - 1]?.name ?? ''] ?? 0));
  if (!falls || parts.some(({ zeros }) => zeros < 0)) return null;
  return parts.reduce((sum, { digits, zeros }) => sum + Number(digits) * 10 ** zeros, 0);
}

const AMBIGUOUS = /^[1-9]\d{0,2}\.\d{3}$/u;

function numberIn(typed: string, { control, schema }: Asked): number | null {
  const { suffix } = control.options;
  const bare = (suffix && typed.endsWith(suffix) ? typed.slice(0, -suffix.length) : typed).replace(/\s/gu, '');
  const whole = schema.type === 'integer';

  if (/^-?[1-9]\d{0,2}(\.\d{3})+$/u.test(bare) && (whole || !AMBIGUOUS.test(bare))) return Number(bare.replaceAll('.', ''));
  if (AMBIGUOUS.test(bare)) return null;
  return /^-?\d{1,15}(?:[.,]\d{1,16})?$/u.test(bare) ? Number(bare.replace(',', '.')) : null;
}

function withComma(value: unknown): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : asText(value);
}

function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/gu, '.');
}
