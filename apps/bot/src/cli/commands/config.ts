import { Command } from 'commander';
import { configurationPage } from '../../config/docs.js';
import { loadConfig } from '../../config/load.js';
import { configJson, printConfig } from '../../config/print.js';

export function configCommand(): Command {
  return new Command('config')
    .description('print the settings in force and where each comes from; secrets are masked')
    .option('--json', 'as JSON')
    .option('--markdown', 'print docs/configuration.md instead: every setting there is')
    .addHelpText(
      'after',
      `
Settings are read from hearth.config.json (or the file named by HEARTH_CONFIG) and from the environment, which wins:
turn.debounceMs in the file is HEARTH_TURN_DEBOUNCE_MS in the environment. All of them: docs/configuration.md

Examples:
  ./hearth config
  HEARTH_MODEL=qwen2.5-coder-0.5b ./hearth config --json`,
    )
    .action(({ json, markdown }: { json?: true; markdown?: true }) => {
      if (markdown) {
        process.stdout.write(configurationPage());
        return;
      }
      const loaded = loadConfig();
      console.log(json ? JSON.stringify(configJson(loaded), null, 2) : printConfig(loaded));
    });
}
