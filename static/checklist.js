// Keeps the ticks of a checklist until the page is closed, and prints it. Without scripts the ticks stay while the page is open, and
// the browser prints by its own command. Kept for this tab only: the next person at this machine starts with an empty list.
const list = document.querySelector('[data-checklist]');
/** @type {HTMLInputElement[]} */
const boxes = [...(list?.querySelectorAll('input') ?? [])];
const key = `checklist:${list?.getAttribute('data-checklist') ?? ''}`;

try {
  const ticked = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  for (const box of boxes) if (ticked.includes(box.value)) box.checked = true;
  list?.addEventListener('change', () => {
    sessionStorage.setItem(key, JSON.stringify(boxes.filter(({ checked }) => checked).map(({ value }) => value)));
  });
} catch {
  // A browser that keeps nothing: the ticks last as long as the page.
}

for (const door of document.querySelectorAll('[data-print]')) {
  door.removeAttribute('hidden');
  door.addEventListener('click', () => print());
}
