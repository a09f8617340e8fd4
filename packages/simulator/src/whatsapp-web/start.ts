import type { Simulator } from '../simulator.js';
import { WhatsAppWeb, type WhatsAppWebOptions } from './whatsapp-web.js';

/**
 * Opens the page of a personal number; its threads are among the simulator's, and it closes with the simulator.
 * @throws Error when the simulator has one already, or the port is taken
 */
export async function startWhatsAppWeb({
  simulator: { world },
  ...options
}: WhatsAppWebOptions & { readonly simulator: Simulator }): Promise<WhatsAppWeb> {
  if (world.whatsAppWeb) throw new Error('this simulator has a personal number already');
  const whatsAppWeb = new WhatsAppWeb(world, options);
  await whatsAppWeb.listen(options.port ?? 0);
  world.whatsAppWeb = whatsAppWeb;
  return whatsAppWeb;
}
