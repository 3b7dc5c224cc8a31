import type { Answers } from './form.ts';
import { isRecord, withValue } from './pointer.ts';

/** How deep answers may nest; ours need four, a stranger's may be built to break us. */
const DEEPEST = 8;

/**
 * Earlier answers with newer ones laid over them (RFC 7386): `null` takes an answer away, what is not named stays. An object
 * emptied of its last answer goes; one named without anything in it is there, as a row is before anybody types into it.
 *
 * Keys are only ever copied, so one called `__proto__` is a key like another, and later refused as unknown.
 */
export function mergeAnswers(answers: Answers, patch: Answers): Answers {
  return merged(answers, patch, 0);
}

/** A patch that takes the answers at these paths (JSON Pointers) away. */
export function takingAway(paths: readonly string[]): Answers {
  return paths.reduce<Answers>((patch, path) => withValue(patch, path, null), {});
}

function merged(answers: Answers, patch: Answers, depth: number): Answers {
  const result = new Map(Object.entries(answers));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else if (isRecord(value) && depth < DEEPEST) {
      const before = result.get(key);
      const inner = merged(isRecord(before) ? before : {}, value, depth + 1);
      const wasEmpty = isRecord(before) && Object.keys(before).length === 0;
      if (Object.keys(inner).length > 0 || Object.keys(value).length === 0 || wasEmpty) result.set(key, inner);
      else result.delete(key);
    } else result.set(key, value);
  }
  return Object.fromEntries(result);
}
