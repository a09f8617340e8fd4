import { z } from 'zod';

/** Largest file that is fetched, in bytes, unless configured. */
const MAX_MEDIA_BYTES = 16_000_000;

/** What every account at Meta needs. Channels extend it with their hosts. */
export const metaAccount = z.object({
  /** Our side of every conversation: phone number id, Page id, Instagram account id. Becomes part of URLs. */
  account: z.string().regex(/^[A-Za-z0-9_-]+$/),
  accessToken: z.string().min(1),
  /** Secrets that may have signed a webhook: several while one is being replaced. None or blank refuses every webhook. */
  appSecrets: z.array(z.string()).default([]),
  /** The word entered at Meta for the webhook. Blank refuses every verification. */
  verifyToken: z.string().default(''),
  graphVersion: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default('v25.0'),
  /** True while it talks to the simulator: plain HTTP and private addresses are allowed, for the host of `baseUrl` alone. */
  simulated: z.boolean().default(false),
  maxMediaBytes: z.number().int().positive().default(MAX_MEDIA_BYTES),
});

/** @throws z.ZodError when a real account would send its token over plain HTTP. */
export function requireHttps(config: { baseUrl: string; simulated: boolean }, context: z.core.$RefinementCtx): void {
  if (config.simulated || new URL(config.baseUrl).protocol === 'https:') return;
  context.addIssue({ code: 'custom', path: ['baseUrl'], message: 'must be https: the access token goes there' });
}
