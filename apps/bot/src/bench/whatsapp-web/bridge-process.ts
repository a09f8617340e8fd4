import { configSchema } from '../../config/schema.js';
import { startBridge, type BridgeOptions } from '../../bridge/main.js';
import { createLog } from '../../runtime/log.js';
import { createRuntime } from '../../runtime/runtime.js';
import type { RunFile } from '../../supervisor/run-file.js';

/** The bridge in a process of its own, to be killed. Told what to be by its first argument. */
const { config, run, options } = JSON.parse(process.argv[2] ?? '{}') as {
  config: unknown;
  run: RunFile;
  options: Omit<BridgeOptions, 'simulator'>;
};
const log = createLog({ level: 'info', role: 'bridge' });
const runtime = createRuntime({ config: configSchema.parse(config), log, role: 'bridge', run });
const bridge = await startBridge(runtime, { ...options, simulator: () => run.simulator });
process.once('SIGTERM', () => {
  void bridge
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: {} });
