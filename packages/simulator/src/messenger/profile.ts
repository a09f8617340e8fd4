import { z } from 'zod';
import type { SimulatedAccount } from '../accounts.js';
import { jsonOf } from '../http/graph-call.js';
import { badParameter } from '../http/graph-error.js';
import { parseStrict } from '../http/strict.js';
import type { GraphCall } from '../platform.js';

const text = (max: number) => z.string().min(1).max(max);
const payload = text(1000);

/** What people see of a Page before they write. */
const profile = z.strictObject({
  greeting: z
    .array(z.strictObject({ locale: text(10), text: text(160) }))
    .min(1)
    .optional(),
  get_started: z.strictObject({ payload }).optional(),
  ice_breakers: z
    .array(z.strictObject({ question: text(80), payload }))
    .min(1)
    .max(4)
    .optional(),
});
type Profile = z.output<typeof profile>;
const FIELDS = Object.keys(profile.shape) as (keyof Profile)[];
const deletion = z.strictObject({ fields: z.array(z.enum(FIELDS)).min(1) });

const profiles = new WeakMap<SimulatedAccount, Profile>();

/** `GET …/messenger_profile?fields=…` */
export async function readProfile({ account, query }: GraphCall): Promise<unknown> {
  const wanted = query['fields']?.split(',') ?? [];
  const unknown = wanted.find((field) => !FIELDS.some((known) => known === field));
  if (wanted.length === 0 || unknown !== undefined) throw badParameter('Param fields must be fields of the profile.');
  const set = Object.entries(profiles.get(account) ?? {}).filter(([field]) => wanted.includes(field));
  return { data: set.length > 0 ? [Object.fromEntries(set)] : [] };
}

/** `POST …/messenger_profile` */
export async function writeProfile(call: GraphCall): Promise<unknown> {
  const change = parseStrict(profile, jsonOf(call));
  if (Object.keys(change).length === 0) throw badParameter('Requires one of the params: greeting, get_started, …');
  const greeting = change.greeting;
  if (greeting && !greeting.some(({ locale }) => locale === 'default')) throw badParameter('Requires locale default.');
  profiles.set(call.account, { ...profiles.get(call.account), ...change });
  return { result: 'success' };
}

/** `DELETE …/messenger_profile` */
export async function deleteProfile(call: GraphCall): Promise<unknown> {
  const { fields } = parseStrict(deletion, jsonOf(call));
  const kept = Object.entries(profiles.get(call.account) ?? {}).filter(([field]) => !fields.includes(field as never));
  profiles.set(call.account, Object.fromEntries(kept));
  return { result: 'success' };
}
