// breaks: inward-from-routes
export { http } from '../entry/http.ts';
