// breaks: gateways-have-one-door
export { send } from '../gateways/sms/dialect.ts';
