import { existsSync, readFileSync } from 'node:fs';
import { GENERATED } from './generated.ts';

/** Files that are made from others and no longer say what they would say if made now. */
export async function staleFiles(): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const source of GENERATED) {
    const files = await source.make();
    for (const [path, content] of files) {
      if (!existsSync(path)) stale.push(`${path} is missing; \`npm run fresh\` writes it`);
      else if (!readFileSync(path).equals(Buffer.from(content))) stale.push(`${path} is stale; \`npm run fresh\` writes it anew`);
    }
    for (const path of source.committed()) {
      if (!files.has(path)) stale.push(`${path} belongs to nothing any more; \`npm run fresh\` removes it`);
    }
  }
  return stale;
}
