import { filesBelow, read } from './files.ts';

/** How long our files are, in one line: what grows is seen growing. */
export function sizes(): string {
  const files = ['src', 'sandbox', 'tools']
    .flatMap((folder) => filesBelow(folder, ['.ts', '.js', '.svelte']))
    .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const at = (part: number): number => files[Math.floor((files.length - 1) * part)]?.lines ?? 0;
  const longest = files.at(-1);
  return `${files.length} files: median ${at(0.5)} lines, nine in ten under ${at(0.9) + 1}, longest ${longest?.lines ?? 0} (${longest?.path ?? ''})`;
}
