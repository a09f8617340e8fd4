import type { SimulatedAccount } from '../accounts.js';
import { whatsAppMessageId } from '../ids.js';
import type { Identity } from '../threads/thread.js';
import { contact, metadata, seconds, sender } from '../whatsapp/identity.js';
import { collect, HUGE_ID, withRawNumbers, type StrangeCase } from './case.js';

type Change = { field?: string; value: unknown };

/** Strange webhooks of a number, as far as they differ from the ordinary. */
export function strangeWhatsApp(account: SimulatedAccount, person: Identity, now: number): StrangeCase[] {
  const entry = (changes: unknown[]) => ({ id: account.wabaId, changes });
  const whole = (entries: unknown[]) => ({ object: 'whatsapp_business_account', entry: entries });
  const change = ({ field = 'messages', value }: Change) => ({ field, value });
  const value = (fields: object) => ({ messaging_product: 'whatsapp', metadata: metadata(account), ...fields });
  const contacts = [contact(person)];
  const text = (fields: object = {}) => ({
    ...sender(person),
    id: whatsAppMessageId(),
    timestamp: seconds(now),
    type: 'text',
    text: { body: 'strange' },
    ...fields,
  });
  const messages = (...list: unknown[]) => value({ contacts, messages: list });
  const status = (fields: object) =>
    value({ statuses: [{ id: 'wamid.x', recipient_id: person.id, timestamp: seconds(now), ...fields }] });
  const pair = whatsAppMessageId();

  const values = collect<unknown>((one) => whole([entry([change({ value: one })])]));
  values.message('no contacts', value({ messages: [text()] }));
  values.message('no profile', value({ contacts: [{ wa_id: person.id }], messages: [text()] }));
  values.message(
    'a name that is null',
    value({ contacts: [{ profile: { name: null }, wa_id: person.id }], messages: [text()] }),
  );
  values.message('the sender only in contacts', messages(text({ from: undefined, from_user_id: undefined })));
  values.message('an empty sender', messages(text({ from: '' })));
  values.message('a business-scoped id as sender', messages(text({ from: person.userId, from_user_id: undefined })));
  values.message('no timestamp', messages(text({ timestamp: undefined })));
  values.message('timestamp 0', messages(text({ timestamp: '0' })));
  values.message('a timestamp that is a number of milliseconds', messages(text({ timestamp: now })));
  values.message('a forward without id', messages(text({ context: { forwarded: true } })));
  values.message(
    'a product enquiry',
    messages(text({ context: { referred_product: { catalog_id: '1', product_retailer_id: '2' } } })),
  );
  values.message(
    'an advertisement as referral',
    messages(text({ referral: { source_url: 'https://fb.me/x', source_type: 'ad', headline: null } })),
  );
  values.message('U+0000, right to left, emoji', messages(text({ text: { body: 'a\u0000b שלום 👨‍👩‍👧‍👦' } })));
  values.message(
    'a location without type',
    messages(text({ type: undefined, text: undefined, location: { latitude: 0, longitude: 0 } })),
  );
  values.message(
    'a template button without context',
    messages(text({ type: 'button', text: undefined, button: { payload: 'P', text: 'Yes' } })),
  );
  values.message('a null beside a message', messages(null, text()));
  values.message('a broken message beside a whole one', messages({ id: 5, type: 'image' }, text()));
  values.message(
    'messages and statuses together',
    value({ contacts, messages: [text()], statuses: [{ id: 'wamid.x', status: 'sent' }] }),
  );
  values.message(
    'a ghost: unsupported first, the real message under its id then',
    messages(
      text({
        id: pair,
        type: 'unsupported',
        text: undefined,
        errors: [{ code: 131060, title: 'This message is unavailable' }],
      }),
    ),
    messages(text({ id: pair })),
  );
  values.either('a type nobody knows', messages(text({ type: 'hologram', text: undefined, hologram: {} })));
  values.either(
    'interactive without its object',
    value({ contacts, messages: [text({ type: 'interactive', text: undefined })], errors: [{ code: 131000 }] }),
  );
  values.either(
    'a flow answer that is no JSON',
    messages(
      text({
        type: 'interactive',
        text: undefined,
        interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{' } },
      }),
    ),
  );
  values.either('a text without its object', messages(text({ text: null })));
  values.either(
    'voice as a type of its own',
    messages(text({ type: 'voice', text: undefined, voice: { id: '1', mime_type: 'audio/ogg' } })),
  );
  values.either(
    'an order',
    messages(text({ type: 'order', text: undefined, order: { catalog_id: '1', product_items: [] } })),
  );
  values.either('a group message', messages(text({ group_id: 'Y2FwaV9ncm91cDox' })));
  values.nothing(
    'a reaction to nothing known',
    messages(text({ type: 'reaction', text: undefined, reaction: { message_id: 'wamid.x', emoji: '👍' } })),
  );
  values.nothing(
    'a reaction taken back by an empty text',
    messages(text({ type: 'reaction', text: undefined, reaction: { message_id: 'wamid.x', emoji: '' } })),
  );
  values.nothing(
    'a revoke of nothing known',
    messages(text({ type: 'revoke', text: undefined, revoke: { original_message_id: 'wamid.x' } })),
  );
  values.nothing(
    'a changed number',
    value({
      messages: [
        text({ type: 'system', text: undefined, system: { body: 'x', type: 'user_changed_number', new_wa_id: '1' } }),
      ],
    }),
  );
  values.nothing('errors alone', value({ errors: [{ code: 130429, title: 'Rate limit hit' }] }));
  values.nothing('user actions alone', value({ contacts, user_actions: [{ action_type: 'x' }] }));
  values.nothing('no metadata', { messaging_product: 'whatsapp', contacts, messages: [text()] });
  values.nothing('another number', { ...messages(text()), metadata: { phone_number_id: '1' } });
  values.nothing('a value that is null', null);
  for (const name of ['deleted', 'played', 'warning', 'HOLOGRAM'])
    values.nothing(`status ${name}`, status({ status: name }));
  values.nothing(
    'a status without recipient',
    status({ status: 'read', recipient_id: undefined, recipient_user_id: person.userId }),
  );
  values.nothing(
    'a status of a group',
    status({ status: 'read', recipient_type: 'group', participant_recipient_id: person.id }),
  );

  const changes = collect<Change>((one) => whole([entry([change(one)])]));
  changes.nothing('old messages of a history sync', {
    field: 'history',
    value: value({ history: [{ threads: [{ id: person.id, messages: [text()] }] }] }),
  });
  changes.nothing('what the owner wrote', {
    field: 'smb_message_echoes',
    value: value({ message_echoes: [text({ to: person.id })] }),
  });
  changes.nothing('a standby copy', { field: 'standby', value: messages(text()) });
  changes.nothing('calls with statuses in capitals', {
    field: 'calls',
    value: value({ statuses: [{ id: 'x', status: 'RINGING' }] }),
  });
  changes.nothing('a field nobody knows', { field: 'hologram_update', value: { x: 1 } });

  const bodies = collect<unknown>((one) => one);
  const idle = change({ field: 'account_update', value: { event: 'X' } });
  bodies.message(
    'the ninth change of the third entry',
    whole([
      entry([idle]),
      { id: '1' },
      entry([...Array.from({ length: 8 }, () => idle), change({ value: messages(text()) })]),
    ]),
  );
  bodies.message(
    'ids that are numbers beyond 2^53',
    withRawNumbers(
      whole([entry([change({ value: messages(text({ from: `#${HUGE_ID}`, from_user_id: undefined })) })])]),
    ),
  );
  bodies.nothing('no entry', { object: 'whatsapp_business_account' });
  bodies.nothing('an entry that is null', whole([null, { id: '1', changes: null }, { id: '1', changes: [null] }]));
  return [...values.cases, ...changes.cases, ...bodies.cases];
}
