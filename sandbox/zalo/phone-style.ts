/** How the phone looks: the whole screen on a real one, a phone in the middle of the desk on a large one. */
export const PHONE_STYLE = `
:root { color-scheme: light; --ink: #16302b; --soft: #48615b; --line: #d4dfdb; --deep: #0d4a3e; --gold: #f3c14b; --blue: #0b5ed7; --mine: #d8ebff; --ground: #e9eff2; }
* { box-sizing: border-box; }
html, body { block-size: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
aside { display: none; }
.phone { display: flex; flex-direction: column; block-size: 100dvh; background: #f4f7f9; }
.phone header { display: flex; align-items: center; gap: 0.75rem; padding: 0.6rem 0.9rem; background: var(--deep); color: #fff; border-block-end: 3px solid var(--gold); }
.phone header div { flex: 1; min-inline-size: 0; }
.phone h1 { margin: 0; font-size: 1.05rem; line-height: 1.25; }
.phone header p { margin: 0; font-size: 0.8125rem; color: #d5e6e0; }
.avatar { display: grid; place-items: center; inline-size: 2.5rem; block-size: 2.5rem; border-radius: 50%; background: var(--gold); color: var(--deep); font-weight: 700; }
button { min-block-size: 2.5rem; font: inherit; cursor: pointer; }
header button { padding-inline: 0.75rem; border: 1px solid #9dc0b5; border-radius: 999px; background: transparent; color: #fff; font-size: 0.875rem; }
.chat { flex: 1; overflow-y: auto; padding: 0.9rem; scrollbar-gutter: stable; }
.chat ol { display: flex; flex-direction: column; gap: 0.7rem; margin: 0; padding: 0; list-style: none; }
.chat li { display: flex; flex-direction: column; gap: 0.35rem; max-inline-size: 86%; }
.mine { align-self: flex-end; align-items: flex-end; }
.theirs { align-self: flex-start; align-items: flex-start; }
.bubble, .card { padding: 0.6rem 0.85rem; border-radius: 1rem; background: #fff; border: 1px solid var(--line); white-space: pre-line; overflow-wrap: anywhere; }
.mine .bubble { background: var(--mine); border-color: #b6d5f5; border-end-end-radius: 0.25rem; }
.theirs .bubble { border-end-start-radius: 0.25rem; }
.bubble img { display: block; max-inline-size: 12rem; max-block-size: 14rem; border-radius: 0.5rem; }
.card { padding: 0; overflow: hidden; white-space: normal; min-inline-size: 15rem; }
.card p { margin: 0; padding: 0.7rem 0.85rem; font-weight: 600; border-block-end: 3px solid var(--gold); }
.card dl { display: grid; grid-template-columns: auto 1fr; gap: 0.3rem 0.9rem; margin: 0; padding: 0.7rem 0.85rem; font-size: 0.9375rem; }
.card dt { color: var(--soft); }
.card dd { margin: 0; font-weight: 500; }
.choice { display: inline-block; min-block-size: 2.5rem; padding: 0.45rem 1rem; border: 1px solid #9cc3f0; border-radius: 999px; background: #fff; color: var(--blue); font-weight: 600; text-align: start; text-decoration: none; }
time { padding-inline: 0.4rem; font-size: 0.75rem; color: var(--soft); }
.none { margin: 2rem 1rem; text-align: center; color: var(--soft); }
.composer { display: flex; gap: 0.5rem; padding: 0.6rem 0.9rem 0.3rem; background: #fff; border-block-start: 1px solid var(--line); }
.composer label { flex: 1; }
.composer input { inline-size: 100%; min-block-size: 2.75rem; padding-inline: 1rem; border: 1px solid #8ea39c; border-radius: 999px; font: inherit; }
.composer button { min-block-size: 2.75rem; padding-inline: 1.1rem; border: 0; border-radius: 999px; background: var(--blue); color: #fff; font-weight: 600; }
.photo { display: flex; align-items: center; gap: 0.5rem; padding: 0.2rem 0.9rem 0.7rem; background: #fff; font-size: 0.875rem; color: var(--soft); }
.photo label { display: flex; flex: 1; align-items: center; gap: 0.6rem; min-inline-size: 0; }
.photo span { white-space: nowrap; }
.photo input { flex: 1; min-inline-size: 0; max-inline-size: 100%; font-size: 0.8125rem; }
.photo button { padding-inline: 0.9rem; border: 1px solid #8ea39c; border-radius: 999px; background: #fff; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
:focus-visible { outline: 3px solid var(--gold); outline-offset: 2px; }
@media (min-width: 60rem) {
  body { display: grid; grid-template-columns: minmax(18rem, 24rem) 25rem; justify-content: center; align-items: center; gap: 4rem; padding: 1.5rem; }
  aside { display: block; align-self: start; padding-block-start: 2.5rem; }
  .kicker { margin: 0; color: var(--soft); }
  .title { margin: 0.1em 0 0.4em; font-size: 2.1rem; font-weight: 700; line-height: 1.2; color: var(--deep); }
  nav { display: grid; gap: 0.4rem; max-block-size: 26rem; overflow-y: auto; padding: 0.25rem; }
  nav a { display: flex; justify-content: space-between; gap: 1rem; padding: 0.55rem 0.9rem; border: 1px solid var(--line); border-radius: 0.6rem; background: #fff; color: inherit; text-decoration: none; }
  nav a[aria-current] { border-color: var(--deep); background: #e2f0eb; }
  nav span { color: var(--soft); }
  .back a { color: var(--deep); }
  .phone { block-size: min(50rem, calc(100dvh - 3rem)); border: 10px solid #1c2b28; border-radius: 2.4rem; overflow: hidden; box-shadow: 0 1.5rem 3rem rgb(13 74 62 / 0.25); }
}
`;

/** Sends without leaving the page, and looks every second for what is new. The page is whole without it. */
export const PHONE_SCRIPT = `
const chat = document.querySelector('.chat');
let shown = '';
async function look() {
  const answer = await fetch('/zalo/chat?as=' + chat.dataset.of);
  const text = await answer.text();
  if (text === shown) return;
  shown = text;
  chat.innerHTML = text;
  chat.scrollTop = chat.scrollHeight;
}
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.action.includes('/zalo/') || form.action.endsWith('/follow')) return;
  event.preventDefault();
  const body = form.enctype.startsWith('multipart') ? new FormData(form) : new URLSearchParams(new FormData(form));
  if (form.matches('.composer, .photo')) form.reset();
  await fetch(form.action, { method: 'POST', body });
  await look();
});
chat.scrollTop = chat.scrollHeight;
void look();
setInterval(look, 1000);
`;
