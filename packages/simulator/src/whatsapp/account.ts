import { z } from 'zod';
import { jsonOf, pickFields } from '../http/graph-call.js';
import type { GraphCall } from '../platform.js';
import { parseStrict } from '../http/strict.js';

/** `GET /<PHONE_NUMBER_ID>` */
export async function getNumber(call: GraphCall): Promise<unknown> {
  const { account } = call;
  const all = {
    id: account.account,
    verified_name: account.name,
    display_phone_number: `+${account.displayPhoneNumber}`,
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
  };
  return pickFields(call, all, ['verified_name', 'display_phone_number', 'quality_rating', 'platform_type']);
}

const registration = z.strictObject({ messaging_product: z.literal('whatsapp'), pin: z.string().regex(/^\d{6}$/) });

/** `POST /<PHONE_NUMBER_ID>/register` with the six-digit PIN. */
export async function registerNumber(call: GraphCall): Promise<unknown> {
  parseStrict(registration, jsonOf(call), 131008);
  return { success: true };
}
