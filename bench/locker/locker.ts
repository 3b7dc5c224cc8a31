import type { Page } from 'playwright-core';
import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { words } from '#messages';
import { connect, prepareEmbedded, visitEmbedded } from '#gateways/postgres';
import { launchBrowser } from '#test/browser';
import { aClosedFolder, freePorts, startProgram } from '#test/program';
import type { BenchNeeds } from '../bench.ts';
import { comeIn } from '../filing-effort/come-in.ts';
import { table } from '../table.ts';

const t = words('vi');
const WHO = { phone: '0900000222', cccd: '096085000222', fullName: 'Người Thử Kho Đầy', ethnicity: 'Kinh' };
const PAPERS = 1_000;
const FACTS = 500;
const LOOKS = 100;
const WARM = 20;
/** How much longer a page may take for all that is in the locker, and what it may weigh. */
const MOST = { more: 60, kb: 100 };
/** What the filing asks for, and the kind of paper that fills the locker. */
const [PROCEDURE, TYPE] = ['1.003634', 'gcn-dang-ky-tau-ca'];

/** What the page of a filing takes that offers papers and fills in facts, with a locker of a thousand papers and five hundred facts. */
export async function fullLocker({ print, fail }: BenchNeeds): Promise<number> {
  print(`A locker of ${PAPERS} papers and ${FACTS} facts behind the page of a filing; about a minute`);
  const { folder, remove } = aClosedFolder();
  const program = startProgram({ folder, port: await freePorts(), settings: { LOG_LEVEL: 'warn' } });
  const browser = await launchBrowser();
  try {
    await program.ready();
    const context = await browser.newContext({ baseURL: program.origin, serviceWorkers: 'block' });
    const page = await context.newPage();
    await comeIn(page, { who: WHO, sandbox: program.sandbox });
    await page.goto(`/nop-ho-so/${PROCEDURE}`);
    await page.getByRole('button', { name: t('filing.begin.button') }).click();
    await page.waitForURL(/\/nop-ho-so\/[^/]+\/[^/]+\/[^/]+/u);
    const address = new URL(page.url()).pathname.split('/').slice(0, 4).join('/') + '/papers';

    const urls = await prepareEmbedded(visitEmbedded(program.folder)!, 'motcua');
    const db = connect({ url: urls.owner, max: 1, name: 'motcua-bench' });
    const empty = await looks(page, address);
    await fill(db);
    await db.destroy();
    const full = await looks(page, address);
    print(
      `\n${table(
        ['locker', 'p50 ms', 'p95 ms', 'page KB'],
        [
          ['empty', ...columns(empty)],
          ['full', ...columns(full)],
        ],
      )}`,
    );
    const isKept = full.p50 - empty.p50 <= MOST.more && full.kb <= MOST.kb;
    if (!isKept) fail(`Promised: at most ${MOST.more} ms more at p50, and ${MOST.kb} KB`);
    return isKept ? 0 : 1;
  } finally {
    await browser.close();
    program.child.kill('SIGTERM');
    await program.exited;
    remove();
  }
}

interface Looked {
  readonly p50: number;
  readonly p95: number;
  readonly kb: number;
}

async function looks(page: Page, address: string): Promise<Looked> {
  const times: number[] = [];
  let kb = 0;
  for (let look = 0; look < WARM + LOOKS; look += 1) {
    const from = performance.now();
    const answer = await page.request.get(address);
    kb = (await answer.body()).length / 1024;
    if (!answer.ok()) throw new Error(`The page answered ${answer.status()}`);
    if (look >= WARM) times.push(performance.now() - from);
  }
  times.sort((one, other) => one - other);
  return { p50: times[Math.floor(LOOKS * 0.5)] ?? 0, p95: times[Math.floor(LOOKS * 0.95)] ?? 0, kb };
}

function columns({ p50, p95, kb }: Looked): readonly string[] {
  return [p50, p95, kb].map((figure) => figure.toFixed(1));
}

/** Papers of one type, each of another vessel, and what was said of fifty vessels, laid straight into the tables. */
async function fill(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from person where cccd = ${WHO.cccd}`.execute(db);
  const party = rows[0]?.id;
  if (party === undefined) throw new Error('Nobody came in');
  await sql`
    insert into locker_paper (id, party_id, type, sha256, name, file_name, media_type, size, holder_id, level, number, issued_on, about_kind,
      about_key, first_at, last_at)
    select gen_random_uuid(), ${party}, ${TYPE}, encode(sha256(n::text::bytea), 'hex'), 'Giấy thử', 'giay.pdf', 'application/pdf', 1000,
      ${party}, case when n % 2 = 0 then 'B' else 'F' end, n || '/THỬ', current_date - n % 300, 'vessel', 'v' || n, now(), now()
    from generate_series(1, ${PAPERS}::int) as n`.execute(db);
  await sql`
    insert into locker_thing (id, party_id, kind, key, first_at)
    select gen_random_uuid(), ${party}, 'vessel', 'v' || n, now() from generate_series(1, ${FACTS / 10}::int) as n`.execute(db);
  await sql`
    insert into locker_fact (party_id, thing_id, meaning, dossier_id, procedure_code, value, label, told, given_at)
    select ${party}, t.id, 'vessel.' || m.name, (select id from dossier order by id limit 1), ${PROCEDURE}, to_jsonb(t.key || m.name), '',
      t.key || m.name, now()
    from locker_thing t
    cross join unnest(array['number', 'name', 'gear', 'crew', 'homePort', 'callSign', 'kind', 'yearBuilt', 'builtAt', 'draft']) as m (name)
    where t.party_id = ${party}`.execute(db);
  await sql`analyze locker_paper, locker_fact, locker_thing`.execute(db);
}
