// What a filing page keeps on this machine until the server has it (src/routes/(citizen)/nop-ho-so/typed) is looked after on the pages
// beside it: here it is sent when its owner is back, and taken away when they sign out or when somebody else signs in.
const MARK = 'motcua:';
const LEFT = 'motcua:left';
const { who, gone } = document.currentScript?.dataset ?? {};

try {
  if (gone !== undefined) signedOut();
  else if (who) signedIn(who);
} catch {
  // Storage is forbidden here: then nothing was kept either.
}

function signedOut() {
  for (const key of kept()) localStorage.removeItem(key);
  // Other tabs of the same person hear it and leave as well.
  localStorage.setItem(LEFT, String(performance.timeOrigin));
  localStorage.removeItem(LEFT);
}

/** @param {string} person */
function signedIn(person) {
  const mine = kept().filter((key) => key.startsWith(`${MARK}${person}:`));
  for (const key of kept()) if (!mine.includes(key)) localStorage.removeItem(key);
  // A filing page sends its own.
  if (/^\/nop-ho-so\/[^/]+\/./.test(location.pathname)) return;
  const drafts = new Set(mine.map((key) => key.split(':')[2] ?? ''));
  for (const draft of drafts) void send(draft, new Map(mine.filter((key) => key.split(':')[2] === draft).map(letterAt)));
}

/** @param {string} key @returns {[string, string]} */
function letterAt(key) {
  return [key, localStorage.getItem(key) ?? ''];
}

/** @param {string} draft @param {Map<string, string>} letters */
async function send(draft, letters) {
  const ahead = Number(localStorage.getItem(`${MARK}clock`)) || 0;
  /** @type {Record<string, any>} */
  const answers = {};
  /** @type {Record<string, number>} */
  const changedAt = {};
  for (const [key, raw] of letters) {
    const path = key.split(':').slice(3).join(':');
    const { value, at } = JSON.parse(raw);
    changedAt[path] = Math.max(0, Math.round(at + ahead));
    put(answers, path, value);
  }
  const body = JSON.stringify({ answers, changedAt });
  const response = await fetch(`/api/v1/dossiers/${draft}`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body });
  if (!response.ok) return;
  for (const [key, raw] of letters) if (localStorage.getItem(key) === raw) localStorage.removeItem(key);
}

/** @param {Record<string, any>} answers @param {string} path @param {unknown} value */
function put(answers, path, value) {
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  let here = answers;
  for (const key of keys) here = here[unescaped(key)] ??= {};
  here[unescaped(last)] = value;
}

/** @param {string} key */
function unescaped(key) {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function kept() {
  return Object.keys(localStorage).filter((key) => key.startsWith(MARK) && key !== `${MARK}clock`);
}
