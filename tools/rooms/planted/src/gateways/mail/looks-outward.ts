// breaks: inward-from-gateways
export { queue } from '#views/queue';
