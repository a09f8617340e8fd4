import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Seconds; the goal for a webhook is 10 ms at the 99th percentile. */
const ACK_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];
const TURN_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 90, 180];

/**
 * Everything that is counted in one process. The defaults bring memory, CPU and the event-loop delay (`hearth_nodejs_eventloop_lag_*`),
 * which for a worker says whether its main thread was ever blocked.
 */
export class Metrics {
  readonly registry = new Registry();

  readonly webhookSeconds = this.#histogram(
    'webhook_seconds',
    'From the last byte of a webhook to its answer',
    ACK_BUCKETS,
    ['channel', 'status'],
  );
  readonly webhookItems = this.#counter('webhook_items_total', 'Items of webhooks', ['channel', 'outcome']);
  readonly turnSeconds = this.#histogram('turn_seconds', 'From begin to commit of a turn', TURN_BUCKETS, ['outcome']);
  readonly queueWaitSeconds = this.#histogram(
    'queue_wait_seconds',
    'From arrival of the oldest message to begin',
    TURN_BUCKETS,
  );
  readonly refusedCommits = this.#counter('refused_commits_total', 'Commits refused by fence, epoch or edit', ['why']);
  readonly mergedTurns = this.#counter('merged_turns_total', 'Turns given up for a newer message');
  readonly deadTurns = this.#counter('dead_turns_total', 'Turns answered with an apology', ['why']);
  readonly draftsAway = this.#counter('drafts_away_total', 'Drafts that another worker was asked for', ['outcome']);
  readonly stalledJobs = this.#counter('stalled_jobs_total', 'Jobs whose worker went silent', ['queue']);
  readonly lostLocks = this.#counter('lock_renewals_failed_total', 'Jobs whose lock could not be renewed', ['queue']);
  readonly sends = this.#counter('sends_total', 'Bubbles by what became of them', ['channel', 'outcome']);
  readonly reconciled = this.#counter('reconciled_sends_total', 'Sends of unknown outcome', ['channel', 'found']);
  readonly limited = this.#counter('limited_sends_total', 'Deliveries held back by a rate limit', ['channel']);
  readonly mediaFiles = this.#counter('media_files_total', 'Files fetched', ['outcome']);
  readonly oldestMessageSeconds = this.#gauge(
    'oldest_message_seconds',
    'Age of the oldest message that is not answered',
  );
  readonly engineSlots = this.#gauge('engine_slots', 'Slots of the engine', ['state']);
  readonly engineTokens = this.#gauge('engine_tokens', 'Tokens so far', ['kind']);
  readonly engineLongestRunSeconds = this.#gauge(
    'engine_longest_run_seconds',
    'Longest single run since the last look',
  );

  constructor(labels: { readonly role: string; readonly instance: string }) {
    this.registry.setDefaultLabels(labels);
    collectDefaultMetrics({ register: this.registry, prefix: 'hearth_' });
  }

  #counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name: `hearth_${name}`, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name: `hearth_${name}`, help, labelNames, registers: [this.registry] });
  }

  #histogram(name: string, help: string, buckets: number[], labelNames: string[] = []): Histogram {
    return new Histogram({ name: `hearth_${name}`, help, buckets, labelNames, registers: [this.registry] });
  }
}
