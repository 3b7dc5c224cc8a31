// Follows a run while one looks: moves the bar, and loads the page anew when it is over. Without scripts one reloads by hand.
const EVERY = 1500; // milliseconds
const place = document.querySelector('[data-bulk-run="running"]');
const bar = place?.querySelector('progress');
const said = place?.querySelector('.text');

if (place && bar) setTimeout(follow, EVERY);

async function follow() {
  try {
    const response = await fetch(place?.getAttribute('data-of') ?? '', { headers: { accept: 'application/json' } });
    if (!response.ok) return;
    const { state, total, done, refused } = await response.json();
    if (state !== 'running') return location.reload();
    if (bar) bar.value = done + refused;
    if (said) said.textContent = (said.textContent ?? '').replace(/^\d+\/\d+/, `${done + refused}/${total}`);
  } catch {
    // The line was away for a moment: asked again.
  }
  setTimeout(follow, EVERY);
}
