import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { NodeCompiler, type CompileDocArgs } from '@myriaddreamin/typst-ts-node-compiler';
import QRCode from 'qrcode';
import type { PdfRenderer, Printed } from '#modules/notice/server';
import { coverageOf } from './font-coverage.ts';
import { printable } from './printable.ts';

/** Papers kept for decades: PDF/A-2b carries its own fonts and refers to nothing outside. */
const STANDARD = 'a-2b';
const FACES = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'];
/** Typst remembers what it has laid out; what no print of the last ones used is forgotten. */
const REMEMBERED_PRINTS = 20;

/**
 * Prints official papers with Typst, in this process, in a few milliseconds. The same data gives the same bytes.
 *
 * What people wrote reaches a template only as data, never as text of the template.
 */
export function typstRenderer(options: { readonly templates?: string } = {}): PdfRenderer {
  const workspace = resolve(options.templates ?? 'templates');
  const fonts = FACES.map(readFace);
  const covers = coverageOf(fonts);
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });

  async function compile<T>(template: string, printed: Printed, make: (asked: CompileDocArgs) => T): Promise<T> {
    const { data, at, link } = printed;
    const inputs: Record<string, string> = { data: JSON.stringify({ ...printable(data, covers), stamp: stampOf(at) }) };
    if (link) inputs['qr'] = await QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 });
    try {
      return make({ mainFilePath: join(workspace, `${template}.typ`), inputs });
    } catch (fault) {
      throw new Error(`The template ${template} does not print: ${reasonOf(fault)}`, { cause: fault });
    } finally {
      compiler.evictCache(REMEMBERED_PRINTS);
    }
  }

  return {
    render: (template, printed) => compile(template, printed, (asked) => new Uint8Array(compiler.pdf(asked, { pdfStandard: STANDARD }))),
    draw: (template, printed) => compile(template, printed, (asked) => compiler.plainSvg(asked)),
  };
}

function readFace(face: string): Buffer {
  const home = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json');
  return readFileSync(join(home, '..', face, `Tinos_${face}.ttf`));
}

/** The parts of an instant as Typst's `datetime` takes them, in UTC. */
function stampOf(at: Temporal.Instant): Record<string, number> {
  const { year, month, day, hour, minute, second } = at.toZonedDateTimeISO('UTC');
  return { year, month, day, hour, minute, second };
}

/** Typst reports through the code of its error; a template's fault must name its cause in the log. */
function reasonOf(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? fault.code : fault;
  return String(code).slice(0, 500);
}
