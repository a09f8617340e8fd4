import { Command } from 'commander';
import { loadConfig } from '../../config/load.js';
import type { ModelProgress, PreparedModel } from '../../supervisor/events.js';

type Message = { progress: ModelProgress } | { ready: PreparedModel } | { error: string };

/** Gets the configured model, its probes and the files for reading pictures ready, and tells the process that started this one. */
export function prepareModelCommand(): Command {
  return new Command('prepare-model').action(async () => {
    process.once('disconnect', () => process.exit(1));
    const tell = (message: Message) => new Promise<void>((done) => process.send!(message, () => done()));
    const { config } = loadConfig();
    const { chooseDevice, ensureFiles, ensureModel, OCR_MODEL } = await import('@hearth/inference');
    // Not the whole agent: every start passes here.
    const { ensureProbes } = await import('@hearth/agent/probes');
    const { modelsDir } = config;
    const onProgress = (progress: ModelProgress) => void tell({ progress });
    try {
      // First what can be said at once: a download of gigabytes is of no use to a device that is not there.
      const { device } = await chooseDevice(config.device);
      const { dir, manifest, why } = await ensureModel({ id: config.model, modelsDir, device, onProgress });
      await ensureFiles({ id: OCR_MODEL, modelsDir, onProgress });
      await ensureProbes({ dir, manifest, modelsDir, onProgress });
      await tell({ ready: { id: manifest.id, why } });
    } catch (error) {
      await tell({ error: (error as Error).message });
      throw error;
    }
    process.disconnect();
  });
}
