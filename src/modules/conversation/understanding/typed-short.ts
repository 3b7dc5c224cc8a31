import typed from './typed-short.json' with { type: 'json' };

/** A word without marks that people type short, young or southern, and what they mean by it. */
export const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries(typed.said).flatMap(([meant, said]) => said.split(' ').map((one) => [one, meant] as const)),
);

/** Words that only their marks tell apart from others: `hông` is `không`, `hồng` is a colour. */
export const MEANT_MARKED: ReadonlyMap<string, string> = new Map(Object.entries(typed.marked));

/** A word that its neighbours tell. */
interface Beside {
  readonly word: string;
  readonly meant: string;
  readonly before?: RegExp;
  readonly after?: RegExp;
}

export const MEANT_BESIDE: readonly Beside[] = typed.beside.map(
  ({ word, meant, before, after }: { word: string; meant: string; before?: string; after?: string }) => ({
    word,
    meant,
    ...(before === undefined ? {} : { before: wholly(before) }),
    ...(after === undefined ? {} : { after: wholly(after) }),
  }),
);

/** The words the cues are made of: what a slip or two words typed as one are mended to. */
export const WORDS_OF_TALK: ReadonlySet<string> = new Set(typed.talk.split(' '));

function wholly(one: string): RegExp {
  return new RegExp(`^(?:${one})$`, 'u');
}
