// breaks: gateways-are-strangers-to-each-other
export { send } from '#gateways/sms';
