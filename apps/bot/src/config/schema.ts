import { z } from 'zod';
import { modesSchema } from './modes-schema.js';

/**
 * Every setting of Hearth: `hearth.config.json` holds this shape, an environment variable overrides one value
 * (`HEARTH_` + path in capitals: `turn.debounceMs` is `HEARTH_TURN_DEBOUNCE_MS`). `describe` is the help text and the docs.
 * Values marked {@link secret} are masked wherever configuration is shown.
 */
export const secret = z.registry<{ secret: true }>();
const secretText = () => z.string().register(secret, { secret: true });

const meta = {
  appSecret: secretText()
    .default('')
    .describe("The app's secret; several, separated by commas, while one is being replaced."),
  verifyToken: secretText().default('').describe('The word you also enter at Meta when you subscribe the webhook.'),
  graphVersion: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default('v25.0')
    .describe('Graph API version.'),
};

export const configSchema = z.strictObject({
  dataDir: z.string().default('data').describe('Conversations, pictures and the queue live here.'),
  modelsDir: z
    .string()
    .default('')
    .describe("Model files; empty: hearth/models in the user's cache folder, shared by all clones."),
  model: z.string().default('auto').describe('Model id of the catalogue, or auto: by the memory of this machine.'),
  device: z
    .enum(['auto', 'cpu', 'webgpu', 'cuda'])
    .default('auto')
    .describe(
      'Where the model runs: auto takes a graphics card that works through WebGPU (any vendor), else the processor.',
    ),
  redisUrl: secretText()
    .default('')
    .describe(
      'redis:// or rediss:// of your own Redis (append-only, noeviction); empty: a private redis-server in the data folder.',
    ),
  redisSentinels: z
    .string()
    .default('')
    .describe('host:port,host:port of Sentinels; the master name is the path of redisUrl.'),
  redisCluster: z.boolean().default(false).describe('redisUrl is a node of a Redis Cluster.'),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info').describe('Least level that is logged.'),
  gateway: z
    .strictObject({
      host: z.string().default('127.0.0.1').describe('Address on which webhooks are received.'),
      port: z
        .number()
        .int()
        .min(0)
        .max(65535)
        .default(4780)
        .describe('Port on which webhooks are received; 0: any free one.'),
      metricsToken: secretText()
        .default('')
        .describe(
          'Bearer token of /metrics on the webhook port; empty: it is not served, as that port is usually public.',
        ),
    })
    .prefault({}),
  page: z
    .strictObject({
      host: z
        .string()
        .default('127.0.0.1')
        .describe('Address of the playground; anything but loopback needs a password.'),
      port: z.number().int().min(0).max(65535).default(4781).describe('Port of the playground; 0: any free one.'),
      password: secretText().default('').describe('Password of the playground.'),
    })
    .prefault({}),
  simulator: z.boolean().default(true).describe('Run the simulated platforms that the playground talks through.'),
  assistant: z
    .strictObject({
      name: z.string().default('Hearth').describe('What the assistant calls itself.'),
      instructions: z
        .string()
        .default('')
        .describe("Added to the assistant's instructions: what this place is, what it may promise."),
      language: z.string().default('').describe('BCP 47 language to answer in; empty: the language of the person.'),
      timeZone: z.string().default('').describe("IANA time zone; empty: the machine's."),
      owners: z
        .string()
        .default('')
        .describe("Conversation ids of the operator's own threads, separated by commas; they may use owner tools."),
      maxTokens: z.number().int().min(16).max(4096).default(512).describe('Longest answer, in tokens.'),
    })
    .prefault({}),
  turn: z
    .strictObject({
      slots: z
        .number()
        .int()
        .min(1)
        .max(64)
        .default(4)
        .describe('Conversations answered at the same time by one worker.'),
      debounceMs: z
        .number()
        .int()
        .min(0)
        .default(1200)
        .describe('Quiet time after which waiting messages are answered together.'),
      maxWaitMs: z.number().int().min(0).default(6000).describe('Longest time a message waits for others to follow.'),
      timeoutMs: z.number().int().min(1000).default(180_000).describe('Longest time one turn may take.'),
      inboxMax: z.number().int().min(1).default(50).describe('Messages of one conversation that may wait.'),
    })
    .prefault({}),
  modes: modesSchema.prefault({}),
  media: z
    .strictObject({
      maxBytes: z.number().int().default(16_000_000).describe('Largest file that is fetched, in bytes.'),
      maxPixels: z.number().int().default(50_000_000).describe('Largest picture that is decoded, in pixels.'),
      keepDays: z.number().int().min(1).default(30).describe('Days after which stored files are deleted.'),
    })
    .prefault({}),
  whatsapp: z
    .strictObject({
      phoneNumberId: z.string().default('').describe('Id of the number (not the number itself).'),
      accessToken: secretText().default('').describe('System-user token with whatsapp_business_messaging.'),
      ...meta,
    })
    .prefault({}),
  messenger: z
    .strictObject({
      pageId: z.string().default('').describe('Id of the Page.'),
      accessToken: secretText().default('').describe('Page token with pages_messaging.'),
      ...meta,
    })
    .prefault({}),
  instagram: z
    .strictObject({
      login: z
        .enum(['instagram', 'facebook'])
        .default('instagram')
        .describe('How the account is connected: its own log-in, or the linked Page.'),
      accountId: z.string().default('').describe('Id of the professional account.'),
      pageId: z.string().default('').describe('Id of the linked Page (Facebook log-in only).'),
      accessToken: secretText().default('').describe('Instagram user token, or Page token (Facebook log-in).'),
      ...meta,
    })
    .prefault({}),
  whatsappWeb: z
    .strictObject({
      account: z
        .string()
        .regex(/^\d{0,15}$/, 'digits only, with the country code')
        .default('')
        .describe(
          'Your own number, with country code, digits only; empty: no personal number. WhatsApp does not allow unofficial clients and may ban the number.',
        ),
      strangers: z
        .enum(['ignore', 'answer'])
        .default('ignore')
        .describe('What happens to people who are not in allow: nothing, without a word, or an answer.'),
      allow: z.string().default('').describe('Numbers of the people who are answered, separated by commas.'),
      groups: z
        .boolean()
        .default(false)
        .describe('Answer in groups, when mentioned or replied to, by people who are answered.'),
      groupsOn: z.string().default('').describe('Ids of groups (…@g.us) that are answered although groups is off.'),
      groupsOff: z.string().default('').describe('Ids of groups (…@g.us) that are not answered although groups is on.'),
      pacing: z
        .enum(['person', 'off-and-risk-the-number'])
        .default('person')
        .describe('Answers come at the pace of a person; without it WhatsApp is more likely to ban the number.'),
      typingPerSecond: z.number().min(1).default(12).describe('Characters that are typed in a second.'),
      messagesPerMinute: z.number().min(1).default(15).describe('Messages sent in a minute, to all people together.'),
      messagesPerDay: z
        .number()
        .int()
        .min(1)
        .default(300)
        .describe('Messages sent in 24 hours, to all people together; the rest waits.'),
      restartAboveMb: z
        .number()
        .int()
        .min(300)
        .default(1500)
        .describe('Memory of the browser in MB above which it is started again in a quiet moment.'),
      chromium: z.string().default('').describe('Path of Chromium or Chrome; empty: the one that is installed.'),
      alertTo: z
        .string()
        .default('')
        .describe('Conversation id on another channel that hears when the number stops working.'),
      simulate: z
        .boolean()
        .default(false)
        .describe(
          'Also simulate a personal number in a real Chromium, which takes about 350 MB; needs the simulated platforms.',
        ),
    })
    .prefault({}),
});

export type Config = z.infer<typeof configSchema>;
