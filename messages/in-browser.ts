/** Sentences the scripts of a page may say, by how their keys begin. The rest is said by the server, and no phone downloads it. */
const SAID = ['acting.bar.', 'bot.page.nav', 'filing.', 'form.', 'issue.', 'national.look', 'paper.', 'refusal.paper.', 'ui.'];

/** Among them, what only pages without scripts and made forms say. */
const LEFT_AT_HOME = [
  'filing.begin',
  'filing.case',
  'filing.choose',
  'filing.commune',
  'filing.confirm',
  'filing.decided-by',
  'filing.draft',
  'filing.elsewhere',
  'filing.fee',
  'filing.later',
  'filing.left-over',
  'filing.limit',
  'filing.needed',
  'filing.not-ready',
  'filing.obstacles',
  'filing.papers',
  'filing.procedure',
  'filing.received-by',
  'filing.review',
  'filing.send',
  'filing.sent',
  'filing.title',
  'filing.unit.',
  'form.change',
  'form.made.',
  'issue.login.',
  'issue.mandate.',
  'issue.organisation.',
  'issue.password.',
  'issue.totp.',
  'ui.money.',
  'ui.pagination.',
  'ui.search.',
  'ui.timeline.',
];

/** Whether a sentence travels to the browser with a page that has scripts. */
export function isSaidInBrowser(key: string): boolean {
  return SAID.some((start) => key.startsWith(start)) && !LEFT_AT_HOME.some((start) => key.startsWith(start));
}
