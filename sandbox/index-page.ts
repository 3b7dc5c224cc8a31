import { html } from 'hono/html';
import type { DemoAccount } from './demo-account.ts';
import { DEMO_PIN } from './signing/index.ts';

interface Shown {
  readonly accounts: readonly (DemoAccount & { readonly code: string | null })[];
  readonly sms: readonly Message[];
  readonly mail: readonly Message[];
}

interface Message {
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly at: string;
}

type Html = ReturnType<typeof html>;

const ROLES: Readonly<Record<string, string>> = {
  receiver: 'Tiếp nhận',
  head: 'Trưởng phòng',
  specialist: 'Chuyên viên',
  leader: 'Lãnh đạo',
  'records-clerk': 'Văn thư',
  supervisor: 'Giám sát',
  administrator: 'Quản trị',
};

/** The strangers' inboxes and the people of the demo on one page, for whoever tries the system. */
export function indexPage({ accounts, sms, mail }: Shown): Html {
  const officers = accounts.filter(({ role }) => role !== 'citizen');
  const agencies = [...new Set(officers.map(({ agency }) => agency))];
  const password = officers[0]?.password ?? '';
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Hộp cát · Một cửa trực tuyến</title>
        <link rel="stylesheet" href="/style.css" />
        <script src="/codes.js" defer></script>
      </head>
      <body>
        <header>
          <p>Một cửa trực tuyến · bản dùng thử</p>
          <h1>Hộp cát</h1>
          <p>Điện thoại, hộp thư và ứng dụng xác thực của những người tự đặt ra để dùng thử. Chỉ mở được trên máy này.</p>
        </header>
        <main>
          <section aria-labelledby="sms">
            <h2 id="sms">Tin nhắn</h2>
            ${messages(sms, 'Chưa có tin nhắn nào. Mã đăng nhập của người dân sẽ hiện ở đây.')}
          </section>
          <section aria-labelledby="mail">
            <h2 id="mail">Thư điện tử</h2>
            ${messages(mail, 'Chưa có thư nào.')}
          </section>
          <section aria-labelledby="signing">
            <h2 id="signing">Chữ ký số</h2>
            <p>Dịch vụ ký số giả lập: mỗi cán bộ có một chứng thư, mã PIN của mọi người là ${DEMO_PIN}.</p>
          </section>
          <section aria-labelledby="zalo">
            <h2 id="zalo">Zalo</h2>
            <p>Một chiếc điện thoại giả lập để nhắn tin cho cơ quan như người dân, nhận thông báo và liên kết tài khoản.</p>
            <p><a href="/zalo">Mở điện thoại</a></p>
          </section>
          <section aria-labelledby="citizens">
            <h2 id="citizens">Người dân</h2>
            <p>Đăng nhập bằng số điện thoại; mã gửi tới mục Tin nhắn. Số khác bất kỳ cũng dùng được.</p>
            <ul class="people">
              ${accounts.filter(({ role }) => role === 'citizen').map(citizenLine)}
            </ul>
          </section>
          <section aria-labelledby="officers" class="wide">
            <h2 id="officers">Cán bộ</h2>
            <p>Mật khẩu chung: <code>${password}</code>. Mã xác thực đổi sau mỗi 30 giây và chỉ dùng được một lần.</p>
            <div class="agencies">${agencies.map((agency) => agencyTable(officers.filter((officer) => officer.agency === agency)))}</div>
          </section>
        </main>
      </body>
    </html>`;
}

function citizenLine({ name, phone, actsFor }: DemoAccount): Html {
  const others = actsFor.length === 0 ? '' : html`<small>làm thay được cho ${actsFor.join(', ')}</small>`;
  return html`<li><b>${phone}</b> <span>${name} ${others}</span></li>`;
}

function messages(received: readonly Message[], none: string): Html {
  if (received.length === 0) return html`<p class="none">${none}</p>`;
  return html`<ol class="messages">
    ${received.map(
      ({ to, subject, text, at }) =>
        html`<li>
          <p><b>${to}</b> <time datetime="${at}">${at.slice(11, 16)} · ${at.slice(8, 10)}/${at.slice(5, 7)}</time></p>
          ${subject === undefined ? '' : html`<p class="subject">${subject}</p>`}
          <p class="text">${text}</p>
        </li>`,
    )}
  </ol>`;
}

function agencyTable(officers: Shown['accounts']): Html {
  const [first] = officers;
  return html`<table>
    <caption>
      ${first?.agencyName ?? first?.agency}
      <small>${first?.agency}</small>
    </caption>
    <thead>
      <tr>
        <th scope="col">Tên đăng nhập</th>
        <th scope="col">Vai trò</th>
        <th scope="col">Mã xác thực</th>
      </tr>
    </thead>
    <tbody>
      ${officers.map(
        ({ login, role, code }) =>
          html`<tr>
            <td>${login}</td>
            <td>${ROLES[role] ?? role}</td>
            <td><code data-login="${login}">${code}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Keeps the codes on the page those of this half minute. */
export const SCRIPT = `
async function renew() {
  const codes = await (await fetch('/codes')).json();
  for (const shown of document.querySelectorAll('[data-login]')) shown.textContent = codes[shown.dataset.login] ?? '';
}
setInterval(renew, 5000);
`;

export const STYLE = `
:root { color-scheme: light; --ink: #16302b; --soft: #48615b; --line: #c9d8d3; --paper: #fff; --ground: #f2f6f4; --deep: #0d4a3e; --gold: #f3c14b; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
header { padding: 1.5rem max(1rem, calc(50vw - 36rem)); background: var(--deep); color: #fff; border-block-end: 4px solid var(--gold); }
header p { margin: 0; max-inline-size: 44rem; }
h1 { margin: 0.1em 0; font-size: 2rem; }
h2 { margin: 0 0 0.5rem; font-size: 1.25rem; color: var(--deep); }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem; padding: 1rem max(1rem, calc(50vw - 36rem)) 3rem; }
section { min-inline-size: 0; padding: 1.25rem; border: 1px solid var(--line); border-radius: 0.75rem; background: var(--paper); }
.wide { grid-column: 1 / -1; }
.none, time, small { color: var(--soft); }
ol, ul { margin: 0; padding: 0; list-style: none; }
li { padding-block: 0.6rem; border-block-start: 1px solid var(--line); overflow-wrap: anywhere; }
li p { margin: 0; }
.messages li p:first-child { display: flex; justify-content: space-between; gap: 1rem; }
.text { white-space: pre-line; }
.subject { font-weight: 600; }
.people li { display: flex; justify-content: space-between; gap: 1rem; }
.agencies { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(27rem, 100%), 1fr)); gap: 1.25rem 2rem; align-items: start; }
table { inline-size: 100%; border-collapse: collapse; font-size: 0.9375rem; }
caption { padding-block: 0.35rem; text-align: start; font-weight: 600; }
th, td { padding: 0.3rem 0.5rem 0.3rem 0; border-block-end: 1px solid var(--line); text-align: start; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 500; }
code { font: 600 1.05em ui-monospace, Consolas, monospace; letter-spacing: 0.04em; color: var(--deep); }
`;
