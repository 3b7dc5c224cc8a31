/**
 * Makes a request read its form as a database can keep it and a page can show it again: no NUL in names or values and no field called
 * `__proto__`, which no page of ours sends. A form that cannot be
 * read at all breaks off, or is none: its sender's slip, and `refuse` says so. Other faults stay faults.
 */
export function readFormsSafely(request: Request, refuse: () => never): void {
  const read = request.formData.bind(request);
  async function formData(): Promise<FormData> {
    try {
      const form = harmless(await read());
      typed.set(request, form);
      return form;
    } catch (fault) {
      if (fault instanceof TypeError) refuse();
      throw fault;
    }
  }
  Object.defineProperty(request, 'formData', { value: formData, configurable: true });
}

const typed = new WeakMap<Request, FormData>();

/** What somebody sent with a request, read before or read now; `null` when it cannot be read any more. */
export async function typedInto(request: Request): Promise<FormData | null> {
  return typed.get(request) ?? request.formData().catch(() => null);
}

function harmless(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form) {
    const kept = name.replaceAll('\0', '');
    if (kept === '__proto__') continue;
    if (typeof value === 'string') clean.append(kept, value.replaceAll('\0', ''));
    else clean.append(kept, value, value.name);
  }
  return clean;
}
