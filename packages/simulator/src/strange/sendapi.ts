import type { SimulatedAccount } from '../accounts.js';
import { instagramMessageId, messengerMessageId } from '../ids.js';
import type { Identity } from '../threads/thread.js';
import { collect, HUGE_ID, withRawNumbers, type StrangeCase } from './case.js';

/** Strange webhooks of a Page or an Instagram account, as far as they differ from the ordinary. */
export function strangeSendApi(account: SimulatedAccount, person: Identity, now: number): StrangeCase[] {
  const messenger = account.channel === 'messenger';
  const newId = messenger ? messengerMessageId : instagramMessageId;
  const object = messenger ? 'page' : 'instagram';
  const whole = (...entry: unknown[]) => ({ object, entry });
  const entry = (fields: object) => ({ id: account.account, time: now, ...fields });
  const event = (fields: object) => ({
    sender: { id: person.id },
    recipient: { id: account.account },
    timestamp: now,
    ...fields,
  });
  const message = (fields: object = {}, more: object = {}) =>
    event({ message: { mid: newId(), text: 'strange', ...fields }, ...more });
  const attached = (...attachments: unknown[]) => message({ text: undefined, attachments });
  const ours = { sender: { id: account.account }, recipient: { id: person.id } };

  const events = collect<unknown>((one) => whole(entry({ messaging: Array.isArray(one) ? one : [one] })));
  events.message('is_echo: false', message({ is_echo: false }));
  events.message('no timestamp', message({}, { timestamp: undefined }));
  events.message('a timestamp of seconds', message({}, { timestamp: Math.floor(now / 1000) }));
  events.message('a timestamp that is text', message({}, { timestamp: String(now) }));
  events.message('a quick reply without payload', message({ quick_reply: null }));
  events.message(
    'a reply to a story, without mid',
    message({ reply_to: { story: { id: '1', url: 'https://x.cdninstagram.com/s' } } }),
  );
  events.message('a reply to nothing', message({ reply_to: null }));
  events.message(
    'a link preview beside the text',
    message({ attachments: [{ type: 'fallback', payload: { url: 'https://example.com', title: 'x' } }] }),
  );
  events.message('attachments that are null', message({ attachments: null }));
  events.message(
    'an advertisement as referral',
    message({ referral: { ref: null, source: 'ADS', type: 'OPEN_THREAD', ads_context_data: {} } }),
  );
  events.message('U+0000, right to left, emoji', message({ text: 'a\u0000b שלום 👨‍👩‍👧‍👦' }));
  events.message('a heart without payload', attached({ type: 'like_heart' }));
  events.message('a vanishing picture without payload', attached({ type: 'ephemeral', payload: null }));
  events.message('a fallback without payload', attached({ type: 'fallback' }));
  events.message('an attachment nobody knows', attached({ type: 'hologram', payload: {} }));
  events.message(
    'a reel with a relative address',
    attached({ type: 'ig_reel', payload: { url: '/reel/1', title: 'x' } }),
  );
  events.message(
    'a story with its address elsewhere',
    attached({ type: 'ig_story', payload: { story_media_id: '1', story_media_url: 'https://x.cdninstagram.com/s' } }),
  );
  events.message('an address in capitals', attached({ type: 'image', payload: { URL: 'https://x.fbcdn.net/a.jpg' } }));
  events.message(
    'the thumb, an image with a sticker id',
    attached({ type: 'image', payload: { url: 'https://x.fbcdn.net/a.png', sticker_id: 369239263222822 } }),
  );
  events.message('a place at 0, 0', attached({ type: 'location', payload: { coordinates: { lat: 0, long: 0 } } }));
  events.message('a null beside a message', [null, message()]);
  events.message('a broken event beside a message', [{ message: 5 }, event({ message: null }), message()]);
  events.message('unsupported, without text', message({ text: undefined, is_unsupported: true }));
  events.either('a message without anything', message({ text: undefined }));
  events.either('a postback without mid', event({ postback: { title: 'Get Started', payload: null } }));
  events.nothing('our own, not swapped', message({ is_echo: true }));
  events.nothing('our own, only by its sender', { ...message(), ...ours });
  events.nothing('a colleague, app id as text', { ...message({ is_echo: true, app_id: '263902037430900' }), ...ours });
  events.nothing('an edit that announces a message', event({ message_edit: { mid: newId(), num_edit: 0 } }));
  events.nothing(
    'an edit without sender',
    event({ sender: undefined, message_edit: { mid: newId(), text: 'x', num_edit: '1' } }),
  );
  events.nothing('an unsent message', message({ text: undefined, is_deleted: true }));
  events.nothing('a reaction taken back without emoji', event({ reaction: { mid: newId(), action: 'unreact' } }));
  events.nothing('a delivery without ids', event({ timestamp: undefined, delivery: { watermark: now } }));
  events.nothing('a read mark by message', event({ read: { mid: newId() } }));
  events.nothing(
    'a policy event without sender',
    event({ sender: undefined, policy_enforcement: { action: 'warning', reason: 'x' } }),
  );
  events.nothing('the same with a dash', event({ sender: undefined, 'policy-enforcement': { action: 'warning' } }));
  events.nothing(
    'a check box with a user_ref',
    event({ sender: { user_ref: 'x' }, optin: { ref: 'x', user_ref: 'x' } }),
  );
  events.nothing(
    'a thread handed over',
    event({ pass_thread_control: { previous_owner_app_id: '1', new_owner_app_id: null, metadata: '' } }),
  );
  events.nothing('app roles', {
    recipient: { id: account.account },
    timestamp: now,
    app_roles: { '1': ['primary_receiver'] },
  });
  events.nothing('an event nobody knows', event({ hologram: {} }));

  const bodies = collect<unknown>((one) => one);
  const comment = { field: 'comments', value: { id: '1', text: null, from: { id: account.account } } };
  bodies.message(
    'lists of every kind in one entry',
    whole(entry({ standby: [message()], changes: [comment], messaging: [message()] })),
  );
  bodies.message(
    'the last of many entries',
    whole(null, entry({}), entry({ messaging: null }), entry({ messaging: [] }), entry({ messaging: [message()] })),
  );
  bodies.message(
    'ids that are numbers beyond 2^53',
    withRawNumbers(whole(entry({ messaging: [message({}, { sender: { id: `#${HUGE_ID}` } })] }))),
  );
  bodies.either(
    "the console's test button",
    whole(
      entry({
        time: Math.floor(now / 1000),
        changes: [
          {
            field: 'messages',
            value: {
              sender: { id: '12334' },
              recipient: { id: '23245' },
              timestamp: '1527459824',
              message: { mid: 'random_mid', text: 'random_text' },
            },
          },
        ],
      }),
    ),
  );
  bodies.either('a sample as the documentation wraps it', [whole(entry({ messaging: [message()] }))]);
  bodies.nothing('standby alone', whole(entry({ standby: [message()] })));
  bodies.nothing('a comment of our own', whole(entry({ changes: [comment] })));
  bodies.nothing('a comment as the other log-in words it', whole(entry({ field: 'comments', value: { id: '1' } })));
  bodies.nothing(
    'another account',
    whole({ id: '1', time: now, messaging: [event({ recipient: { id: '1' }, message: { mid: newId(), text: 'x' } })] }),
  );
  bodies.nothing('no entry', { object });
  return [...events.cases, ...bodies.cases];
}
