import type { Account, AccountName } from './accounts.js';

/** How each account is set up at Meta, in order. Every value that is asked for later is found in one of these steps. */
const STEPS: Readonly<Record<AccountName, readonly string[]>> = {
  whatsapp: [
    'At https://developers.facebook.com/apps create an app of the type Business and add the product WhatsApp.',
    'WhatsApp > API Setup: add your number; note its "Phone number ID" (not the number itself).',
    'https://business.facebook.com/settings > System users: add one, give it the app and the WhatsApp account, and generate a token with whatsapp_business_messaging and whatsapp_business_management that never expires.',
    'App settings > Basic: note the app secret.',
    'WhatsApp > Configuration: enter the webhook address and the verify token below, then subscribe to the field "messages".',
    'Subscribe the app to the WhatsApp account: POST https://graph.facebook.com/v25.0/WHATSAPP_ACCOUNT_ID/subscribed_apps with the token.',
  ],
  messenger: [
    'At https://developers.facebook.com/apps create an app of the type Business and add the product Messenger.',
    'Messenger > Settings: connect your Page and generate its token (pages_messaging, pages_manage_metadata); note the Page id.',
    'App settings > Basic: note the app secret.',
    'Messenger > Settings > Webhooks: enter the webhook address and the verify token below.',
    'Subscribe the Page to messages, message_echoes, message_deliveries, message_reads, message_reactions, message_edits and messaging_postbacks.',
    'Until the app has Advanced Access to pages_messaging, only people with a role in the app are answered.',
  ],
  instagram: [
    'The account must be a professional one and allow access to messages (Instagram app: Settings > Messages > Connected tools).',
    'At https://developers.facebook.com/apps create an app of the type Business and add the product Instagram with Instagram log-in.',
    'Instagram > API setup: add the account and generate its token (instagram_business_basic, instagram_business_manage_messages); note the account id. It is valid for 60 days and must be refreshed before.',
    'Same page: note the Instagram app secret.',
    'Same page, Webhooks: enter the webhook address and the verify token below; subscribe to messages, message_reactions, messaging_seen and messaging_postbacks. Then set the app Live.',
    'An account linked to a Page can be connected through it instead: set instagram.login to facebook, instagram.pageId, and use the Page token.',
  ],
};

const REACHABLE = [
  'Meta must reach the gateway by HTTPS. On a server: a reverse proxy with a certificate before port GATEWAY_PORT. At home: a',
  'tunnel to it, for example cloudflared tunnel --url http://127.0.0.1:GATEWAY_PORT. Only this port; the page stays private.',
].join('\n   ');

/** Everything a person has to do, as numbered text. */
export function connectSteps(account: Account, gatewayPort: number): string {
  const reachable = REACHABLE.replaceAll('GATEWAY_PORT', String(gatewayPort));
  const steps = [reachable, ...STEPS[account.name]].map((step, index) => `${index + 1}. ${step}`);
  const values = account.needs.map(
    ({ path, what, value }) => `   ${path.padEnd(24)} ${what}${value ? ' (is set)' : ''}`,
  );
  return [
    `Connecting ${account.label}`,
    '',
    ...steps,
    '',
    `Webhook address: https://YOUR-HOST/webhooks/${account.webhook}`,
    '',
    'What Hearth needs to know (hearth.config.json, or HEARTH_… variables):',
    ...values,
  ].join('\n');
}
