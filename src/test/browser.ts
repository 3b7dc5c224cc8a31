import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Starts the browser that npm brought. It brings its own system libraries, so a machine without NSS will do. */
export async function launchBrowser(): Promise<Browser> {
  const folder = inflatedBrowser();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    headless: true,
    args: [
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--disable-gpu',
      '--font-render-hinting=none',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts'), HOME: folder },
  });
}

/**
 * Unpacks the browser once per version into a folder of our own. The package unpacks its system libraries only when it
 * believes it runs on Lambda, and always into the temporary folder: a child process is told both.
 */
function inflatedBrowser(): string {
  const { version } = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8')) as { version: string };
  const folder = join(tmpdir(), `motcua-browser-${process.getuid?.() ?? 0}-${version}`);
  if (existsSync(folder) && lstatSync(folder).uid === process.getuid?.() && !lstatSync(folder).isSymbolicLink()) return folder;
  const half = mkdtempSync(`${folder}-`);
  const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
    env: { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(join(half, 'fonts', 'fonts.conf'), fontsIn(folder));
  try {
    renameSync(half, folder);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
  return folder;
}

/** The package's own list names folders of Lambda; a browser that finds no font at all dies on the first `<select>`. */
function fontsIn(folder: string): string {
  const path = join(folder, 'fonts');
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${path}</dir><cachedir>${path}/cache</cachedir></fontconfig>`;
}
