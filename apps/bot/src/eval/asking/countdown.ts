import { duration } from '../../cli/format.js';

/** Tells how far a list of questions is, and how long the rest takes at the pace so far. */
export class Countdown {
  #done = 0;
  readonly #began = performance.now();

  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly show: (text: string, last: boolean) => void,
  ) {}

  /** One more is answered. */
  step(): void {
    this.#done++;
    const perItem = (performance.now() - this.#began) / this.#done;
    const left = ((this.total - this.#done) * perItem) / 1000;
    const last = this.#done === this.total;
    const rest = last ? '' : `, about ${duration(left)} left`;
    this.show(`${this.what}: ${this.#done} of ${this.total}${rest}`, last);
  }
}
