import { cleanLine } from './clean-text.ts';
import { isRecord } from './pointer.ts';
import { asText, type WidgetRules } from './widget.ts';

/** Chosen in place of a commune by who lives in another province; then `area` names the place. */
export const ELSEWHERE = 'elsewhere';

/** The parts of an address, and how much each may hold. Province and commune only: districts ended in July 2025. */
export const ADDRESS_PARTS = { unit: 10, area: 150, detail: 200, locationId: 20 } as const;

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

    for (const part of parts()) {
      const given = value[part] ?? '';
      if (typeof given !== 'string') return { part, code: 'malformed' };
      if (given.length > ADDRESS_PARTS[part]) return { part, code: 'too-long', max: ADDRESS_PARTS[part] };
    }
    const { unit, area, detail, locationId } = value;
    if (!unit) return { part: 'unit', code: 'required' };
    if (unit !== ELSEWHERE && !(/^\d{5}$/u.test(asText(unit)) && (isUnit?.(asText(unit)) ?? true)))
      return { part: 'unit', code: 'unit.unknown' };
    if (unit === ELSEWHERE && !area) return { part: 'area', code: 'required' };
    if (!detail) return { part: 'detail', code: 'required' };
    if (locationId && !/^\d{12}$/u.test(asText(locationId))) return { part: 'locationId', code: 'location.malformed' };
    return null;
  },
  say(value, _asked, { unitName, words }) {
    if (!isRecord(value)) return '';
    const unit = asText(value.unit);
    const place = unit === ELSEWHERE ? words('form.address.elsewhere') : (unitName?.(unit) ?? unit);
    const where = unit === ELSEWHERE && value.area ? asText(value.area) : place;
    const said = [asText(value.detail), where].filter((part) => part !== '').join(', ');
    return value.locationId ? `${said} (${asText(value.locationId)})` : said;
  },
};

function parts(): readonly Part[] {
  return Object.keys(ADDRESS_PARTS) as Part[];
}
