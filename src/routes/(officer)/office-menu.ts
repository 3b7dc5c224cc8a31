import type { Actor } from '#modules/account';
import type { OfficerRole } from '#modules/dossier';
import { heldSeats } from '#modules/staff';
import type { MessageKey, Words } from '#messages';
import type { NavItem } from '#ui';

/** A place in the office, and whose work leads there. */
interface OfficePlace {
  readonly href: string;
  readonly key: MessageKey;
  readonly roles: readonly OfficerRole[] | 'all';
}

/** Whose day is made of dossiers. */
const AT_DOSSIERS: readonly OfficerRole[] = ['receiver', 'head', 'specialist', 'leader', 'records-clerk', 'supervisor'];

/** The places of the office in the order of the day: what waits first, what one looks up last. */
const OFFICE_MENU: readonly OfficePlace[] = [
  { href: '/can-bo', key: 'ui.nav.desk', roles: AT_DOSSIERS },
  { href: '/can-bo/quay', key: 'counter.nav', roles: ['receiver'] },
  { href: '/can-bo/uy-quyen', key: 'acting.desk.nav', roles: ['receiver'] },
  { href: '/can-bo/y-kien-kho', key: 'rights.desk.nav', roles: ['receiver', 'head', 'leader'] },
  { href: '/can-bo/thay-the', key: 'route.substitutes.nav', roles: 'all' },
  { href: '/can-bo/so-theo-doi', key: 'official-paper.register.nav', roles: ['receiver', 'supervisor'] },
  { href: '/thu-tuc', key: 'ui.nav.procedures', roles: 'all' },
  { href: '/can-bo/mau-giay', key: 'official-paper.forms.nav', roles: ['administrator'] },
  { href: '/can-bo/tai-khoan', key: 'account.own.nav', roles: 'all' },
  { href: '/quan-tri', key: 'administration.nav', roles: ['administrator'] },
];

/** Where an officer may go from every page of the office; nothing for anybody else. A page asks for the permission itself. */
export function officeNav(actor: Actor | null, t: Words): readonly NavItem[] {
  if (actor?.kind !== 'officer') return [];
  const mine = (place: OfficePlace) => place.roles === 'all' || heldSeats(actor).some(({ role }) => place.roles.includes(role));
  return OFFICE_MENU.filter(mine).map(({ href, key }) => ({ href, label: t(key) }));
}
