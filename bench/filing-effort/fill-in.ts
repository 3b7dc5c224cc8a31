import { words } from '#messages';
import { aPdf } from '#test/sample-papers';
import type { Hands } from './hands.ts';

const t = words('vi');

/** What somebody would say and give, whatever is asked: answers by the name of their field, papers by component. */
export interface Mind {
  readonly says: Readonly<Record<string, string>>;
  readonly gives: readonly string[];
  /** Of what they say, what nobody was ever told before. */
  readonly news?: (name: string) => boolean;
}

const MOST_PAGES = 15;
const REVIEW = /\/xem-lai/u;

/** Goes through a filing from the page that is open to its number: says only what is not there yet. Answers the number. */
export async function fileIt(hands: Hands, mind: Mind): Promise<string> {
  const { page } = hands;
  for (let pages = 0; pages < MOST_PAGES && !REVIEW.test(page.url()); pages += 1) {
    await page.locator('html[data-alive]').waitFor({ state: 'attached' });
    await sayWhatIsOpen(hands, mind);
    for (const component of mind.gives) await giveWhatIsMissing(hands, component);
    await hands.go(page.getByRole('button', { name: t('filing.next') }));
  }
  await hands.go(page.getByRole('button', { name: t('filing.send') }));
  const text = (await page.getByRole('main').textContent()) ?? '';
  const number = /MC-\d{6}-[0-9A-Z]{6}/u.exec(text)?.[0];
  if (number === undefined) throw new Error(`The filing was not sent; ${page.url()} says: ${text.replaceAll(/\s+/gu, ' ').slice(0, 600)}`);
  return number;
}

async function sayWhatIsOpen(hands: Hands, { says, news = () => false }: Mind): Promise<void> {
  for (const [name, value] of Object.entries(says)) {
    const fields = hands.page.locator(`main form [name="${name}"]`);
    const first = fields.first();
    if ((await fields.count()) === 0 || !(await first.isVisible())) continue;
    const tag = await first.evaluate((field) => (field.tagName === 'SELECT' ? 'select' : (field.getAttribute('type') ?? 'text')));
    if (tag === 'radio' || tag === 'checkbox') {
      const choice = hands.page.locator(`main form [name="${name}"][value="${value}"]`);
      if (!(await choice.isChecked())) await hands.tick(choice, news(name));
    } else if ((await first.inputValue()) !== value) {
      await (tag === 'select' ? hands.pick(first, value, news(name)) : hands.type(first, value, news(name)));
    }
  }
}

/** Gives a paper where none is: from the locker where it offers one, else a file. */
async function giveWhatIsMissing(hands: Hands, component: string): Promise<void> {
  const slot = hands.page.locator(`[id="paper-${component}"]`);
  if ((await slot.count()) === 0 || (await slot.locator('li.open, li.checking').count()) > 0) return;
  const offer = slot.locator('button[name=use]').first();
  if ((await offer.count()) > 0) {
    await hands.use(offer);
    return;
  }
  await hands.give(
    slot.locator('input[type=file]').first(),
    { name: 'giay.pdf', bytes: aPdf({ note: `${component} ${hands.page.url()}` }) },
    false,
  );
  await slot.locator('li.open, li.checking').first().waitFor();
}
