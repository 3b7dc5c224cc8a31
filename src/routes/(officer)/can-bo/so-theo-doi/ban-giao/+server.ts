import { printRegister } from '../print-register.ts';
import type { RequestHandler } from './$types';

/** The sheet both sides sign when papers are carried to an agency, as a PDF. */
export const GET: RequestHandler = async function get(event) {
  return printRegister('hand-over', event);
};
