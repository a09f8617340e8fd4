import type { ModelProgress } from '../supervisor/events.js';
import { bytes, duration } from './format.js';

/** Milliseconds between two lines where lines cannot be overwritten. */
const LINE_EVERY_MS = 10_000;

const WORDS = {
  download: 'Downloading',
  verify: 'Checking',
  import: 'Importing',
  probe: 'Preparing the tool choice of',
};

/** `Downloading qwen: 512 MB of 1.12 GB, 20.1 MB/s, 30 s left`, `Preparing the tool choice of qwen: 40 %, 30 s left` */
export function progressText({ phase, label, done, total, perSecond }: ModelProgress): string {
  const inBytes = phase === 'download' || phase === 'verify';
  const amount = inBytes
    ? `${bytes(done)} of ${bytes(total)}`
    : `${total > 0 ? Math.floor((100 * done) / total) : 0} %`;
  const left = perSecond && done < total ? `, ${duration((total - done) / perSecond)} left` : '';
  const speed = left && phase !== 'probe' ? `, ${bytes(perSecond!)}/s` : '';
  return `${WORDS[phase]} ${label}: ${amount}${speed}${left}`;
}

/** Shows progress on stderr: one line that changes on a terminal, a line every ten seconds elsewhere. */
export class ProgressLine {
  #open = false;
  #lastAt = 0;
  #lastKey = '';

  show(progress: ModelProgress): void {
    const done = progress.done >= progress.total;
    this.update(`${progress.phase} ${progress.label}`, progressText(progress), done);
  }

  /** @param key of what it is about: another one begins a new line. @param done the last text of this key, shown everywhere. */
  update(key: string, text: string, done = false): void {
    if (process.stderr.isTTY) {
      if (this.#open && key !== this.#lastKey) process.stderr.write('\n');
      process.stderr.write(`\r\u001b[K  ${text}`);
      this.#open = true;
    } else if (done || key !== this.#lastKey || Date.now() - this.#lastAt > LINE_EVERY_MS) {
      process.stderr.write(`  ${text}\n`);
      this.#lastAt = Date.now();
    }
    this.#lastKey = key;
  }

  /** What comes next begins on a line of its own. */
  end(): void {
    if (this.#open) process.stderr.write('\n');
    this.#open = false;
  }

  /** A line of its own, below the progress. */
  say(text: string): void {
    this.end();
    process.stderr.write(`  ${text}\n`);
  }
}
