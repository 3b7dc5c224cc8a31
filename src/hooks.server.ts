import { error, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { askingOnce } from '#kernel/reference';
import { troubleIn } from '#kernel/trouble';
import { words } from '#messages';
import { preferred, sessionCookieName } from '#modules/account';
import { forgetEnded, sessionActor } from '#modules/account/server';
import type { RequestContext } from './main/http-server.ts';
import { needsOf, type World } from './main/world.ts';
import { offerSwitch, principalHere, sendTo, stopMixing } from './routes/acting.ts';
import { dropForStranger, parkIfNobody, sendAway } from './routes/parked-post.ts';
import { readFormsSafely } from './routes/posted-form.ts';
import { rememberedPreferences } from './routes/preference-cookies.ts';
import { sayTrouble } from './routes/trouble.ts';
import { wholePage } from './routes/whole-page.ts';

/** Answers every page, or says in words what is in the way when database or disk are away, and keeps what was typed. */
export const handle: Handle = async function handle({ event, resolve }) {
  const { world, requestId } = contextOf(event);
  try {
    // Administrators change agencies and calendars, and look at them again in the same breath.
    const mayChange = event.request.method === 'POST' && event.url.pathname.startsWith('/quan-tri');
    const made = await (mayChange ? answer({ event, resolve }) : askingOnce(() => answer({ event, resolve })));
    const { trouble } = event.locals;
    return trouble && made.status >= 500 ? await sayTrouble(event, { trouble, requestId, made }) : made;
  } catch (fault) {
    const trouble = troubleIn(fault);
    if (!trouble) throw fault;
    world.reportFault(fault, { requestId });
    return sayTrouble(event, { trouble, requestId });
  }
};

/** Lends a page its needs, its language and whoever is signed in. A visitor without a session costs no query. */
const answer: Handle = async function answer({ event, resolve }) {
  const { world, requestId, address } = contextOf(event);
  // No address of ours holds a NUL, and no database can look for one.
  if (event.url.href.includes('%00')) error(400, words('vi')('refusal.request.malformed'));
  const needs = needsOf(world);
  const token = event.cookies.get(sessionCookieName(world.origin)) ?? null;
  const signedIn = token === null ? null : await sessionActor(token, needs);
  const remembered = rememberedPreferences(event.cookies);
  // The account's word comes before what this browser remembers.
  const said = signedIn ? preferred(signedIn.preferences, remembered) : remembered;
  const lang = said.lang ?? 'vi';
  const display = { textSize: said.textSize ?? 'normal', contrast: said.contrast ?? 'normal' } as const;
  Object.assign(event.locals, {
    needs,
    requestId,
    address,
    lang,
    words: words(lang),
    display,
    actor: signedIn?.actor ?? null,
    name: signedIn?.name ?? null,
    sessionToken: signedIn ? token : null,
    principal: signedIn && principalHere(signedIn),
    forgetsPages: false,
    trouble: null,
  } satisfies App.Locals);

  readFormsSafely(event.request, () => error(400, words(lang)('refusal.request.malformed')));
  const whole = signedIn && wholePage(event.request);
  const marks = { '%lang%': lang, '%text%': display.textSize, '%contrast%': display.contrast };
  const parked = await parkIfNobody(event);
  const elsewhere = parked ? null : await stopMixing(event);
  let response =
    parked ??
    (elsewhere
      ? await sendAway(event, elsewhere)
      : await resolve(event, {
          transformPageChunk({ html }) {
            // They stand in the first tag: the rest of a long page is not gone through for each of them.
            const rest = html.indexOf('<head>');
            const tag = Object.entries(marks).reduce((made, [mark, value]) => made.replace(mark, value), html.slice(0, rest));
            const page = tag + html.slice(rest);
            return whole ? whole.take(page) : page;
          },
        }));
  const other = response.status === 404 ? await offerSwitch(event) : null;
  if (other) response = sendTo(event, other);
  await dropForStranger(event, response);
  // Told once, by a page that was surely shown.
  const isPage = response.status === 200 && response.headers.get('content-type')?.startsWith('text/html');
  if (signedIn?.actingEnded && token !== null && isPage) await forgetEnded({ token, mandateId: signedIn.actingEnded.mandateId }, needs);
  if (event.locals.forgetsPages) response.headers.set('clear-site-data', '"cache"');
  if (signedIn) response.headers.set('cache-control', 'private, no-store');
  // The same address speaks another language by cookie: asked again each time, and answered by its mark when nothing changed.
  else if (isPage && !response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
  if (whole) return whole.put(response);
  return isPage && token === null ? shareWithOthers(response, contextOf(event)) : response;
};

/** Gives what was made for nobody in particular to all who ask, where the HTTP server said that it may. */
async function shareWithOthers(response: Response, { share, world, requestId }: RequestContext<World>): Promise<Response> {
  if (!share || response.headers.get('cache-control') !== 'private, no-cache') return response;
  const html = await response.text();
  // Nobody waits for it to be packed.
  share({ html, headers: response.headers }).catch((fault: unknown) => world.reportFault(fault, { requestId }));
  return new Response(html, response);
}

/** A fault is told to the log with its request id, and to the visitor by that id alone; a refusal in the words of the page that refused. */
export const handleError: HandleServerError = function handleError({ kind, error, event }) {
  const { world, requestId } = contextOf(event);
  if (kind === 'unknown') {
    world.reportFault(error, { requestId });
    event.locals.trouble = troubleIn(error);
  }
  // Kit's own words ("Error: 404", "Not Found") are no sentence of ours.
  return kind === 'app' && !error.message.startsWith('Error: ') ? { requestId, said: error.message } : { requestId };
};

function contextOf(event: RequestEvent): RequestContext<World> {
  // The HTTP server put it on the request before SvelteKit saw it.
  return (event.platform?.req as unknown as { readonly motcua: RequestContext<World> }).motcua;
}
