// On the pages of a dossier at the desk: says that the page is open still, tells who else is here and what they did, and draws only the
// part of the page that a link or a form changes. Without it every link and form works, by loading the page.
const here = document.querySelector('[data-here]');
const changed = document.querySelector('[data-changed]');
const BEAT = 30_000; // milliseconds

/** @param {'still' | 'left'} sign */
function bodyOf(sign) {
  return JSON.stringify({ sign, version: Number(here?.getAttribute('data-version')) || undefined });
}

async function beat() {
  if (!here) return;
  try {
    const address = here.getAttribute('data-here') ?? '';
    const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: bodyOf('still') });
    if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return;
    const said = await answer.json();
    if (here.textContent !== (said.others ?? '')) here.textContent = said.others ?? '';
    const what = changed?.querySelector('[data-what]');
    if (!what || !said.changed || what.textContent === said.changed) return;
    what.textContent = said.changed;
    changed?.removeAttribute('hidden');
  } catch {
    // The line is gone; the next beat tries again.
  }
}

if (here) {
  void beat();
  setInterval(() => void beat(), BEAT);
  addEventListener('pagehide', () => {
    navigator.sendBeacon(here.getAttribute('data-here') ?? '', new Blob([bodyOf('left')], { type: 'application/json' }));
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) void beat();
  });
}

/**
 * Puts the named parts of another page in the place of ours, and the keyboard back to where it was.
 * @param {string} text @param {string} names
 */
function swap(text, names) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const parts = names.split(' ').map((id) => ({ old: document.getElementById(id), now: page.getElementById(id) }));
  if (parts.some(({ old, now }) => !old || !now)) return false;
  const key = document.activeElement?.getAttribute('data-key');
  for (const { old, now } of parts) old?.replaceWith(/** @type {Element} */ (now));
  const first = document.getElementById(names.split(' ')[0] ?? '');
  const again = key ? first?.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
  /** @type {HTMLElement | null | undefined} */ (again ?? first?.querySelector('a, button, summary'))?.focus({ preventScroll: true });
  return true;
}

document.addEventListener('click', (event) => {
  const link = /** @type {Element} */ (event.target).closest('a[data-swap]');
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return;
  event.preventDefault();
  void follow(link);
});

let asked = 0;

/** @param {HTMLAnchorElement} link */
async function follow(link) {
  const names = link.dataset['swap'] ?? '';
  const mine = (asked += 1);
  document.getElementById(names)?.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(link.href);
    const text = await answer.text();
    // Whoever pressed something else meanwhile wants to see that.
    if (mine !== asked) return;
    if (!answer.ok || answer.redirected || !swap(text, names)) throw new Error('Not this page');
    history.replaceState(history.state, '', link.href);
    for (const other of document.querySelectorAll('a[aria-current="true"]')) other.removeAttribute('aria-current');
    if (link.isConnected && link.closest('#xem') === null) link.setAttribute('aria-current', 'true');
    // Marks made from now on come back to what is looked at.
    for (const back of document.querySelectorAll('input[name="back"]')) back.setAttribute('value', new URL(link.href).search.slice(1));
    const part = document.getElementById(names);
    if (part && (part.getBoundingClientRect().top < 0 || part.getBoundingClientRect().top > innerHeight)) part.scrollIntoView();
  } catch {
    location.assign(link.href);
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset['swap'] === undefined) return;
  // What is incomplete is sent as without a script: the page comes back and says why, at its top and beside the field.
  if (event.submitter?.getAttribute('value') === 'wrong' && isIncomplete(form)) return;
  event.preventDefault();
  void send(form, event.submitter);
});

/** @param {HTMLFormElement} form */
function isIncomplete(form) {
  const said = new FormData(form);
  return ['code', 'reason'].some((name) => String(said.get(name) ?? '').trim() === '');
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
async function send(form, submitter) {
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(/** @type {any} */ (new FormData(form, submitter))),
    });
    const isOurs = new URL(answer.url).pathname === location.pathname;
    if (!isOurs || !swap(await answer.text(), form.dataset['swap'] ?? '')) throw new Error('Not this page');
  } catch {
    // As if there were no script: the browser sends it.
    delete form.dataset['swap'];
    form.requestSubmit(submitter);
  }
}
