import { z } from 'zod';
import { createPageClient } from '../meta/messenger-node/client.js';
import { fields, list, words } from '../meta/read.js';
import { messengerConfig } from './config.js';
import type { MessengerConnectorConfig } from './config.js';

const payload = z.string().min(1).max(1000);

/**
 * What people see of a Page before they write.
 * Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
 */
const pageProfile = z.strictObject({
  /** By locale; `default` has to be among them. At most 160 characters each. */
  greeting: z
    .array(z.strictObject({ locale: z.string().min(1), text: z.string().min(1).max(160) }))
    .min(1)
    .refine((texts) => texts.some(({ locale }) => locale === 'default'), 'needs the locale default')
    .optional(),
  /** The button of an empty conversation; a tap arrives as a choice with this payload. */
  get_started: z.strictObject({ payload }).optional(),
  /** Questions to begin with; a tap arrives as a choice. */
  ice_breakers: z
    .array(z.strictObject({ question: z.string().min(1).max(80), payload }))
    .min(1)
    .max(4)
    .optional(),
});

export type PageProfile = z.output<typeof pageProfile>;
const FIELDS = Object.keys(pageProfile.shape) as (keyof PageProfile)[];

/** A Page beside its conversations: what it shows of itself, and who wrote to it. */
export interface MessengerPage {
  /** @throws ConnectorError */
  profile(signal: AbortSignal): Promise<PageProfile>;
  /** Sets what is given and leaves the rest. @throws ConnectorError, z.ZodError on what Meta would refuse. */
  setProfile(profile: PageProfile, signal: AbortSignal): Promise<void>;
  /** @throws ConnectorError */
  clearProfile(names: readonly (keyof PageProfile)[], signal: AbortSignal): Promise<void>;
  /** Name of a person who wrote to the Page; undefined when they show none. @throws ConnectorError for anybody else. */
  nameOf(person: string, signal: AbortSignal): Promise<string | undefined>;
}

/** @throws z.ZodError on a bad configuration. */
export function openMessengerPage(options: MessengerConnectorConfig): MessengerPage {
  const config = messengerConfig.parse(options);
  const client = createPageClient({ ...config, family: 'page' });
  const path = [config.account, 'messenger_profile'];
  return {
    async profile(signal) {
      const answer = await client.get(path, { fields: FIELDS.join(',') }, signal);
      return pageProfile.parse(list(fields(answer)['data'])[0] ?? {});
    },
    async setProfile(profile, signal) {
      await client.post(path, pageProfile.parse(profile), 'repeatable', signal);
    },
    async clearProfile(names, signal) {
      await client.remove(path, { fields: names }, signal);
    },
    async nameOf(person, signal) {
      const said = fields(await client.get([person], { fields: 'first_name,last_name' }, signal));
      return words([said['first_name'], said['last_name']].filter(Boolean).join(' '));
    },
  };
}
