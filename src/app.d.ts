import type { Trouble } from '#kernel/trouble';
import type { Lang, Words } from '#messages';
import type { Actor, Display } from '#modules/account';
import type { RequestNeeds } from './main/world.ts';
import type { PrincipalHere } from './routes/acting.ts';

declare global {
  namespace App {
    interface Locals {
      needs: RequestNeeds;
      requestId: string;
      /** The visitor's network address, for limits on trying. */
      address: string;
      lang: Lang;
      words: Words;
      display: Display;
      actor: Actor | null;
      /** What to call whoever is signed in; nothing before their profile is filled in. */
      name: string | null;
      sessionToken: string | null;
      /** In whose name a signed-in citizen's pages are: their own, or another's they act for. */
      principal: PrincipalHere | null;
      /** The browser is told to forget the pages it keeps of this site: somebody left, or acts for another now. */
      forgetsPages: boolean;
      /** What was in the way while this page was made. */
      trouble: Trouble | null;
    }
    interface Error {
      message: string;
      requestId?: string;
      /** What the page that refused says to the visitor, in their language. */
      said?: string;
    }
  }
}
