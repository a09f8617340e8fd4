import { define } from '../registry.js';
import { session } from '../session.js';
import { store } from '../store.js';
import { createWid, serializedOf, type WidLike } from '../wid.js';
import type { Model } from '../model.js';

const isMine = (id: WidLike) => [session.me?.pn._serialized, session.me?.lid._serialized].includes(serializedOf(id));
const idOf = (contact: Model) => createWid(contact['id'] as WidLike);

/** Modules about people: their two ids, and what the page knows of them. */
export function defineContactModules(): void {
  const alternate = (id: WidLike) => store.contacts.alternate(id);
  const as = (server: string) => (id: WidLike) =>
    createWid(id).server === server ? createWid(id) : [alternate(id)].find((other) => other?.server === server);
  define('WAWebWidFactory', {
    createWid,
    createWidFromWidLike: createWid,
    asUserWidOrThrow: (id: WidLike) => {
      const wid = createWid(id);
      if (!wid.isUser()) throw new Error(`not a user: ${wid._serialized}`);
      return wid;
    },
  });
  define('WAWebLidMigrationUtils', { toPn: as('c.us'), toLid: as('lid') });
  define('WAWebApiContact', {
    getAlternateUserWid: alternate,
    getCurrentLid: as('lid'),
    getPhoneNumber: as('c.us'),
  });
  define('WAWebContactGetters', {
    getIsMe: (contact: Model) => isMine(idOf(contact)),
    getIsUser: (contact: Model) => idOf(contact).isUser(),
    getIsGroup: (contact: Model) => idOf(contact).isGroup(),
    getIsWAContact: () => true,
    getUserid: (contact: Model) => idOf(contact).user,
    getVerifiedName: () => undefined,
    getVerifiedLevel: () => undefined,
    getStatusMute: () => false,
    getName: (contact: Model) => contact['name'],
    getShortName: () => undefined,
    getPushname: (contact: Model) => contact['pushname'],
    getIsEnterprise: () => false,
  });
  define('WAWebFrontendContactGetters', { getIsMyContact: () => false });
}
