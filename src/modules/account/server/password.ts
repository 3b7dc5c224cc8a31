import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 40 ms on one core of 2026. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG = 32; // bytes
const SALT = 16; // bytes

/** Nobody types more; a megabyte of password is an attack on the hash. */
const LONGEST = 200;

const FORMAT = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** The hash to keep, in the usual text form with its parameters, so that they can be raised later. */
export function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT);
  return derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength: TAG, ...COST }).then(
    (tag) => `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(nonce)}$${bare(tag)}`,
  );
}

/** Whether the password is the one behind the hash. With no hash (no such login) it works as long and says no. */
export function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = FORMAT.exec(hash ?? NOBODYS) ?? [];
  if (tag === '') throw new Error('A stored password hash is not argon2id');
  const wanted = Buffer.from(tag, 'base64');
  return derive('argon2id', {
    message: password.slice(0, LONGEST).normalize('NFC'),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: wanted.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  }).then((got) => timingSafeEqual(got, wanted) && hash !== null);
}

/** Same parameters as a real one, of a password nobody knows. */
const NOBODYS = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(randomBytes(SALT))}$${bare(randomBytes(TAG))}`;

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
