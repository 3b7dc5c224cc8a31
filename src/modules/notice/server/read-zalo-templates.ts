import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZaloTemplates, type ZaloTemplate } from '../zalo-templates.ts';

/** The templates of a pack. @throws a fault naming what Zalo would not take. */
export function readZaloTemplates(pack: string): readonly ZaloTemplate[] {
  return ZaloTemplates.parse(JSON.parse(readFileSync(join(pack, 'zalo-templates.json'), 'utf8'))).templates;
}
