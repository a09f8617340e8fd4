import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../clock.js';

/** A browser profile that opened the page: linked to the account, or showing a code. */
export interface Device {
  readonly profile: string;
  linked: boolean;
  /** Part of the QR code that changes; undefined: none is shown. */
  ref?: string;
  /** Refs shown since the page opened or refreshed. */
  shown: number;
  /** Pairing code, and the number it was asked for. */
  code?: { readonly value: string; readonly phone: string };
  endTimer?: () => void;
}

/** Life of the first QR code and of those after it; after the last the page goes idle. */
export const QR_LIFE_MS = { first: 60_000, next: 20_000 };
export const QR_COUNT = 6;

/** Letters of a pairing code; none that look alike. */
const CODE_LETTERS = '123456789ABCDEFGHJKLMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** Devices by profile, and the schedule of their QR codes. */
export class DeviceBook {
  private readonly devices = new Map<string, Device>();

  constructor(
    private readonly clock: Clock,
    /** A device shows another ref, or (undefined) none any more. */
    private readonly onRef: (device: Device) => void,
  ) {}

  all(): Device[] {
    return [...this.devices.values()];
  }

  get(profile: string): Device | undefined {
    return this.devices.get(profile);
  }

  /** The device of a profile, made if new. */
  open(profile: string): Device {
    const known = this.devices.get(profile) ?? { profile, linked: false, shown: 0 };
    this.devices.set(profile, known);
    return known;
  }

  /** Starts a row of QR codes. */
  showCodes(device: Device): void {
    device.shown = 0;
    this.nextRef(device);
  }

  /** Shows the next ref of the row at once. */
  nextRef(device: Device): void {
    device.endTimer?.();
    device.shown += 1;
    delete device.ref;
    if (device.shown <= QR_COUNT) {
      device.ref = `2@${randomBytes(96).toString('base64')}`;
      const lifeMs = device.shown === 1 ? QR_LIFE_MS.first : QR_LIFE_MS.next;
      device.endTimer = this.clock.after(lifeMs, () => this.nextRef(device));
    }
    this.onRef(device);
  }

  hideCodes(device: Device): void {
    device.endTimer?.();
    delete device.ref;
    delete device.code;
  }

  /** A new pairing code for a device. */
  newCode(device: Device, phone: string): string {
    const letters = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]);
    device.code = { value: letters.join(''), phone };
    return device.code.value;
  }

  link(device: Device): void {
    this.hideCodes(device);
    device.linked = true;
  }

  close(): void {
    for (const device of this.devices.values()) device.endTimer?.();
  }
}
