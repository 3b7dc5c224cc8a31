declare module 'subset-font' {
  /** The font with the letters of a text and no others. */
  export default function subsetFont(
    font: Uint8Array,
    letters: string,
    options: { readonly targetFormat: 'woff2'; readonly noHinting: boolean; readonly keepFeatures: readonly string[] },
  ): Promise<Uint8Array>;
}
