import type { Client, ClientOptions, Message } from 'whatsapp-web.js';
import type { Browser, Page } from 'puppeteer';

/** The parts of whatsapp-web.js that are used. Some are not in its own types. */
export interface Library {
  readonly Client: new (options: ClientOptions) => LibraryClient;
  readonly MessageMedia: new (mime: string, base64: string, name?: string | null, bytes?: number | null) => object;
}

export interface LibraryClient extends Omit<Client, 'sendMessage'> {
  pupPage?: Page;
  pupBrowser?: Browser;
  inject(): Promise<void>;
  initWebVersionCache(): Promise<void>;
  attachEventListeners(): Promise<void>;
  sendMessage(chat: string, content: string | object, options: object): Promise<LibraryMessage | undefined>;
}

export type LibraryMessage = Message & { readonly _data?: unknown };

/** Loads the library, and puppeteer with it, on first use: no other role of the program needs either. */
export async function loadLibrary(): Promise<Library> {
  const { default: library } = await import('whatsapp-web.js');
  return library as unknown as Library;
}
