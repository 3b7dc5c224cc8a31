import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesBelow, read } from './files.ts';

/** Relative links in Markdown that lead nowhere: a missing file, or a heading that is not there. */
export function brokenLinks(root = '.'): string[] {
  return filesBelow(root, ['.md']).flatMap((page) =>
    linksOf(read(page)).flatMap((link) => {
      const problem = judge(page, link);
      return problem ? [`${page}: ${link} ${problem}`] : [];
    }),
  );
}

function linksOf(markdown: string): string[] {
  const prose = markdown.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|<img[^>]+src="([^"]+)"/g)]
    .map(([, link, picture]) => link ?? picture ?? '')
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link));
}

function judge(page: string, link: string): string | null {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? page : normalize(join(path.startsWith('/') ? '.' : dirname(page), decodeURI(path)));
  if (!existsSync(target)) return 'leads nowhere';
  if (heading === undefined || statSync(target).isDirectory()) return null;
  return anchorsOf(read(target)).has(decodeURIComponent(heading)) ? null : 'names a heading that is not there';
}

/** Headings as the forges spell them in links. */
function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^#+\s+(.*)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  );
}
