/** What a colour says, the same on tags, notices and timelines. Colour is never alone: a word or an icon says it too. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** The tones of a thing on its way, strong enough to be told apart in a long queue. */
export type ProgressTone = 'fresh' | 'progress' | 'paused' | 'settled' | 'closed';
