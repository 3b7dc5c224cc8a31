import { html, raw } from 'hono/html';
import { isoInVietnam } from '#kernel/clock';
import type { ChatLine, ZaloPerson } from './zalo-state.ts';

type Html = ReturnType<typeof html>;

/** Whose phone it may be. */
export interface PhoneOwner {
  readonly phone: string;
  readonly name: string;
}

/** A phone in somebody's hand, with the chat of the office open: for whoever tries how one asks over Zalo. */
export function phonePage(shown: { readonly person: ZaloPerson; readonly owners: readonly PhoneOwner[]; readonly account: string }): Html {
  const { person, owners, account } = shown;
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Zalo của ${person.name} · Hộp cát</title>
        <link rel="stylesheet" href="/zalo/phone.css" />
        <script src="/zalo/phone.js" defer></script>
      </head>
      <body>
        <aside>
          <p class="kicker">Một cửa trực tuyến · bản dùng thử</p>
          <p class="title">Hỏi qua Zalo</p>
          <p>Chiếc điện thoại này do máy giả lập. Anh/Chị thử hỏi như đang nhắn cho cơ quan, ví dụ: <q>ho so cua toi toi dau roi</q>.</p>
          <nav aria-label="Điện thoại của ai">
            ${owners.map(({ phone, name }) => html`<a href="/zalo?as=${phone}" ${phone === person.phone ? raw('aria-current="page"') : ''}><b>${name}</b> <span>${phone}</span></a>`)}
          </nav>
          <p class="back"><a href="/">Về hộp cát</a></p>
        </aside>
        <main class="phone" aria-label="Điện thoại của ${person.name}">
          <header>
            <span class="avatar" aria-hidden="true">1C</span>
            <div>
              <h1>${account}</h1>
              <p>Tài khoản chính thức${person.follows ? ' · đã quan tâm' : ''}</p>
            </div>
            <form method="post" action="/zalo/follow">
              ${whose(person)}
              <button name="follow" value="${person.follows ? 'no' : 'yes'}">${person.follows ? 'Bỏ quan tâm' : 'Quan tâm'}</button>
            </form>
          </header>
          <section class="chat" tabindex="0" aria-label="Tin nhắn" aria-live="polite" data-of="${person.phone}">
            ${chatLines(person)}
          </section>
          <form class="composer" method="post" action="/zalo/write">
            ${whose(person)}
            <label
              ><span class="hidden">Tin nhắn</span
              ><input name="text" autocomplete="off" placeholder="Nhắn tin" maxlength="2000" required autofocus
            /></label>
            <button>Gửi</button>
          </form>
          <form class="photo" method="post" action="/zalo/picture" enctype="multipart/form-data">
            ${whose(person)}
            <label><span>Gửi ảnh</span> <input type="file" name="picture" accept="image/jpeg,image/png" required /></label>
            <button>Gửi</button>
          </form>
        </main>
      </body>
    </html>`;
}

/** The chat alone, as the page asks for it again and again. */
export function chatLines(person: ZaloPerson): Html {
  if (person.chat.length === 0) return html`<p class="none">Chưa có tin nhắn nào. Mời Anh/Chị nhắn tin cho cơ quan.</p>`;
  return html`<ol>
    ${person.chat.map((line) => chatLine(line, person))}
  </ol>`;
}

function chatLine(line: ChatLine, person: ZaloPerson): Html {
  return html`<li class="${line.ours ? 'theirs' : 'mine'}">
    ${line.template === undefined ? bubble(line) : card(line)}
    ${(line.buttons ?? []).map(({ title, payload, url }) =>
      url === undefined
        ? html`<form method="post" action="/zalo/write">
            ${whose(person)}<input type="hidden" name="hide" value="1" /><input type="hidden" name="text" value="${payload ?? ''}" /><button
              class="choice"
            >
              ${title}
            </button>
          </form>`
        : html`<a class="choice" href="${url}" target="_blank" rel="noopener">${title}</a>`,
    )}
    ${
      line.asksForInfo === true
        ? html`<form method="post" action="/zalo/share">
            ${whose(person)}<button class="choice">Chia sẻ số điện thoại ${person.phone}</button>
          </form>`
        : ''
    }
    <time>${timeOf(line.at)}</time>
  </li>`;
}

function bubble({ text, picture }: ChatLine): Html {
  return html`<div class="bubble">${picture === undefined ? text : html`<img src="${picture}" alt="Ảnh đã gửi" />`}</div>`;
}

function card({ text, template = [] }: ChatLine): Html {
  return html`<div class="card">
    <p>${text}</p>
    <dl>
      ${template.map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </div>`;
}

function whose({ phone }: ZaloPerson): Html {
  return html`<input type="hidden" name="as" value="${phone}" />`;
}

function timeOf(at: number): string {
  return isoInVietnam(Temporal.Instant.fromEpochMilliseconds(at)).slice(11, 16);
}
