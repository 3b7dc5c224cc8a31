/** Signatures of officers, by whoever speaks the API of the Cloud Signature Consortium. */
export { cscSigner } from './csc-signer.ts';
