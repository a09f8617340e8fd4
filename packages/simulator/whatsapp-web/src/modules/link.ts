import { identity } from '../identity.js';
import { define } from '../registry.js';
import { post } from '../server.js';
import { session } from '../session.js';

/** Modules that link a device: connection, QR code, pairing code, whose account it is. */
export function defineLinkModules(): void {
  const { socket, cmd, conn } = session;
  define('WAWebSocketModel', { Socket: socket });
  define('WAWebCmd', { Cmd: cmd });
  define('WAWebConnModel', { Conn: conn });
  define('WAWebOfflineHandler', {
    OfflineMessageHandler: { getOfflineDeliveryProgress: () => session.progressPercent },
  });
  define('WAWebAltDeviceLinkingApi', {
    setPairingType: () => undefined,
    initializeAltDeviceLinking: () => Promise.resolve(),
    initializeQRLinking: () => Promise.resolve(),
    startAltLinkingFlow: async (phone: string, notify: boolean) => (await post('link-code', { phone, notify }))['code'],
  });
  define('WAWebLaunchSocketUtils', { refreshQR: () => cmd.refreshQR() });
  define('WABase64', {
    encodeB64: (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes))),
  });
  define('WAWebCompanionRegClientUtils', { DEVICE_PLATFORM: '1' });
  define('WAWebAdvSignatureApi', {});
  define('WAWebUserPrefsInfoStore', {
    waNoiseInfo: { get: () => Promise.resolve({ staticKeyPair: { pubKey: identity.noiseKey } }) },
  });
  define('WAWebSignalStoreApi', {
    waSignalStore: {
      getRegistrationInfo: () => Promise.resolve({ identityKeyPair: { pubKey: identity.identityKey } }),
    },
  });
  define('WAWebUserPrefsMultiDevice', { getADVSecretKey: () => identity.advSecret });
  define('WAWebMiscBrowserUtils', { info: () => ({ os: 'Linux', name: 'Chrome' }) });
  define('WAWebUserPrefsMeUser', {
    getMaybeMePnUser: () => session.me?.pn,
    getMaybeMeLidUser: () => session.me?.lid,
  });
  define('WAWebPresenceChatAction', {
    sendPresenceAvailable: () => post('presence', { available: true }),
    sendPresenceUnavailable: () => post('presence', { available: false }),
  });
}
