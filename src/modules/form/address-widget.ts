import { unreachable } from '#kernel/exhaustive';
import { cleanLine } from './clean-text.ts';
import { isRecord } from './pointer.ts';
import { asText, type Fault, type IsUnit, type WidgetRules } from './widget.ts';

/** Chosen in place of a commune by who lives in another province; then `area` names the place. */
export const ELSEWHERE = 'elsewhere';

/** The parts of an address, and how much each may hold. Province and commune only: districts ended in July 2025. */
export const ADDRESS_PARTS = { unitCode: 10, area: 150, detail: 200, locationId: 20 } as const;

type Part = keyof typeof ADDRESS_PARTS;

/** An address of today: commune or ward by its code, the rest as text, and the 12-digit location identifier if there is one. */
export const address: WidgetRules = {
  read(inputs) {
    const given = parts().flatMap((part) => {
      const typed = cleanLine(inputs[`/${part}`] ?? '');
      return typed === '' ? [] : [[part, part === 'locationId' ? typed.replace(/[\s.-]/gu, '') : typed]];
    });
    return given.length > 0 ? (Object.fromEntries(given) as unknown) : undefined;
  },
  write(value) {
    const inputs = parts().map((part) => [`/${part}`, isRecord(value) ? asText(value[part]) : '']);
    return Object.fromEntries(inputs) as Record<string, string>;
  },
  check(value, { isUnit }) {
    if (!isRecord(value)) return { code: 'malformed' };
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(ADDRESS_PARTS, key));
    if (stranger !== undefined) return { part: stranger, code: 'unknown-field' };
    return parts().flatMap((part) => faultOf(part, value, isUnit) ?? []);
  },
  say(value, _asked, { unitName, words }) {
    if (!isRecord(value)) return '';
    const unitCode = asText(value.unitCode);
    const where = unitCode === ELSEWHERE ? asText(value.area) || words('form.address.elsewhere') : (unitName?.(unitCode) ?? unitCode);
    const said = [asText(value.detail), where].filter((part) => part !== '').join(', ');
    return value.locationId ? `${said} (${asText(value.locationId)})` : said;
  },
};

function faultOf(part: Part, address: Record<string, unknown>, isUnit: IsUnit = () => true): Fault | null {
  const given = address[part] ?? '';
  if (typeof given !== 'string') return { part, code: 'malformed' };
  if (given.length > ADDRESS_PARTS[part]) return { part, code: 'too-long', max: ADDRESS_PARTS[part] };

  const isElsewhere = address.unitCode === ELSEWHERE;
  switch (part) {
    case 'unitCode':
      if (given === '') return { part, code: 'choose-one' };
      return isElsewhere || (/^\d{5}$/u.test(given) && isUnit(given)) ? null : { part, code: 'unit.unknown' };
    case 'area':
      return isElsewhere && given === '' ? { part, code: 'required' } : null;
    case 'detail':
      return given === '' ? { part, code: 'required' } : null;
    case 'locationId':
      return given === '' || /^\d{12}$/u.test(given) ? null : { part, code: 'location.malformed' };
    default:
      return unreachable(part);
  }
}

function parts(): readonly Part[] {
  return Object.keys(ADDRESS_PARTS) as Part[];
}
