import type { Browser, Page } from 'playwright-core';
import { words } from '#messages';
import { connect, poke, prepareEmbedded, visitEmbedded } from '#gateways/postgres';
import { launchBrowser } from '#test/browser';
import { aClosedFolder, freePorts, startProgram, type Program } from '#test/program';
import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';
import { comeIn } from './come-in.ts';
import { fileIt, type Mind } from './fill-in.ts';
import { Hands, type Effort } from './hands.ts';
import { settle } from './office.ts';
import { FISHER, GROOM, MARRIAGE, NEW_VESSEL, TORN_CERTIFICATE, UNMARRIED, VESSEL_NUMBER, type Filer } from './people.ts';

const t = words('vi');
const MOST = { interactions: 12, seconds: 60 };
const HEADS = ['filing', 'interactions', 'characters', 'files given', 'reused', 'KLM s', 'of it unknown: interactions', 'KLM s'];

/** Two filings of one person: what the first told and brought is not asked again. */
interface Story {
  readonly who: Filer;
  readonly first: { readonly code: string; readonly caseId?: string; readonly commune?: string; readonly mind: Mind };
  readonly resultNumber: string;
  readonly second: { readonly code: string; readonly mind: Mind };
}

const STORIES: readonly Story[] = [
  {
    who: FISHER,
    first: { code: '1.003650', caseId: 'case-1', mind: NEW_VESSEL },
    resultNumber: VESSEL_NUMBER,
    second: { code: '1.003634', mind: TORN_CERTIFICATE },
  },
  {
    who: GROOM,
    first: { code: '1.004873', commune: 'H12.163', mind: UNMARRIED },
    resultNumber: '12/UBND-XNTTHN',
    second: { code: '1.000894', mind: MARRIAGE },
  },
];

/** What a first and a second filing take of a person, in acts, characters and seconds of the keystroke-level model; about a minute. */
export async function filingEffort({ print, fail }: BenchNeeds): Promise<number> {
  print('Two people file twice each, with a browser of 1280 px; about a minute');
  const { folder, remove } = aClosedFolder();
  const program = startProgram({ folder, port: await freePorts(), settings: { LOG_LEVEL: 'warn' } });
  const browser = await launchBrowser();
  const rows: (readonly (string | number)[])[] = [];
  const broken: string[] = [];
  try {
    await program.ready();
    for (const story of STORIES) {
      const { first, second } = await play(story, { program, browser });
      rows.push([`${story.first.code} first`, ...columns(first)], [`${story.second.code} second`, ...columns(second)]);
      broken.push(...promisesBroken(story, second));
    }
    print(`\n${table(HEADS, rows)}`);
    print(`\nOf the second, without what nobody could have known: at most ${MOST.interactions} interactions and ${MOST.seconds} s`);
    for (const line of broken) fail(line);
    return broken.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    program.child.kill('SIGTERM');
    await program.exited;
    remove();
  }
}

async function play(
  { who, first, resultNumber, second }: Story,
  { program, browser }: { readonly program: Program; readonly browser: Browser },
): Promise<{ readonly first: Effort; readonly second: Effort }> {
  const context = await browser.newContext({ baseURL: program.origin, viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await comeIn(page, { who, sandbox: program.sandbox });

  await page.goto(`/nop-ho-so/${first.code}`);
  const before = new Hands(page);
  if (first.caseId !== undefined) await before.tick(page.locator(`[name=caseId][value="${first.caseId}"]`), false);
  if (first.commune !== undefined && (await page.locator('[name=agencyId]').inputValue()) !== first.commune) {
    await before.pick(page.locator('[name=agencyId]'), first.commune, false);
  }
  await before.go(page.getByRole('button', { name: t('filing.begin.button') }));
  const reference = await fileIt(before, first.mind);

  const urls = await prepareEmbedded(visitEmbedded(program.folder)!, 'motcua');
  const db = connect({ url: urls.owner, max: 1, name: 'motcua-bench' });
  const code = await settle({ reference, resultNumber }, { origin: program.origin, db });
  await db.destroy();

  await keptInLocker(page, resultNumber);
  await page.goto(`/ho-so/${code}`);
  const after = new Hands(page);
  await after.go(page.locator(`a[href$="nop-lai?thu-tuc=${second.code}"]`));
  after.reuse(await page.locator('main section a[href^="/kho/giay-to/"]').count());
  await after.go(page.getByRole('button', { name: t('again.begin') }));
  await fileIt(after, second.mind);
  await context.close();
  return { first: before.effort, second: after.effort };
}

/** The worker takes what was issued into the locker a moment later. */
async function keptInLocker(page: Page, resultNumber: string): Promise<void> {
  await poke({ every: 300, atMost: 30_000, what: 'the result to be in the locker' }, async () => {
    await page.goto('/kho');
    return ((await page.getByRole('main').textContent()) ?? '').includes(resultNumber);
  });
}

function columns({ interactions, typed, files, reused, seconds, unknown }: Effort): readonly (string | number)[] {
  return [interactions, typed, files, reused, seconds.toFixed(1), unknown.interactions, unknown.seconds.toFixed(1)];
}

function promisesBroken({ second }: Story, { interactions, seconds, files, unknown }: Effort): readonly string[] {
  const [acts, time] = [interactions - unknown.interactions, seconds - unknown.seconds];
  return [
    ...(acts > MOST.interactions ? [`${second.code}: ${acts} interactions, more than ${MOST.interactions}`] : []),
    ...(time > MOST.seconds ? [`${second.code}: ${time.toFixed(1)} s, more than ${MOST.seconds}`] : []),
    ...(files > 0 ? [`${second.code}: ${files} files given that were given before`] : []),
  ];
}
