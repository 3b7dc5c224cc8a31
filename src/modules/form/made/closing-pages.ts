import type { Category } from '../form.ts';
import { choices, page, whenOneOf, type DraftForm } from './draft-form.ts';
import { ADDRESS_SCHEMA } from './people-pages.ts';
import type { Scribe } from './scribe.ts';

interface Easel {
  readonly draft: DraftForm;
  readonly scribe: Scribe;
}

/** What the applicant asks for, in their own words: only where neither questions nor a declaration on paper say it. */
export function requestPage({ draft, scribe }: Easel): Category {
  const content = draft.askAlways({
    path: '/request/content',
    label: scribe.write('form.made.request.content'),
    help: scribe.write('form.made.request.content.help'),
    widget: 'longText',
    schema: { type: 'string', maxLength: 2000 },
    required: true,
  });
  return page({ id: 'request', label: scribe.write('form.made.request.page'), elements: [content] });
}

/** How the result comes back, and the word of honour. */
export function deliveryPage({ draft, scribe }: Easel): Category {
  const ways = [
    ['electronic', scribe.write('form.made.delivery.electronic')],
    ['counter', scribe.write('form.made.delivery.counter')],
    ['post', scribe.write('form.made.delivery.post')],
  ] as const;
  const how = draft.askAlways({
    path: '/delivery/how',
    label: scribe.write('form.made.delivery.how'),
    widget: 'radio',
    schema: choices(ways),
    required: true,
  });
  const where = draft.askSometimes({
    path: '/delivery/address',
    label: scribe.write('form.made.delivery.address'),
    widget: 'address',
    schema: ADDRESS_SCHEMA,
    required: true,
  });
  const honest = draft.askAlways({
    path: '/declaration/true',
    label: scribe.write('form.made.declaration.true'),
    widget: 'confirm',
    schema: { type: 'boolean', const: true },
    required: true,
  });
  const address = {
    type: 'Group' as const,
    label: scribe.write('form.made.delivery.address.group'),
    rule: whenOneOf('/delivery/how', ['post']),
    elements: [where],
  };
  const declaration = { type: 'Group' as const, label: scribe.write('form.made.declaration.group'), elements: [honest] };
  return page({ id: 'delivery', label: scribe.write('form.made.delivery.page'), elements: [how, address, declaration] });
}
