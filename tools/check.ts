import { CHECKS } from './checks/all.ts';
import { runChecks } from './checks/run.ts';
import { sizes } from './checks/sizes.ts';

/** `npm run check`, or `npm run check -- lint rooms` for some of them. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const { passed, failed } = await runChecks(CHECKS.filter(({ name }) => asked.length === 0 || asked.includes(name)));
if (asked.length === 0) console.log(`\n${sizes()}`);
console.log(`\n${passed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
