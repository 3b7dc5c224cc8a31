import { readFileSync } from 'node:fs';

/*
 * Loaded before the program (`node --import`): its clock goes wrong by as many milliseconds as a file says, which may change at any
 * time. The program reads the time in one place; its libraries ask `Date`.
 */
const file = process.env['FAULTS_CLOCK'] ?? '';
const wall = Date.now.bind(Date);
const instant = Temporal.Now.instant.bind(Temporal.Now);

function shift(): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

Date.now = () => wall() + shift();
Temporal.Now.instant = () => instant().add({ milliseconds: shift() });
