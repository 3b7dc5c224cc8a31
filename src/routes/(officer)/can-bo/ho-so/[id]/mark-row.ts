/** The id of the row of a paper or an answer: letters, digits and hyphens, so that a link can lead there. */
export function rowOf(place: string): string {
  return `o-${place.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
