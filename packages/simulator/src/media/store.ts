import { createHash } from 'node:crypto';
import type { ThreadAccount } from '../accounts.js';
import type { Clock } from '../clock.js';
import { digits, secretWord } from '../ids.js';
import { inspect, type Inspected } from './inspect.js';

/** Ways in which a file that a person sent misbehaves when the bot fetches it. */
export const MEDIA_FAULTS = [
  'wrong-sha256',
  'wrong-size',
  'wrong-mime',
  'slow',
  'stalled',
  'redirect',
  'expired',
  'huge',
] as const;
export type MediaFault = (typeof MEDIA_FAULTS)[number];

/** A file on the platform's servers. */
export interface MediaFile {
  readonly id: string;
  readonly account: ThreadAccount;
  readonly bytes: Buffer;
  /** As declared by whoever uploaded it. */
  readonly mime: string;
  readonly name: string;
  readonly inspected: Inspected;
  readonly uploadedBy: 'person' | 'account';
  readonly createdAt: number;
  readonly fault?: MediaFault;
}

/** A temporary address of a file. */
export interface MediaLink {
  readonly file: MediaFile;
  readonly expiresAt: number;
  /** WhatsApp's addresses want the account's bearer token; the CDN's want none. */
  readonly needsToken: boolean;
}

const DAY_MS = 24 * 3_600_000;
/** Received files stay 7 days, uploaded ones 30. */
const LIFETIME_MS = { person: 7 * DAY_MS, account: 30 * DAY_MS } as const;

/** Total size of the files kept; beyond it the oldest go, so that a playground can run for months. */
const MAX_STORED_BYTES = 256 * 1024 * 1024;
/** Addresses kept before the expired ones are thrown out. */
const MAX_LINKS = 1000;

/** The hash that the platform announces: the file's, unless it lies. */
export function announcedHash(file: MediaFile, encoding: 'hex' | 'base64'): string {
  const bytes = file.fault === 'wrong-sha256' ? Buffer.concat([file.bytes, file.bytes]) : file.bytes;
  return createHash('sha256').update(bytes).digest(encoding);
}

/** The size that the platform announces, in bytes: the file's, or an eighth of it. */
export function announcedSize({ fault, bytes }: MediaFile): number {
  return fault === 'wrong-size' ? Math.max(1, bytes.length >> 3) : bytes.length;
}

/** Files and their temporary addresses, by the platforms' lifetimes. */
export class MediaStore {
  private readonly files = new Map<string, MediaFile>();
  private readonly links = new Map<string, MediaLink>();
  private storedBytes = 0;

  constructor(private readonly clock: Clock) {}

  async put(
    account: ThreadAccount,
    file: { bytes: Buffer; mime: string; name?: string; fault?: MediaFault },
    uploadedBy: MediaFile['uploadedBy'],
  ): Promise<MediaFile> {
    const stored: MediaFile = {
      ...file,
      id: digits(16),
      account,
      name: file.name ?? 'file',
      inspected: await inspect(file.bytes, { decode: uploadedBy === 'account' }),
      uploadedBy,
      createdAt: this.clock.now(),
    };
    this.files.set(stored.id, stored);
    this.storedBytes += stored.bytes.length;
    for (const oldest of this.files.keys()) {
      if (this.storedBytes <= MAX_STORED_BYTES || oldest === stored.id) break;
      this.delete(oldest);
    }
    return stored;
  }

  /** A file of this account that is still kept. */
  get(account: ThreadAccount, id: string): MediaFile | undefined {
    const file = this.files.get(id);
    if (!file || file.account !== account) return undefined;
    return this.clock.now() < file.createdAt + LIFETIME_MS[file.uploadedBy] ? file : undefined;
  }

  /** Any file, by id alone: for the people's own view. */
  peek(id: string): MediaFile | undefined {
    return this.files.get(id);
  }

  delete(id: string): void {
    this.storedBytes -= this.files.get(id)?.bytes.length ?? 0;
    this.files.delete(id);
  }

  /** Makes a new address. @returns its unguessable key. */
  link(file: MediaFile, lifetimeMs: number, needsToken: boolean): string {
    if (this.links.size >= MAX_LINKS) this.dropExpiredLinks();
    const key = secretWord();
    this.links.set(key, { file, expiresAt: this.clock.now() + lifetimeMs, needsToken });
    return key;
  }

  private dropExpiredLinks(): void {
    for (const [key, { expiresAt }] of this.links) if (this.clock.now() >= expiresAt) this.links.delete(key);
  }

  /** @returns undefined when the address never was, or is too old. */
  follow(key: string): MediaLink | undefined {
    const link = this.links.get(key);
    if (!link || link.file.fault === 'expired' || this.clock.now() >= link.expiresAt) return undefined;
    return this.files.has(link.file.id) ? link : undefined;
  }
}
