import { execFile } from 'node:child_process';
import { read } from './files.ts';

const REGISTRY = 'https://registry.npmjs.org/';
const PATIENCE = 30_000; // milliseconds
const SERIOUS = new Set(['high', 'critical']);

/**
 * Whether what we stand on is what its makers published, and without holes that are known: each package of the lock comes from the
 * registry and is vouched for by a hash, and the registry knows of nothing serious in any of them. A registry that does not answer makes
 * nobody fail; it is said.
 */
export async function knownHoles(
  lent: { readonly ask?: () => Promise<string>; readonly tell?: (line: string) => void } = {},
): Promise<readonly string[]> {
  const { ask = askRegistry, tell = console.log } = lent;
  const audit = readAudit(await ask());
  if (audit === null) tell('     holes   the registry did not answer: whether there are known holes, nobody looked');
  return [...unvouched(read('package-lock.json')), ...(audit ?? [])];
}

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
}

/** Packages that somebody else than the registry hands out, or that nothing vouches for; binaries of other machines are fetched by nobody here. */
export function unvouched(lock: string): readonly string[] {
  const { packages } = JSON.parse(lock) as { readonly packages: Readonly<Record<string, Locked>> };
  return Object.entries(packages).flatMap(([path, { resolved, integrity = '', optional, os }]) => {
    if (path === '') return [];
    if (resolved !== undefined && !resolved.startsWith(REGISTRY)) return [`${path} does not come from ${REGISTRY}: ${resolved}`];
    const isBinary = optional === true && os !== undefined;
    return isBinary || /^sha(?:512|384|256)-/.test(integrity) ? [] : [`${path} has no hash that vouches for it`];
  });
}

interface Audit {
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        readonly severity: string;
        readonly range: string;
        readonly via: readonly (string | { readonly title: string; readonly url: string })[];
      }
    >
  >;
}

/** The serious holes in an answer of `npm audit --json`; null when it is no answer. */
export function readAudit(said: string): readonly string[] | null {
  let audit: Audit;
  try {
    audit = JSON.parse(said) as Audit;
  } catch {
    return null;
  }
  if (!audit.vulnerabilities) return null;
  return Object.entries(audit.vulnerabilities).flatMap(([name, { severity, range, via }]) => {
    if (!SERIOUS.has(severity)) return [];
    const why = via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url}`));
    return [`${name} ${range}: ${severity}. ${why.join('; ')}`];
  });
}

/** `npm audit` ends with 1 when it found something, and says it all the same. */
function askRegistry(): Promise<string> {
  return new Promise((resolve) => {
    execFile('npm', ['audit', '--json'], { timeout: PATIENCE, maxBuffer: 64 * 1024 * 1024 }, (_fault, said) => resolve(said));
  });
}
