import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readBody, type Body } from '../http/body.js';
import { SEND_ACCIDENTS } from '../whatsapp-web/faults.js';
import type { WhatsAppWeb } from '../whatsapp-web/whatsapp-web.js';
import { MEDIA_BEHAVIOURS } from '../whatsapp-web/wire.js';
import type { World } from '../world.js';

const milliseconds = z.number().int().min(0).max(600_000).nullable();

const faultBody = z.strictObject({
  missing: z.array(z.string()).optional(),
  acks: z.strictObject({ server: milliseconds, device: milliseconds }).optional(),
  offlineDelivery: z.enum(['silent', 'announced']).optional(),
  neverSyncs: z.boolean().optional(),
  neverLoads: z.boolean().optional(),
  send: z.enum(SEND_ACCIDENTS).optional(),
  media: z.enum(MEDIA_BEHAVIOURS).optional(),
  times: z.number().int().min(1).max(1000).default(1),
});
const scanBody = z.strictObject({ qr: z.string().min(1).optional() });
const pairBody = z.strictObject({ code: z.string().min(1) });

/** What the owner's phone and the page's fate do without a body. */
const ACTS = [
  'refreshQr',
  'logout',
  'conflict',
  'freeze',
  'thaw',
  'stall',
  'resume',
  'disconnect',
  'connect',
  'reload',
] as const satisfies readonly (keyof WhatsAppWeb)[];

const jsonOf = (body: Body): unknown => (body.kind === 'json' ? body.value : {});

/** The owner's phone, and what goes wrong with the page. */
export function addWhatsAppWebRoutes(app: FastifyInstance, world: World): void {
  function page(): WhatsAppWeb {
    if (!world.whatsAppWeb) throw new RangeError('no personal number is simulated');
    return world.whatsAppWeb;
  }
  app.get('/whatsapp-web', async () => {
    const { phone, origin, unknownModules } = page();
    return { account: phone, origin, pages: page().pages(), unknownModules };
  });
  app.get('/whatsapp-web/transcript', async () => ({ lines: page().transcript() }));
  app.post('/whatsapp-web/scan', async (request) => {
    page().scan(scanBody.parse(jsonOf(await readBody(request))).qr);
    return { ok: true };
  });
  app.post('/whatsapp-web/pair', async (request) => {
    page().pair(pairBody.parse(jsonOf(await readBody(request))).code);
    return { ok: true };
  });
  app.post('/whatsapp-web/faults', async (request) => {
    const { send, media, times, ...settings } = faultBody.parse(jsonOf(await readBody(request)));
    if (send) page().sendsGoWrong(send, times);
    if (media) page().filesGoWrong(media, times);
    page().faults(settings);
    return { ok: true };
  });
  for (const act of ACTS) {
    const path = act.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    app.post(`/whatsapp-web/${path}`, async () => {
      page()[act]();
      return { ok: true };
    });
  }
}
