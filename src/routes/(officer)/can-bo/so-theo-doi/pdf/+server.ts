import { printRegister } from '../print-register.ts';
import type { RequestHandler } from './$types';

/** The register of these days, as a PDF. */
export const GET: RequestHandler = async function get(event) {
  return printRegister('register', event);
};
