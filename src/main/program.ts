import { commands } from './commands.ts';

/** `motcua <command> …`: runs one command and leaves with its exit code. */
async function program(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  const command = commands[name];
  if (!command) {
    const known = `Commands: ${Object.keys(commands).join(', ')}. What each does: docs/operations.md`;
    const isHelp = ['help', '--help', '-h'].includes(name);
    if (isHelp) console.log(`motcua COMMAND\n${known}`);
    else console.error(`motcua: no command called ${name}. ${known}`);
    return isHelp ? 0 : 1;
  }
  try {
    return await command(rest);
  } catch (fault) {
    console.error(`motcua ${name}: ${fault instanceof Error ? fault.message : String(fault)}`);
    if (process.env['LOG_LEVEL'] === 'debug') console.error(fault);
    return 1;
  }
}

// Whatever was to be ended has ended; a library's forgotten timer must not keep the process.
process.exit(await program(process.argv.slice(2)));
