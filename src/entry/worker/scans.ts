import { composeInfected, queueNotices } from '#modules/notice/server';
import { scanPaper, type Scanner } from '#modules/paper/server';
import { whoGave } from '#views/who-gave';
import type { JobNeeds } from './worker-world.ts';

/** Has a paper looked over; whoever gave an infected one is told, once for each draft or dossier it was put to. */
export async function onPaperToScan(paper: { readonly sha256: string }, needs: JobNeeds): Promise<void> {
  if ((await scanPaper(paper, needs)) !== 'infected') return;
  const givers = await whoGave(needs.db, paper.sha256);
  await queueNotices(
    givers.flatMap((giver) => composeInfected(giver, { words: needs.lawWords, origin: needs.origin })),
    needs,
  );
}

/** Says in the log that nobody looks papers over, where that is so. */
export function tellWhoScans({
  scanner,
  tellOperator,
}: {
  readonly scanner: Scanner | null;
  readonly tellOperator: (message: string) => void;
}): void {
  if (scanner === null) tellOperator('Nothing scans papers for malware: CLAMD_URL is not set, every file is available at once');
}
