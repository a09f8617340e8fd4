import type { GraphCall } from '../platform.js';

/** `POST …/subscribed_apps`: the app gets the account's webhooks. */
export async function subscribeApp(): Promise<unknown> {
  return { success: true };
}

/** `GET …/subscribed_apps` */
export async function subscribedApps({ account }: GraphCall): Promise<unknown> {
  return { data: [{ id: account.appId, name: account.name, subscribed_fields: ['messages'] }] };
}
