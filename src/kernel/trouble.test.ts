import { describe, expect, test } from 'vitest';
import { gaveWay, troubleIn } from './trouble.ts';

function aFault(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more);
}

describe('what passes by itself', () => {
  test.each([
    ['a server that is not there', aFault('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }), 'database-away'],
    ['a socket that is not there', aFault('connect ENOENT', { code: 'ENOENT', syscall: 'connect' }), 'database-away'],
    ['a connection that was cut', aFault('Connection terminated unexpectedly'), 'database-away'],
    ['a server that shuts down', aFault('terminating connection', { code: '57P01' }), 'database-away'],
    ['a server that just starts', aFault('the database system is starting up', { code: '57P03' }), 'database-away'],
    ['no connection free in time', aFault('timeout exceeded when trying to connect'), 'database-busy'],
    ['too many connections', aFault('sorry, too many clients already', { code: '53300' }), 'database-busy'],
    ['a lock that was not given up', aFault('canceling statement due to lock timeout', { code: '55P03' }), 'database-busy'],
    ['a full disk under the database', aFault('could not extend file', { code: '53100' }), 'no-room'],
    ['a full disk under the papers', aFault('ENOSPC: no space left on device, write', { code: 'ENOSPC', syscall: 'write' }), 'no-room'],
  ] as const)('%s', (_name, fault, trouble) => {
    expect(troubleIn(fault)).toBe(trouble);
    expect(troubleIn(new Error('said by whoever asked', { cause: fault }))).toBe(trouble);
    expect(troubleIn(new AggregateError([new Error('another'), fault]))).toBe(trouble);
  });

  test.each([
    ['a slip of ours', new TypeError('undefined is not a function')],
    ['a file that is missing', aFault('ENOENT: no such file', { code: 'ENOENT', syscall: 'open' })],
    ['a rule of the database', aFault('violates check constraint', { code: '23514' })],
    ['what is no fault', 'a text'],
  ])('but not %s', (_name, fault) => {
    expect(troubleIn(fault)).toBeNull();
  });
});

test('of two transactions in each other’s way one gives way; a cut line is another matter', () => {
  expect(gaveWay(aFault('deadlock detected', { code: '40P01' }))).toBe(true);
  expect(gaveWay(aFault('could not serialize access', { code: '40001' }))).toBe(true);
  expect(gaveWay(aFault('Connection terminated unexpectedly'))).toBe(false);
});
