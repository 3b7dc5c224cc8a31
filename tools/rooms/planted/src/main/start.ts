import { http } from '../entry/http.ts';
import { send } from '#gateways/sms';
import { stranger } from '../../sandbox/stranger.ts';

export const start = [http, send, stranger];
