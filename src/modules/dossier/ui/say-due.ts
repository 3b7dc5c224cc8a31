import type { Words } from '#messages';
import { unreachable } from '#kernel/exhaustive';
import { sayDay, type Tone } from '#ui';
import type { DueReading } from '../due-reading.ts';
import { sayWorkingTime } from './say-working-time.ts';

/** A limit in words and its colour; nothing where there is no more limit to keep. */
export interface SaidDue {
  readonly tone: Tone;
  readonly text: string;
  /** The moment meant, ISO. */
  readonly at: string | null;
}

/** Less than a working day left is a reason to look up. */
const SOON_MINUTES = 8 * 60;

export function sayDue(due: DueReading, t: Words): SaidDue | null {
  switch (due.state) {
    case 'over':
      return null;
    case 'none':
      return { tone: 'neutral', text: t('dossier.due.none'), at: null };
    case 'applicant':
      return due.at === null
        ? { tone: 'neutral', text: t('dossier.due.paused'), at: null }
        : { tone: 'neutral', text: t('dossier.due.applicant', { day: sayDay(due.at) }), at: due.at };
    case 'ahead': {
      const soon = due.minutes < SOON_MINUTES;
      return { tone: soon ? 'warning' : 'info', text: t('dossier.due.left', { time: sayWorkingTime(due.minutes, t) }), at: due.at };
    }
    case 'late':
      return due.ofStep
        ? { tone: 'warning', text: t('dossier.due.step-late', { time: sayWorkingTime(due.minutes, t) }), at: due.at }
        : { tone: 'danger', text: t('dossier.due.late', { time: sayWorkingTime(due.minutes, t) }), at: due.at };
    default:
      return unreachable(due);
  }
}
