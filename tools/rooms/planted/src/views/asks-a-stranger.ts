// breaks: inward-from-views
export { send } from '#gateways/sms';
