import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { newId } from '#kernel/ids';
import { ask, browse, saysInWords, type Answer } from './caller.ts';
import { countUp } from './count-up.ts';
import type { Fault } from './faults.ts';
import type { House } from './house.ts';
import { sayRefused, type PeopleAtWork } from './people.ts';
import { judged } from './score.ts';
import { serverProcesses, signal } from './server-processes.ts';

const TYPED = { title: 'Câu hỏi về hồ sơ', text: 'Tôi đã gõ dòng này\nvà dòng "này" nữa.' };
const FROZEN = 45_000; // milliseconds: longer than anybody is made to wait for a connection, and then for an answer over it

/** What may happen to the database. */
export const database: readonly Fault[] = [
  {
    name: 'the database is killed',
    happens: async (house, people) => {
      let seen: Seen | null = null;
      const shift = await people.during(async () => {
        signal(serverProcesses(join(house.folder, 'server')), 'SIGKILL');
        seen = await look(house, people);
      });
      const counted = await countUp(house.ownerDb, shift);
      const { page, form, problem } = seen as unknown as Seen;
      return judged(
        sayRefused(shift.refused),
        {
          'nothing lost': counted.lost === 0,
          'nothing doubled': counted.doubled === 0,
          'a page in words': saysInWords(page),
          'what was typed is on it': keeps(form),
          'the interface says when to come back': saysInWords(problem),
          'back in 30 s': (shift.back ?? 0) <= 30,
        },
        counted,
      );
    },
  },
  {
    name: 'one connection of the database is killed',
    happens: async (house, people) => {
      const shift = await people.during(async () => {
        const { rows } = await sql<{ pid: number }>`
          select pid from pg_stat_activity where application_name = 'motcua' and pid <> pg_backend_pid() limit 1`.execute(house.ownerDb);
        signal(
          rows.map(({ pid }) => pid),
          'SIGKILL',
        );
      });
      const counted = await countUp(house.ownerDb, shift);
      const promises = {
        'nothing lost': counted.lost === 0,
        'nothing doubled': counted.doubled === 0,
        'back in 20 s': (shift.back ?? 0) <= 20,
      };
      return judged(sayRefused(shift.refused), promises, counted);
    },
  },
  {
    name: 'the database hangs',
    happens: async (house, people) => {
      let health: Answer | null = null;
      let answers: readonly Answer[] = [];
      const shift = await people.during(async () => {
        const pids = serverProcesses(join(house.folder, 'server'));
        const [origin, token] = [house.webs[0].origin, people.officers[0]!];
        signal(pids, 'SIGSTOP');
        health = await browse({ origin, path: '/healthz' });
        const asked = Array.from({ length: 30 }, () => ask({ origin, path: '/desk/queue', token, method: 'GET' }));
        const answering = Promise.all([...asked, browse({ origin, path: '/can-bo', token })]);
        await wait(FROZEN);
        signal(pids, 'SIGCONT');
        answers = await answering;
      });
      const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
      const counted = await countUp(house.ownerDb, shift);
      const { status, milliseconds } = health as unknown as Answer;
      return judged(
        `frozen for ${FROZEN / 1000} s, the slowest of 31 answered after ${(slowest / 1000).toFixed(0)} s; ${sayRefused(shift.refused)}`,
        {
          'nothing lost': counted.lost === 0,
          'nothing doubled': counted.doubled === 0,
          'all said in words': answers.every(saysInWords),
          'before it came back': slowest <= FROZEN + 3000,
          'the process itself answers': status === 200 && milliseconds < 2000,
          'back within 15 s of its return': (shift.back ?? 0) <= FROZEN / 1000 + 15,
        },
        counted,
      );
    },
  },
  {
    name: 'every connection waits for a lock',
    happens: async (house, people) => {
      let answers: readonly Answer[] = [];
      const shift = await people.during(async () => {
        const other = new pg.Client({ connectionString: house.urls.owner });
        await other.connect();
        await other.query('begin');
        await other.query('lock table dossier in access exclusive mode');
        const [origin, token] = [house.webs[0].origin, people.officers[0]!];
        const asked = Array.from({ length: 40 }, () => ask({ origin, path: '/desk/queue', token, method: 'GET' }));
        answers = [...(await Promise.all(asked)), await browse({ origin, path: '/can-bo', token })];
        await other.query('rollback');
        await other.end();
      });
      const counted = await countUp(house.ownerDb, shift);
      const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds)) / 1000;
      return judged(
        `41 questions, the slowest answered after ${slowest.toFixed(0)} s; ${sayRefused(shift.refused)}`,
        {
          'nothing lost': counted.lost === 0,
          'nothing doubled': counted.doubled === 0,
          'all said in words': answers.every(saysInWords),
          'within 40 s': slowest < 40,
        },
        counted,
      );
    },
  },
  {
    name: 'the database takes no more connections',
    happens: async (house, people) => {
      const clients: pg.Client[] = [];
      const shift = await people.during(async () => {
        for (let n = 0; n < 150; n += 1) {
          const client = new pg.Client({ connectionString: house.urls.owner });
          client.on('error', () => undefined);
          if (
            !(await client.connect().then(
              () => true,
              () => false,
            ))
          )
            break;
          clients.push(client);
        }
        await wait(4000);
        await Promise.all(clients.map((client) => client.end()));
      });
      const counted = await countUp(house.ownerDb, shift);
      const promises = {
        'nothing lost': counted.lost === 0,
        'nothing doubled': counted.doubled === 0,
        'back in 20 s': (shift.back ?? 0) <= 20,
      };
      return judged(`${clients.length} strangers took them; ${sayRefused(shift.refused)}`, promises, counted);
    },
  },
  { name: 'two transactions stand in each other’s way', happens: deadlock },
];

/** Makes the database give up the transaction of a reception: it runs anew, and nobody hears of it. */
async function deadlock(house: House, people: PeopleAtWork) {
  const shift = await people.during(() => Promise.resolve(), { beforehand: 1000 });
  const dossierId = await people.fileOne();
  const other = new pg.Client({ connectionString: house.urls.owner });
  await other.connect();
  // The stranger is patient: it is the reception that finds out, and gives way.
  await other.query(`select set_config('deadlock_timeout', '1h', false)`).catch(() => undefined);
  await other.query('begin');
  await other.query('select * from dossier_code_counter for update');
  const receiving = ask({
    origin: house.webs[0].origin,
    path: `/dossiers/${dossierId}/actions/receive`,
    token: people.officers[0]!,
    key: newId(),
  });
  await wait(400);
  const theirs = await other.query('select id from dossier where id = $1 for update', [dossierId]).then(
    () => 'the reception gave way',
    () => 'the stranger gave way',
  );
  await other.query('rollback');
  await other.end();
  const answer = await receiving;
  const counted = await countUp(house.ownerDb, shift);
  return judged(`${theirs}; the officer was answered ${answer.status}`, { 'received all the same': answer.status === 200 }, counted);
}

interface Seen {
  readonly page: Answer;
  readonly form: Answer;
  readonly problem: Answer;
}

/** Looks at pages, forms and the interface until each says that something is in the way. */
async function look(house: House, people: PeopleAtWork): Promise<Seen> {
  const [origin, token] = [house.webs[1].origin, people.citizens[0]!];
  const untilTrouble = async (question: () => Promise<Answer>): Promise<Answer> => {
    for (let tried = 0; ; tried += 1) {
      const answer = await question();
      if (answer.status === 503 || tried === 60) return answer;
    }
  };
  const [page, form, problem] = await Promise.all([
    untilTrouble(() => browse({ origin, path: '/ho-so', token })),
    untilTrouble(() => browse({ origin, path: '/ho-so/MC-1?/write', token, typed: TYPED })),
    untilTrouble(() => ask({ origin, path: '/dossiers', token, method: 'GET' })),
  ]);
  return { page, form, problem };
}

function keeps(form: Answer): boolean {
  const escaped = TYPED.text.replaceAll('"', '&quot;');
  return saysInWords(form) && form.text.includes(`value="${escaped}"`) && form.text.includes('Gửi lại');
}
