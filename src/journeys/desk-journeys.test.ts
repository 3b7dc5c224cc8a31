import { describe } from 'vitest';
import { useSite } from '#test/site';
import { deskQueue } from './desk-queue.ts';
import { Secrets } from './secrets.ts';

// A program of its own for the office, beside the others on the second processor.
const site = useSite();
const secrets = new Secrets();

describe('queue', () => deskQueue(site, secrets));
