/** ClamAV, or whoever speaks its language. */
export { clamdScanner } from './clamd-scanner.ts';
