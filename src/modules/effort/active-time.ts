/**
 * Seconds. Whoever gives no sign for longer is away; so much of a pause counts as reading and thinking. Time is what passed between one
 * sign (a page opened, something saved) and the next, and never more than this.
 */
export const LONGEST_PAUSE = 60;
