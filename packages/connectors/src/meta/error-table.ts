import type { SendAdvice, SendOutcome } from '../errors.js';

/** Which API answers: codes are shared, some meanings are not. */
export type Family = 'whatsapp' | 'page' | 'instagram' | 'playground';

/** One refusal of Meta and what the sender does about it. Every row is listed in docs/errors.md (a test compares the two). */
export interface ErrorRule {
  /** APIs the row holds for; absent = all. */
  readonly family?: Family;
  readonly code: number;
  readonly subcode?: number;
  readonly meaning: string;
  readonly advice: SendAdvice;
  readonly outcome: SendOutcome;
  /** Least wait before the next try, for `back-off`. The sender grows it. */
  readonly retryAfterMs?: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

type Row = readonly [code: number | string, meaning: string];

const rows = (
  family: Family | undefined,
  advice: SendAdvice,
  list: readonly Row[],
  more: { outcome?: SendOutcome; retryAfterMs?: number } = {},
): ErrorRule[] =>
  list.map(([codes, meaning]) => {
    const [code = 0, subcode] = String(codes).split('/').map(Number);
    return {
      ...(family && { family }),
      code,
      ...(subcode !== undefined && { subcode }),
      meaning,
      advice,
      outcome: more.outcome ?? 'not-sent',
      ...(more.retryAfterMs !== undefined && { retryAfterMs: more.retryAfterMs }),
    };
  });

/**
 * Classified by code and subcode, never by message text. A refusal before processing is `not-sent`; what Meta calls temporary may
 * have been delivered all the same and is `unknown`. Sources: the platforms' public error references, quoted in docs/errors.md.
 */
export const ERROR_TABLE: readonly ErrorRule[] = [
  // All of them.
  ...rows(undefined, 'stop-account', [
    [3, 'the app lacks a capability'],
    [10, 'permission missing or removed'],
    [102, 'session invalid'],
    [190, 'token invalid or expired'],
    [200, 'permission missing or removed'],
    [368, 'blocked for a policy violation'],
  ]),
  ...rows(
    undefined,
    'back-off',
    [
      [4, 'app call limit'],
      [17, 'user call limit'],
      [32, 'Page call limit'],
    ],
    {
      retryAfterMs: MINUTE,
    },
  ),
  ...rows(undefined, 'back-off', [[613, 'rate limit']], { retryAfterMs: 5 * SECOND }),
  ...rows(
    undefined,
    'reconcile',
    [
      [1, 'unknown error, may have been sent'],
      [2, 'temporary error, may have been sent'],
    ],
    {
      outcome: 'unknown',
    },
  ),
  ...rows(undefined, 'bug', [
    [33, 'unknown object'],
    [100, 'bad parameter'],
  ]),

  // WhatsApp.
  ...rows('whatsapp', 'stop-account', [
    [0, 'token could not be checked'],
    [131005, 'access denied'],
    [131031, 'account locked'],
    [131042, 'payment needed'],
    [131048, 'spam limit: a retry makes it worse'],
    [130497, 'account may not message this country'],
    [133010, 'number not registered'],
  ]),
  ...rows('whatsapp', 'back-off', [[80007, 'account call limit']], { retryAfterMs: MINUTE }),
  ...rows('whatsapp', 'back-off', [[130429, 'throughput of the number']], { retryAfterMs: SECOND }),
  ...rows('whatsapp', 'back-off', [[131056, 'too many messages to this person']], { retryAfterMs: 6 * SECOND }),
  ...rows(
    'whatsapp',
    'reconcile',
    [
      [131000, 'something went wrong at Meta'],
      [131016, 'service unavailable'],
      [131057, 'account in maintenance'],
      [133004, 'server unavailable'],
    ],
    { outcome: 'unknown' },
  ),
  ...rows('whatsapp', 'give-up', [
    [130403, 'you blocked this person'],
    [130472, 'person is part of an experiment'],
    [131020, 'group unknown or not eligible'],
    [131026, 'cannot be delivered to this person'],
    [131030, 'person is not on the list of the test number'],
    [131041, 'group suspended'],
    [131047, '24-hour window closed'],
    [131049, 'engagement limit'],
    [131050, 'person opted out'],
    [131051, 'type of message not supported'],
    [131052, 'file of the person could not be fetched'],
    [131053, 'file refused'],
    [131062, 'needs a phone number'],
    [131204, 'not a member of the group'],
    [131207, 'group message not allowed'],
    [131215, 'groups not available to this number'],
  ]),
  ...rows('whatsapp', 'back-off', [[131208, 'group rate limit']], { retryAfterMs: 6 * SECOND }),
  ...rows('whatsapp', 'bug', [
    [131008, 'parameter missing'],
    [131009, 'parameter has a wrong value'],
    [131021, 'sent to ourselves'],
    [135000, 'parameter error'],
    [132000, 'template parameters do not match'],
    [132001, 'template unknown'],
    [132005, 'template text too long'],
    [132007, 'template breaks a policy'],
    [132012, 'template parameter format'],
    [132015, 'template paused'],
    [132016, 'template disabled'],
    [132018, 'template error'],
  ]),

  // Messenger.
  ...rows('page', 'give-up', [
    ['10/2018278', 'outside the allowed window'],
    ['10/2534022', 'outside the allowed window'],
    ['10/2018065', 'outside the allowed window'],
    ['100/2018001', 'no such person'],
    ['100/2018008', 'file could not be fetched'],
    ['100/2018047', 'file refused'],
    ['100/2018294', 'file could not be processed'],
    ['100/2018109', 'file too large'],
    ['100/2018074', 'file id unknown or expired'],
    ['200/1545041', 'person is not receiving messages'],
    [551, 'person is not receiving messages'],
    [9000001, 'message not found'],
  ]),
  ...rows('page', 'stop-account', [
    ['10/2018108', 'app may not message this person'],
    ['10/1893063', 'Page restricted'],
  ]),
  ...rows(
    'page',
    'back-off',
    [
      [9, 'call limit'],
      [80004, 'call limit'],
      [80006, 'Messenger call limit'],
    ],
    {
      retryAfterMs: MINUTE,
    },
  ),
  ...rows(
    'page',
    'reconcile',
    [
      ['1/99', 'unknown error, may have been sent'],
      ['1/1357046', 'sent all the same, by Meta’s own account'],
    ],
    { outcome: 'unknown' },
  ),

  // Instagram.
  ...rows('instagram', 'give-up', [
    ['10/2534022', 'outside the allowed window'],
    ['10/2018278', 'outside the allowed window'],
    ['100/2534014', 'no such person'],
    ['100/2018001', 'no such person'],
    ['100/2018008', 'file could not be fetched'],
    ['100/2018047', 'file refused'],
    ['100/2018109', 'file too large'],
    ['100/2018294', 'file could not be processed'],
    ['100/2018074', 'file id unknown or expired'],
    [551, 'person is not receiving messages'],
    [9000001, 'message not found'],
  ]),
  ...rows('instagram', 'stop-account', [
    ['10/1893063', 'account restricted from sending'],
    ['100/2534029', 'account blocked from sending'],
    ['100/2534037', 'not allowed'],
    ['200/2534041', 'the owner switched off access to messages'],
  ]),
  ...rows('instagram', 'bug', [['100/2534015', 'content of the message invalid']]),
  ...rows('instagram', 'back-off', [['613/2534040', 'rate limit']], { retryAfterMs: 5 * SECOND }),
  ...rows(
    'instagram',
    'back-off',
    [
      [9, 'call limit'],
      [80002, 'call limit'],
      [80006, 'call limit'],
    ],
    {
      retryAfterMs: MINUTE,
    },
  ),
];

/** Codes 201 to 299 are permissions, like 200. */
const PERMISSIONS = { first: 200, last: 299 } as const;

/** The row for an error: the most exact one of the family, then of all. Undefined for a code nobody listed. */
export function ruleFor(family: Family, code: number, subcode?: number): ErrorRule | undefined {
  const candidates = ERROR_TABLE.filter((rule) => rule.family === undefined || rule.family === family);
  const exact = candidates.find((rule) => rule.code === code && rule.subcode === subcode && subcode !== undefined);
  if (exact) return exact;
  const plain = candidates.filter((rule) => rule.code === code && rule.subcode === undefined);
  if (plain.length > 0) return plain.find((rule) => rule.family === family) ?? plain[0];
  return code > PERMISSIONS.first && code <= PERMISSIONS.last ? ruleFor(family, PERMISSIONS.first) : undefined;
}
