import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesBelow, read } from './files.ts';

/** Relative links in Markdown that lead nowhere (a missing file, a heading that is not there), and documents nobody leads to. */
export function brokenLinks(root = '.'): string[] {
  const pages = filesBelow(root, ['.md']);
  const links = pages.flatMap((page) => linksOf(read(page)).map((link) => ({ page, link, target: targetOf(page, link) })));
  const led = new Set(links.filter(({ page, target }) => page !== target).map(({ target }) => target));
  return [
    ...links.flatMap(({ page, link, target }) => {
      const problem = judge(target, link);
      return problem ? [`${page}: ${link} ${problem}`] : [];
    }),
    ...pages.filter((page) => page.startsWith(join(root, 'docs')) && !led.has(page)).map((page) => `${page}: no document leads here`),
  ];
}

function linksOf(markdown: string): string[] {
  const prose = markdown.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|<img[^>]+src="([^"]+)"/g)]
    .map(([, link, picture]) => link ?? picture ?? '')
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link));
}

function targetOf(page: string, link: string): string {
  const [path = ''] = link.split('#');
  return path === '' ? page : normalize(join(path.startsWith('/') ? '.' : dirname(page), decodeURI(path)));
}

function judge(target: string, link: string): string | null {
  const [, heading] = link.split('#');
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
