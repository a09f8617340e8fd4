/** What a linked device keeps in its profile: who it is for the server, and the keys that its QR code shows. */
interface Identity {
  readonly profile: string;
  readonly noiseKey: ArrayBuffer;
  readonly identityKey: ArrayBuffer;
  readonly advSecret: string;
}

const STORE = 'device';

function wish<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Kept in IndexedDB, as the real page keeps its keys: unlike cookies it is on disk when the transaction is done. */
async function load(): Promise<Identity> {
  const opening = indexedDB.open('whatsapp-web', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await wish(opening);
  const known = (await wish(database.transaction(STORE).objectStore(STORE).get(0))) as Identity | undefined;
  if (known) return known;
  const bytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const made: Identity = {
    profile: crypto.randomUUID(),
    noiseKey: bytes(32).buffer,
    identityKey: bytes(32).buffer,
    advSecret: btoa(String.fromCharCode(...bytes(32))),
  };
  await wish(database.transaction(STORE, 'readwrite', { durability: 'strict' }).objectStore(STORE).put(made, 0));
  return made;
}

export const identity = await load();
