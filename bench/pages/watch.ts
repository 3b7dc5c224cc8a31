import type { Page } from 'playwright-core';
import { slowDown } from '#test/slow-line';

/** How a page comes up, in milliseconds from the first byte asked; `shift` has no unit. */
export interface Watched {
  readonly firstPaint: number;
  readonly largestPaint?: number;
  readonly blocking?: number;
  readonly shift?: number;
}

const LONG_TASK = 50; // milliseconds a task may take without counting as blocking

/** Opens a page over the slow line and watches it come up; without scripts only the first paint can be seen from outside. */
export async function watch(
  page: Page,
  path: string,
  { cpu, scripts }: { readonly cpu: number; readonly scripts: boolean },
): Promise<Watched> {
  const line = await slowDown(page, { cpu });
  await line.send('Page.enable');
  await line.send('Page.setLifecycleEventsEnabled', { enabled: true });
  const marks = new Map<string, number>();
  line.on('Page.lifecycleEvent', ({ name, timestamp }) => void marks.set(name, timestamp));
  await page.goto(path, { waitUntil: 'networkidle', timeout: 120_000 });
  const seen = scripts ? await page.evaluate(look, LONG_TASK) : {};
  await line.detach();
  const firstPaint = ((marks.get('firstContentfulPaint') ?? 0) - (marks.get('init') ?? 0)) * 1000;
  return { firstPaint, ...seen };
}

/** Runs in the page: what its own observers kept. */
async function look(longTask: number): Promise<Partial<Watched>> {
  type Entry = PerformanceEntry & { readonly value?: number; readonly hadRecentInput?: boolean };
  function entriesOf(type: string): Promise<readonly Entry[]> {
    return new Promise((done) => {
      new PerformanceObserver((list) => done(list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => done([]), 300);
    });
  }
  const [paints, largest, shifts, tasks] = await Promise.all(
    ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask'].map(entriesOf),
  );
  return {
    firstPaint: paints?.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0,
    largestPaint: largest?.at(-1)?.startTime ?? 0,
    blocking: (tasks ?? []).reduce((total, { duration }) => total + duration - longTask, 0),
    shift: (shifts ?? []).reduce((total, { value = 0, hadRecentInput }) => total + (hadRecentInput ? 0 : value), 0),
  };
}
