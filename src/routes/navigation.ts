import type { Words } from '#messages';
import type { NavItem, SignedIn } from '#ui';

/** Who looks: signed in or not, with notices to read. */
interface Reader {
  readonly kind: SignedIn['kind'] | undefined;
  readonly unread: number;
}

/** Where one can go from every page outside the office. What is one's own comes first. */
export function navOf({ kind, unread }: Reader, t: Words): NavItem[] {
  if (kind === 'officer') return [{ href: '/can-bo', label: t('ui.frame.desk') }, ...open(t)];
  if (kind === 'citizen') {
    return [
      { href: '/ho-so', label: t('ui.nav.dossiers') },
      { href: '/kho', label: t('ui.nav.locker') },
      { href: '/hop-thu', label: t('ui.nav.inbox'), count: unread },
      ...open(t),
    ];
  }
  return open(t);
}

/** The small print. */
export function footerOf(t: Words): NavItem[] {
  return [
    { href: '/hoi-dap', label: t('bot.page.nav') },
    { href: '/huong-dan', label: t('ui.nav.guide') },
    { href: '/xac-minh', label: t('ui.nav.verify') },
    { href: '/quyen-rieng-tu', label: t('ui.nav.privacy') },
    { href: '/tiep-can', label: t('ui.nav.accessibility') },
    { href: '/api/docs', label: 'API' },
    { href: '/can-bo', label: t('ui.nav.officers') },
  ];
}

function open(t: Words): NavItem[] {
  return [
    { href: '/thu-tuc', label: t('ui.nav.procedures') },
    { href: '/tra-cuu', label: t('ui.nav.track') },
    { href: '/cong-khai', label: t('ui.nav.public') },
    { href: '/huong-dan', label: t('ui.nav.guide') },
  ];
}
