export const dayOf = (text: string) => Temporal.PlainDate.from(text);
