/** Pages that are the same for everybody, and the questions each of them understands. What somebody typed is never among them. */
const SHARED: readonly { readonly path: RegExp; readonly questions: readonly string[] }[] = [
  { path: /^\/$/, questions: [] },
  { path: /^\/thu-tuc$/, questions: ['field', 'level', 'agency', 'audience', 'online', 'page'] },
  { path: /^\/thu-tuc\/[\d.]{1,20}$/, questions: ['truong-hop', 'xa'] },
  { path: /^\/thu-tuc\/su-kien\/[a-z0-9-]{1,80}$/, questions: [] },
  { path: /^\/huong-dan(?:\/(?!tap-nop$)[a-z-]{1,40})?$/, questions: [] },
  { path: /^\/(?:quyen-rieng-tu|tiep-can|cong-khai)$/, questions: [] },
];

const LONGEST = 300; // characters; nobody's own question is remembered at length

/** The address under which an answer can be shared, or null when it is for its asker alone. */
export function asked(url: string): string | null {
  if (url.length > LONGEST) return null;
  const [path = '/', search = ''] = url.split('?', 2);
  const page = SHARED.find((one) => one.path.test(path));
  if (!page) return null;
  if (search === '') return path;
  const questions = [...new URLSearchParams(search)];
  const isPlain = questions.every(([name, value]) => page.questions.includes(name) && value.length <= 100);
  return isPlain ? url : null;
}
