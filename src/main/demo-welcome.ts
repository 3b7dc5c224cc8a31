import { words, type Words } from '#messages';
import { OFFICER_ROLES } from '#modules/staff';
import type { Config } from './config.ts';
import { readPeople } from './demo.ts';
import { readDemoScript } from './demo-script.ts';

type Row = readonly [string, string, string?];

/** What somebody who has just started the demo needs to try it: where to look, and who to be. */
export function demoWelcome(config: Pick<Config, 'origin' | 'sandboxPort' | 'processes' | 'pack'>): readonly string[] {
  if (!config.processes.has('web')) return [];
  const say = words('vi');
  const sandbox = config.processes.has('sandbox') ? `http://localhost:${config.sandboxPort}` : null;
  const addresses: Row[] = [
    [say('demo.portal'), config.origin],
    [say('demo.desk'), `${config.origin}/can-bo`],
    [say('demo.api'), `${config.origin}/api/docs`],
    ...(sandbox ? [[say('demo.sandbox'), sandbox] as const, [say('demo.zalo'), `${sandbox}/zalo`] as const] : []),
  ];
  const { password } = readPeople(config.pack);
  return [
    '',
    ...inColumns(addresses),
    '',
    say('demo.accounts', { password }),
    '',
    ...inColumns(accountsOf(config.pack, say)),
    ...(sandbox ? ['', say('demo.codes', { sandbox })] : []),
    '',
  ];
}

/** The first citizen, and of every role somebody with dossiers of the demo on the desk or in view, or else the first. */
function accountsOf(pack: string, say: Words): readonly Row[] {
  const { officers, citizens } = readPeople(pack);
  const busy = new Set(readDemoScript(pack).dossiers.flatMap(({ steps }) => steps.map(({ by }) => by)));
  const settling = officers.filter(({ login, role }) => role === 'specialist' && busy.has(login)).map(({ agencyId }) => agencyId);
  const chosen = OFFICER_ROLES.flatMap((role) => {
    const holders = officers.filter((officer) => officer.role === role);
    const over = holders.find(({ agencyId }) => settling.some((id) => id.startsWith(`${agencyId}.`)));
    return holders.find(({ login }) => busy.has(login)) ?? over ?? holders[0] ?? [];
  });
  return [
    ...citizens.slice(0, 1).map(({ phone, fullName }): Row => [say('demo.citizen'), phone, fullName]),
    ...chosen.map(({ role, login, name }): Row => [say(`dossier.role.${role}`), login, name]),
  ];
}

function inColumns(rows: readonly Row[]): readonly string[] {
  const widthOf = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length)) + 3;
  return rows.map(([first, second, third = '']) => `  ${first.padEnd(widthOf(0))}${second.padEnd(widthOf(1))}${third}`.trimEnd());
}
