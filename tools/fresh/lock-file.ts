import { read } from '../checks/files.ts';
import type { Generated } from './generated.ts';

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const FILE = 'package-lock.json';
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * The lock file with an entry for every platform.
 *
 * A package that carries binaries names one optional package per platform. npm leaves out of the lock file those it could not
 * see when it wrote it (a registry that mirrors Linux only), and then `npm ci` refuses the whole file. The entries added here
 * say which version belongs to which platform; a machine of another platform never fetches them.
 */
export const lockFile: Generated = {
  make: () => Promise.resolve(new Map([[FILE, complete(read(FILE))]])),
  committed: () => [FILE],
};

/** The text of a lock file with the platforms added that it left out. */
export function complete(text: string): string {
  const lock = JSON.parse(text) as { packages: Record<string, Locked> };
  const known = lock.packages;
  const left = Object.entries(known).flatMap(([path, locked]) =>
    Object.entries(locked.optionalDependencies ?? {})
      .filter(([name]) => !(`node_modules/${name}` in known) && !(`${path}/node_modules/${name}` in known))
      .map(([name, version]) => [`node_modules/${name}`, entryOf(name, { version, dev: locked.dev === true })] as const),
  );
  if (left.length === 0) return text;
  const packages = [...Object.entries(known), ...left].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`;
}

function entryOf(name: string, { version, dev }: { version: string; dev: boolean }): Locked {
  const words = name.split(/[-/]/);
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const os = SYSTEMS.filter((system) => words.includes(system));
  return { version, ...(cpu.length > 0 && { cpu }), ...(dev && { dev }), optional: true, ...(os.length > 0 && { os }) };
}
