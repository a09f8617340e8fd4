/** Where a model runs. `webgpu`: any vendor's graphics card, through Vulkan (Linux), Direct3D (Windows) or Metal (macOS). */
export type Device = 'cpu' | 'webgpu' | 'cuda';

/** What the operator asks for; `auto` leaves it to the program. */
export type DeviceWish = Device | 'auto';

export interface ChosenDevice {
  readonly device: Device;
  /** What was asked for: with `auto`, what does not work is done on the processor. */
  readonly wish: DeviceWish;
  /** What the hardware is called; empty for the processor. */
  readonly hardware: string;
  /** For the operator. */
  readonly why: string;
}

export const PROCESSOR: ChosenDevice = { device: 'cpu', wish: 'cpu', hardware: '', why: 'asked for' };

/** A device was asked for that this machine has not, or not in working order. The message says what is missing and what to do. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
  constructor(
    readonly device: Device,
    /** What is missing. */
    readonly missing: string,
    /** What to do about it. */
    readonly todo: string,
  ) {
    super(`HEARTH_DEVICE=${device}: ${missing}. ${todo}`);
  }
}
