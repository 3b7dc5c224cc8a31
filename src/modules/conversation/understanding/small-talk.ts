/** Words that only fill a sentence, or address somebody. */
export const IDLE: ReadonlySet<string> = new Set(
  (
    'toi em minh anh chi bac co chu chau ong admin oi a ah u da thua voi vay the thi ma nha nhe nhi ne nghe di do day luon lan ha hen han ' +
    'ban be cho hoi giup xin la va hay nua cung roi duoc khong ko muon biet can dang se da moi cai con bot ui nay kia ay y qua lam ' +
    'hai dua tui gium dum mot chut ti xiu them cua voi quy'
  ).split(' '),
);

const GREETING = words('chao xin alo hello hi hey e halo he lo buoi sang chieu trua toi good morning moi nguoi quy');
const CALLING = words('toi em minh anh chi ban oi admin bot a ne e co chu');
const OPENING = words('cho hoi chut ti xiu mot chuyen viec nay voi co ai khong do day o');
const MENU = words('menu help tro giup huong dan bat dau start ban bot lam duoc gi co the giup nhung');
const THANKS = words(
  'cam on ty nhieu ok ro bai babai bibi roi hieu biet vang tuyet voi hay qua tot bye tam biet hen gap lai thank you yes dung duoc khoe goodbye pai chuc vui good',
);

/** What is said for politeness and nothing else: a greeting, thanks; null when there is more in it. */
export function politeness(words: readonly string[]): 'greet' | 'thanks' | null {
  const only = (said: ReadonlySet<string>, ...telling: readonly string[]): boolean =>
    words.every((word) => said.has(word) || IDLE.has(word)) && telling.some((one) => ` ${words.join(' ')} `.includes(` ${one} `));
  if (
    only(
      THANKS,
      'cam on',
      'ok',
      'bye',
      'bai',
      'babai',
      'bibi',
      'tam biet',
      'thank you',
      'vang',
      'hieu roi',
      'ro roi',
      'ty',
      'ro roi',
      'ty',
      'ok roi',
      'biet roi',
      'tuyet voi',
      'duoc roi',
      'tot qua',
      'hay qua',
      'goodbye',
    )
  )
    return 'thanks';
  if (words.length <= 3 && words.every((word) => CALLING.has(word))) return 'greet';
  if (only(GREETING, 'chao', 'alo', 'hello', 'hi', 'hey', 'halo', 'he lo', 'good morning')) return 'greet';
  if (only(union(GREETING, OPENING), 'cho hoi', 'hoi', 'co ai', 'oi', 'e', 'chao')) return 'greet';
  if (
    only(
      union(GREETING, MENU),
      'menu',
      'help',
      'tro giup',
      'huong dan',
      'bat dau',
      'start',
      'giup duoc gi',
      'lam duoc gi',
      'lam gi',
      'giup gi',
    )
  )
    return 'greet';
  return null;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

function union(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one, ...other]);
}

/** Without what only opens and closes a sentence: `dạ cho em hỏi … vậy ạ`. */
export function withoutFrame(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !OPENS.has(word));
  const until = words.findLastIndex((word) => !CLOSES.has(word));
  return from === -1 || until < from ? words : words.slice(from, until + 1);
}

const OPENS = words('da thua alo chao xin hoi oi admin a em oi hi hello e ne u uhm ok');
const CLOSES = words(
  'a ah u vay the ha nha nhe nhi ne nghe di do luon lan ho hen han oi admin bot da nua voi anh chi em bac co chu ban shop toi minh giup',
);
