import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { inVietnam, wallClock } from '#kernel/clock';

const BEGINS = `# Figures

What the benches said when they last ran, each written by its own command: \`npm run bench -- NAME --into docs/figures.md\`. Ratios hold from one machine to another, figures do not.
`;

/** Puts what a bench said into a file of figures, in the place of what it said before; nothing else in it changes. */
export function keepFigures(file: string, { name, said }: { readonly name: string; readonly said: readonly string[] }): void {
  const known = existsSync(file) ? readFileSync(file, 'utf8') : BEGINS;
  const [begins = '', ...sections] = known.split(/^(?=## )/mu);
  const kept = sections.filter((section) => !section.startsWith(`## ${name}\n`)).map((section) => section.trim());
  const text = said.join('\n').trim().replaceAll(/ +$/gmu, '');
  const ours = `## ${name}\n\n${machine()}\n\n\`\`\`text\n${text}\n\`\`\``;
  writeFileSync(file, `${[begins.trim(), ...[...kept, ours].sort()].join('\n\n')}\n`);
}

/** When, and on what. */
function machine(): string {
  const day = inVietnam(wallClock()).toPlainDate().toString();
  return `${day}, ${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.`;
}
