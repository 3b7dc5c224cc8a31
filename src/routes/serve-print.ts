/** A paper printed this moment and kept nowhere, shown in the browser and kept by nobody on the way. */
export function servePrint(pdf: Uint8Array, name: string): Response {
  const encoded = encodeURIComponent(`${name.replaceAll('/', '-')}.pdf`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Response(pdf as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encoded}`,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
