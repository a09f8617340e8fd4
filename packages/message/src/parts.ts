import { z } from 'zod';

/**
 * A file on its way in, not fetched yet: the platform's media id, its CDN address, or both.
 * Only the connector that made it can fetch it (it knows the hosts and the token).
 */
export const remoteMedia = z.object({
  state: z.literal('remote'),
  id: z.string().optional(),
  url: z.string().optional(),
  mime: z.string().optional(),
  /** Hex, lower case. */
  sha256: z.string().optional(),
  name: z.string().optional(),
});

/** A file in the media store, addressed by the SHA-256 of its (re-encoded) bytes. */
export const storedMedia = z.object({
  state: z.literal('stored'),
  /** Hex, lower case. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mime: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Pixels, for pictures. */
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
  name: z.string().optional(),
});

/** A file that could not be had; the assistant tells the person why. */
export const lostMedia = z.object({
  state: z.literal('lost'),
  reason: z.enum([
    'too-large',
    'too-many-pixels',
    'not-a-picture',
    'empty',
    'expired',
    'refused',
    'unreachable',
    'unsupported',
  ]),
});

export const mediaRef = z.discriminatedUnion('state', [remoteMedia, storedMedia, lostMedia]);

export const textPart = z.object({ type: z.literal('text'), text: z.string() });
export const imagePart = z.object({ type: z.literal('image'), media: mediaRef, caption: z.string().optional() });
export const audioPart = z.object({ type: z.literal('audio'), media: mediaRef, voice: z.boolean().default(false) });
export const videoPart = z.object({ type: z.literal('video'), media: mediaRef, caption: z.string().optional() });
export const documentPart = z.object({ type: z.literal('document'), media: mediaRef, caption: z.string().optional() });
export const stickerPart = z.object({
  type: z.literal('sticker'),
  media: mediaRef,
  animated: z.boolean().default(false),
});
export const locationPart = z.object({
  type: z.literal('location'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().optional(),
  address: z.string().optional(),
});
export const contactPart = z.object({
  type: z.literal('contact'),
  name: z.string(),
  phones: z.array(z.string()).default([]),
});
/** Outbound: options to choose from. Inbound: `chosen` is the id of the option taken. */
export const choicePart = z.object({
  type: z.literal('choice'),
  text: z.string().default(''),
  options: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().optional() })).default([]),
  chosen: z.string().optional(),
});
/** Something the platform or this version cannot express; answered politely, never dropped. `kind` is the platform's own word. */
export const unsupportedPart = z.object({ type: z.literal('unsupported'), kind: z.string() });

export const part = z.discriminatedUnion('type', [
  textPart,
  imagePart,
  audioPart,
  videoPart,
  documentPart,
  stickerPart,
  locationPart,
  contactPart,
  choicePart,
  unsupportedPart,
]);

export type RemoteMedia = z.infer<typeof remoteMedia>;
export type StoredMedia = z.infer<typeof storedMedia>;
export type LostMedia = z.infer<typeof lostMedia>;
export type MediaRef = z.infer<typeof mediaRef>;
export type Part = z.infer<typeof part>;
export type TextPart = z.infer<typeof textPart>;
export type ImagePart = z.infer<typeof imagePart>;
export type StickerPart = z.infer<typeof stickerPart>;
export type ChoicePart = z.infer<typeof choicePart>;
