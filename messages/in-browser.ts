/** Sentences the scripts of a page may say, by how their keys begin. The rest is said by the server, and no phone downloads it. */
const SAID = ['acting.bar.', 'filing.', 'form.', 'issue.', 'paper.', 'refusal.paper.', 'ui.'];

/** Among them, what only pages without scripts and made forms say. */
const LEFT_AT_HOME = [
  'filing.begin',
  'filing.case',
  'filing.commune',
  'filing.draft',
  'filing.sent',
  'filing.supplement',
  'form.made.',
  'issue.mandate.',
  'issue.organisation.',
  'ui.money.',
  'ui.pagination.',
  'ui.search.',
  'ui.timeline.',
];

/** Whether a sentence travels to the browser with a page that has scripts. */
export function isSaidInBrowser(key: string): boolean {
  return SAID.some((start) => key.startsWith(start)) && !LEFT_AT_HOME.some((start) => key.startsWith(start));
}
