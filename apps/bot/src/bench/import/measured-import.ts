import { importGguf } from '@hearth/inference';

/** What an import took; `peakMB` of the whole process. */
export interface ImportCost {
  readonly seconds: number;
  readonly peakMB: number;
}

const [ggufPath, outDir] = process.argv.slice(2) as [string, string];
const began = performance.now();
await importGguf({ ggufPath, outDir });
const cost: ImportCost = {
  seconds: (performance.now() - began) / 1000,
  peakMB: (process.resourceUsage().maxRSS * 1024) / 1e6,
};
process.stdout.write(JSON.stringify(cost));
