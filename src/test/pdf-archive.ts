/**
 * What keeps a PDF of ours from being PDF/A-2b, as far as its plain objects tell (ISO 19005-2, 6.1 to 6.7): it says what it is, carries
 * every font and the meaning of its colours, and depends on nothing outside, no key and no script.
 */
export function faultsOfArchive(bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes).toString('latin1');
  const needed: Readonly<Record<string, RegExp>> = {
    'a header with a line of bytes above 127': /^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/,
    'part 2 in its metadata': /<pdfaid:part>2<\/pdfaid:part>/,
    'conformance B in its metadata': /<pdfaid:conformance>B<\/pdfaid:conformance>/,
    'an output intent': /\/OutputIntents\b/,
    'a colour profile': /\/DestOutputProfile\b/,
    'an identifier': /\/ID\s*\[/,
    'its language': /\/Lang\s*\(vi/,
  };
  const missing = Object.entries(needed).flatMap(([what, pattern]) => (pattern.test(file) ? [] : [`lacks ${what}`]));
  const forbidden = ['/Encrypt', '/JavaScript', '/Launch', '/OpenAction', '/EmbeddedFile', '/AA', '/XFA', '/LZWDecode'];
  const held = forbidden.filter((name) => new RegExp(`${name}\\b`).test(file)).map((name) => `holds ${name}`);
  const descriptors = file.match(/\/Type\s*\/FontDescriptor\b[\s\S]*?endobj/g) ?? [];
  const bare = descriptors.filter((one) => !/\/FontFile[23]?\s/.test(one)).map(() => 'holds a font without its letters');
  return [...missing, ...held, ...bare, ...(descriptors.length === 0 ? ['holds no font'] : [])];
}
