import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes, the longest first; everything else takes seconds. */
const LONG = [
  '/hard-journeys.test.ts',
  '/journeys.test.ts',
  '/own-journeys.test.ts',
  '/desk-journeys.test.ts',
  '/hostile-hands.test.ts',
  '/killed.test.ts',
  '/start.test.ts',
];

/** Begins with the files that take minutes, so that no processor waits at the end for one that began last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((name) => moduleId.endsWith(name));
  return at === -1 ? LONG.length : at;
}
