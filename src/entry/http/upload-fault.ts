/** What stops a tus request, with the status and words the protocol has for it. */
export class UploadFault extends Error {
  readonly status_code: number;
  readonly body: string;

  constructor(said: { readonly status_code: number; readonly body: string }) {
    super(said.body.trim());
    this.status_code = said.status_code;
    this.body = said.body;
  }
}
