import { describe } from 'vitest';
import { useSite } from '#test/site';
import { hostilePages } from './hostile-pages.ts';
import { hostileRequests } from './hostile-requests.ts';

// A program of its own: thousands of senseless requests from one address use up what others may ask.
const site = useSite();

describe('pages and forms', () => hostilePages(site));
describe('requests', () => hostileRequests(site));
