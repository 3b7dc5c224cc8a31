import { unreachable } from '#kernel/exhaustive';
import { cleanLine } from './clean-text.ts';
import { isRecord } from './pointer.ts';
import { asText, type Asked, type Fault, type IsUnit, type WidgetRules } from './widget.ts';

/** Chosen in place of a commune by who lives in another province; then `area` names the place. */
export const ELSEWHERE = 'elsewhere';

/**
 * The parts of an address, and how much each may hold. Province and commune only: districts ended in July 2025. `old` is the whole of an
 * address of before, as a paper has it; only where the form allows it.
 */
export const ADDRESS_PARTS = { unitCode: 10, area: 150, detail: 200, locationId: 20, old: 300 } as const;

type Part = keyof typeof ADDRESS_PARTS;

/** An address of today: commune or ward by its code, the rest as text, and the 12-digit location identifier if there is one. */
export const address: WidgetRules = {
  read(inputs, asked) {
    const given = partsOf(asked).flatMap((part) => {
      const typed = cleanLine(inputs[`/${part}`] ?? '');
      return typed === '' ? [] : [[part, part === 'locationId' ? typed.replace(/[\s.-]/gu, '') : typed]];
    });
    return given.length > 0 ? (Object.fromEntries(given) as unknown) : undefined;
  },
  write(value, asked) {
    const inputs = partsOf(asked).map((part) => [`/${part}`, isRecord(value) ? asText(value[part]) : '']);
    return Object.fromEntries(inputs) as Record<string, string>;
  },
  check(value, asked) {
    if (!isRecord(value)) return { code: 'malformed' };
    const parts = partsOf(asked);
    const stranger = Object.keys(value).find((key) => !parts.includes(key as Part));
    if (stranger !== undefined) return { part: stranger, code: 'unknown-field' };
    return parts.flatMap((part) => faultOf(part, value, asked.isUnit) ?? []);
  },
  say(value, _asked, { unitName, words }) {
    if (!isRecord(value)) return '';
    const unitCode = asText(value.unitCode);
    const where = unitCode === ELSEWHERE ? asText(value.area) || words('form.address.elsewhere') : (unitName?.(unitCode) ?? unitCode);
    const said = [asText(value.detail), where, asText(value.old)].filter((part) => part !== '').join(', ');
    return value.locationId ? `${said} (${asText(value.locationId)})` : said;
  },
};

function faultOf(part: Part, address: Record<string, unknown>, isUnit: IsUnit = () => true): Fault | null {
  const given = address[part] ?? '';
  if (typeof given !== 'string') return { part, code: 'malformed' };
  if (given.length > ADDRESS_PARTS[part]) return { part, code: 'too-long', max: ADDRESS_PARTS[part] };

  const isElsewhere = address.unitCode === ELSEWHERE;
  // An old address says everything by itself.
  const isOld = asText(address.old) !== '';
  switch (part) {
    case 'unitCode':
      if (given === '') return isOld ? null : { part, code: 'choose-one' };
      return isElsewhere || (/^\d{5}$/u.test(given) && isUnit(given)) ? null : { part, code: 'unit.unknown' };
    case 'area':
      return isElsewhere && given === '' ? { part, code: 'required' } : null;
    case 'detail':
      return given === '' && !isOld ? { part, code: 'required' } : null;
    case 'old':
      return null;
    case 'locationId':
      return given === '' || /^\d{12}$/u.test(given) ? null : { part, code: 'location.malformed' };
    default:
      return unreachable(part);
  }
}

function partsOf({ control }: Asked): readonly Part[] {
  const parts = Object.keys(ADDRESS_PARTS) as Part[];
  return control.options.old ? parts : parts.filter((part) => part !== 'old');
}
