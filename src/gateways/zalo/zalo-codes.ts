/**
 * What to do about an error of Zalo's:
 * `again` in a moment · `token` get a fresh one first · `later` after the pause it names · `template` outside the days in which one may
 * write freely · `plain` without buttons · `phone` by the phone's number only · `person` never by this way · `operator` somebody must
 * mend something with Zalo · `ours` we asked wrongly.
 */
export type Handling = 'again' | 'token' | 'later' | 'template' | 'plain' | 'phone' | 'person' | 'operator' | 'ours';

/** Which door of Zalo's was knocked at: each has numbers of its own, and some mean another thing at the other. */
export type ZaloDoor = 'account' | 'phone';

/** What to do about an error, by the door that gave it; a number nobody wrote down is ours to look at. */
export function handlingOf(door: ZaloDoor, error: number): Handling {
  return CODES[door].get(error) ?? 'ours';
}

const CODES: Readonly<Record<ZaloDoor, ReadonlyMap<number, Handling>>> = {
  account: byNumber({
    again: [-32, -100, -200],
    token: [-216, -220],
    later: [-211, -218, -234],
    template: [-230, -232, -305, -311],
    plain: [-201, -233],
    phone: [-249],
    person: [-213, -217, -227, -244],
    operator: [-204, -205, -209, -212, -219, -221, -223, -224, -235, -242, -248, -320, -321],
    ours: [-210, -214, -237, -238, -240, -241, -403],
  }),
  phone: byNumber({
    again: [-32, -100],
    token: [-124],
    later: [-133, -144, -147, -1441, -1471, -1472],
    person: [-108, -110, -114, -118, -119, -139, -140, -141],
    operator: [
      -101, -102, -103, -104, -105, -115, -117, -120, -125, -126, -127, -131, -135, -136, -137, -138, -145, -146, -160, -161, -1241, -1351,
      -1381,
    ],
    ours: [
      -106, -107, -109, -111, -112, -113, -116, -121, -122, -123, -128, -129, -130, -132, -142, -143, -148, -149, -150, -158, -159, -162,
      -1091, -1121, -1122, -1123, -1124, -1131,
    ],
  }),
};

function byNumber(table: Partial<Record<Handling, readonly number[]>>): ReadonlyMap<number, Handling> {
  return new Map(
    Object.entries(table).flatMap(([handling, numbers]) => numbers.map((number): [number, Handling] => [number, handling as Handling])),
  );
}
