// Makes a list of dossiers quicker by hand: keys from row to row, a count of what is picked, the whole page picked in place. All of it
// can be done without: with Tab, Space and Enter, and with the links that are there anyway.
const OFF = 'queue-keys-off';
const rows = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('a[data-row]')]);
const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('input[name="row"]')]);
/** @type {HTMLDialogElement | null} */
const help = document.querySelector('dialog[data-keys]');
/** @type {HTMLInputElement | null} */
const wanted = document.querySelector('input[data-keys-on]');
/** @type {HTMLInputElement | null} */
const searchBox = document.querySelector('input[type="search"]');
const opener = document.querySelector('[data-keys-open]');

/** @type {Record<string, () => void>} */
const DO = {
  j: () => go(1),
  k: () => go(-1),
  x: () => boxIn(here())?.click(),
  '/': () => searchBox?.focus(),
  '?': () => help?.showModal(),
};

opener?.removeAttribute('hidden');
opener?.addEventListener('click', () => help?.showModal());
if (wanted) wanted.checked = !off();
wanted?.addEventListener('change', () => keepOff(!wanted.checked));
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || off() || help?.open || typing(event.target)) return;
  const act = DO[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const count = document.querySelector('[data-picked]');
const page = document.querySelector('[data-pick-page]');
document.addEventListener('change', tell);
page?.addEventListener('click', (event) => {
  event.preventDefault();
  const all = boxes.some(({ checked }) => !checked);
  for (const box of boxes) box.checked = all;
  tell();
});
// A browser that goes back may bring the ticks along.
addEventListener('pageshow', tell);

function tell() {
  const picked = boxes.filter(({ checked }) => checked).length;
  if (count) count.textContent = picked === 0 ? '' : (count.getAttribute('data-picked') ?? '').replace('{count}', String(picked));
}

/** @param {number} by */
function go(by) {
  const at = rows.findIndex((row) => row === here());
  const next = rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  next?.focus();
  next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}

/** @param {Element | null} row @returns {HTMLInputElement | null} */
function boxIn(row) {
  return row?.closest('tr')?.querySelector('input[name="row"]') ?? null;
}

/** The row in which one is, wherever in it. */
function here() {
  return document.activeElement?.closest('tr')?.querySelector('a[data-row]') ?? null;
}

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof Element && target.matches('input:not([type="checkbox"]), select, textarea, [contenteditable]');
}

function off() {
  try {
    return localStorage.getItem(OFF) === 'yes';
  } catch {
    return false;
  }
}

/** @param {boolean} yes */
function keepOff(yes) {
  try {
    localStorage.setItem(OFF, yes ? 'yes' : 'no');
  } catch {
    // A browser that keeps nothing: the keys work until it is closed.
  }
}
