const SYLLABLE =
  /^(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdghklmnprstvx])?(?:uye|oai|oay|uay|uoi|uou|ieu|yeu|uya|uyu|oeo|oao|ie|ye|ia|ua|uo|uu|oa|oe|oo|ue|uy|ai|ao|au|ay|eo|eu|iu|oi|ui|a|e|i|o|u|y)(?:ng|nh|ch|[cmnpt])?$/;

/** Whether letters without marks can be one syllable of Vietnamese: what cannot is a slip, another alphabet's word or two words as one. */
export function isSyllable(word: string): boolean {
  return SYLLABLE.test(word);
}
