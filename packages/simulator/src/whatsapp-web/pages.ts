import type { Device } from './devices.js';
import type { PageEvent } from './wire.js';

/** One open tab. */
export interface Page {
  readonly device: Device;
  /** Names one loading of the page: the same tab that connects again has the same. */
  readonly load: string;
  /** Number of the newest message that it was told of. */
  told: number;
  /** Another tab of the same profile took over. */
  displaced: boolean;
  /** Its thread is blocked by now. */
  frozen: boolean;
  /** The library is in it and has the account's data. */
  synced: boolean;
  write(event: PageEvent): void;
  /** Ends the connection. */
  end(): void;
}

/** Closed connections that are remembered: a tab that lost its line comes back within seconds. */
const MAX_LEFT = 100;

/** Open tabs. */
export class PageHub {
  private readonly pages = new Set<Page>();
  /** Newest message that a closed connection was told of, by load. */
  private readonly left = new Map<string, number>();

  all(): Page[] {
    return [...this.pages];
  }

  /** Those that get the account's events. */
  linked(): Page[] {
    return this.all().filter(({ device, displaced }) => device.linked && !displaced);
  }

  of(device: Device): Page[] {
    return this.all().filter((page) => page.device === device);
  }

  add(page: Page): void {
    this.pages.add(page);
  }

  remove(page: Page): void {
    this.pages.delete(page);
    this.left.set(page.load, page.told);
    const [oldest] = this.left.keys();
    if (this.left.size > MAX_LEFT && oldest !== undefined) this.left.delete(oldest);
  }

  /** @returns undefined when this load was never here: the page was opened or reloaded. */
  toldBefore(load: string): number | undefined {
    return this.left.get(load);
  }

  /** Tells every linked page. */
  tell(event: PageEvent): void {
    for (const page of this.linked()) page.write(event);
  }
}
