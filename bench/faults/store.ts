import { execFileSync } from 'node:child_process';
import { closeSync, constants, createWriteStream, openSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { browse, type Answer } from './caller.ts';
import type { Fault } from './faults.ts';
import type { House } from './house.ts';
import { fileOf, look, openPaper } from './papers.ts';
import type { PeopleAtWork } from './people.ts';
import { judged } from './score.ts';

const SLOW = 5; // papers read at once, each of them slowly: more than Node reads files at a time
const PIECES = 20;

/** An object store that lies, or takes its time. */
export const store: readonly Fault[] = [
  lie('a stored paper says something else', (file) => {
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(file, bytes);
  }),
  lie('a stored paper was cut off', (file) => truncateSync(file, 100)),
  lie('a stored paper is gone', (file) => rmSync(file)),
  { name: 'the object store is slow', happens: slowly },
];

function lie(name: string, spoil: (file: string) => void): Fault {
  return {
    name,
    happens: async (house, people) => {
      const paper = await openPaper(house, people, name);
      const file = fileOf(house, paper.sha256);
      const right = readFileSync(file);
      spoil(file);
      const answer = await look(house, paper);
      const isLogged = house.webs[0].logged().includes(paper.sha256);
      writeFileSync(file, right);
      const healed = await look(house, paper);
      const said = `answered ${answer.status}; whole again, ${healed.status}`;
      return judged(said, {
        'no wrong byte': answer.status >= 400,
        'in words': /không còn nguyên vẹn|Không tìm thấy giấy tờ/.test(answer.text),
        'an operator hears of it': isLogged || answer.status === 404,
        'opens again': healed.status === 200,
      });
    },
  };
}

/** Papers that come drop by drop, as from a disk far away: who reads them waits, and nobody else. */
async function slowly(house: House, people: PeopleAtWork) {
  const papers = [];
  for (let n = 0; n < SLOW; n += 1) papers.push(await openPaper(house, people, `slow ${n}`));
  const files = papers.map(({ sha256 }) => fileOf(house, sha256));
  for (const file of files) {
    renameSync(file, `${file}.right`);
    execFileSync('mkfifo', [file]);
  }
  let isOver = false;
  const dripping = files.map(async (file) => {
    // Each reading, to check and to send, gets the whole once more.
    while (!isOver) await drip(file, readFileSync(`${file}.right`), () => isOver);
  });
  const reading = papers.map((paper) => look(house, paper));
  await wait(500);
  const others: Answer[] = [];
  for (let n = 0; n < 20; n += 1) others.push(await browse({ origin: house.webs[0].origin, path: n % 2 ? '/thu-tuc' : '/healthz' }));
  const read = await Promise.all(reading);
  isOver = true;
  for (const file of files) {
    // Whoever still waits for a reader finds one.
    closeSync(openSync(file, constants.O_RDONLY | constants.O_NONBLOCK));
    rmSync(file);
    renameSync(`${file}.right`, file);
  }
  await Promise.race([Promise.all(dripping), wait(1000)]);
  const slowest = Math.max(...others.map(({ milliseconds }) => milliseconds));
  const statuses = read.map(({ status }) => status).join(', ');
  return judged(`${SLOW} papers drop by drop (${statuses}); meanwhile the slowest of 20 other answers took ${slowest.toFixed(0)} ms`, {
    'the papers came whole': read.every(({ status, text }) => status === 200 && text.startsWith('%PDF')),
    'others went on': others.every(({ status }) => status === 200) && slowest < 3000,
  });
}

async function drip(file: string, bytes: Buffer, isOver: () => boolean): Promise<void> {
  const out = createWriteStream(file);
  out.on('error', () => undefined);
  const size = Math.ceil(bytes.length / PIECES);
  for (let at = 0; at < bytes.length && !isOver(); at += size) {
    await new Promise((done) => out.write(bytes.subarray(at, at + size), done));
    await wait(100);
  }
  const closed = new Promise((done) => out.once('close', done));
  out.end();
  await closed;
  // Who read it has to see its end before it begins anew.
  await wait(1500);
}
