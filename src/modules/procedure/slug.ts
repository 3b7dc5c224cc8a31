import { fold } from '#kernel/text';

/** A text as an identifier people can read in an address: `Đóng mới` → `dong-moi`. Never empty. */
export function slug(text: string): string {
  return (
    fold(text)
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 80)
      .replace(/^-|-$/g, '') || 'x'
  );
}

/** The wanted name, or the first of `name-2`, `name-3`, … that nobody has taken. */
export function untaken(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
  return name;
}
