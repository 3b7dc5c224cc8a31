export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
export const CONTRASTS = ['normal', 'high'] as const;

/** How the reader wants the screen. */
export interface Display {
  readonly textSize: (typeof TEXT_SIZES)[number];
  readonly contrast: (typeof CONTRASTS)[number];
}

/** A place one can go from everywhere. */
export interface NavItem {
  readonly href: string;
  readonly label: string;
  /** How many things wait there. */
  readonly count?: number | undefined;
}

/** Who is signed in, as far as the frame needs to know. */
export interface SignedIn {
  readonly name: string;
  readonly kind: 'citizen' | 'officer';
}

/** Which of several places the reader is in: the longest address that begins the path. */
export function currentOf(items: readonly NavItem[], path: string): string | undefined {
  const [place = path] = path.split('?');
  return items
    .map(({ href }) => href)
    .filter((href) => place === href || place.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0];
}
