import type { PageWindow } from './window.js';

declare const window: PageWindow;

/** Phone ids of LIDs, where the page knows them. */
export function phonesOf(lids: string[]): Record<string, string> {
  const { createWid } = window.require('WAWebWidFactory');
  const ways: ((id: string) => string | undefined)[] = [
    (id) => window.require('WAWebLidMigrationUtils').toPn(createWid(id))?._serialized,
    (id) => window.require('WAWebApiContact').getPhoneNumber?.(createWid(id))?._serialized,
  ];
  const phones: Record<string, string> = {};
  for (const lid of lids) {
    for (const way of ways) {
      try {
        const phone = way(lid);
        if (phone?.endsWith('@c.us')) phones[lid] ??= phone;
      } catch {
        // This release has no such module: the other way may do.
      }
    }
  }
  return phones;
}

/** The first of several ids that is a message the page has. */
export async function knownMessage(ids: string[]): Promise<string | undefined> {
  const { Msg } = window.require('WAWebCollections');
  for (const id of ids) if (Msg.get(id)) return id;
  for (const id of ids) {
    try {
      const found = (await Msg.getMessagesById([id]))?.messages?.[0];
      if (found) return found.id._serialized;
    } catch {
      // An id of a shape that the page refuses is a message it does not have.
    }
  }
  return undefined;
}

/** What the page calls a person: their own name for themselves. */
export function nameOf(id: string): string | undefined {
  const { Contact } = window.require('WAWebCollections');
  const contact = Contact.get(id) ?? Contact.get(window.require('WAWebWidFactory').createWid(id));
  return contact?.pushname ?? contact?.name;
}

export function whoAmI(): { phone?: string | undefined; lid?: string | undefined; name?: string | undefined } {
  const me = window.require('WAWebUserPrefsMeUser');
  return {
    phone: me.getMaybeMePnUser()?._serialized,
    lid: me.getMaybeMeLidUser()?._serialized,
    name: window.require('WAWebConnModel').Conn.pushname,
  };
}
