import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CLOSED = new Set(['node_modules', 'build', 'coverage', 'planted']);

/** Every file below a folder whose name ends in one of the endings, what npm, the build and hidden folders bring left out. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return CLOSED.has(entry.name) || entry.name.startsWith('.') ? [] : filesBelow(path, endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
}

export function read(path: string): string {
  return readFileSync(path, 'utf8');
}
