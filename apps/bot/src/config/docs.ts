import { settings, type Setting } from './settings.js';

const INTRO = `# Configuration

Everything has a default: an empty configuration is a running system with simulated platforms. Settings are read from
\`hearth.config.json\` in the clone (or the file that \`HEARTH_CONFIG\` names) and from the environment, which wins:

\`\`\`json
{ "model": "auto", "turn": { "debounceMs": 800 } }
\`\`\`

is the same as \`HEARTH_MODEL=auto HEARTH_TURN_DEBOUNCE_MS=800\`. An unknown name is an error that names the nearest known one.
\`./hearth config\` prints what is in force and where each value comes from; secrets are masked. Relative folders are meant
from the file that names them, or from the working directory when they come from the environment.

Secrets belong in the environment or in a file that only you may read (\`chmod 600 hearth.config.json\`; git ignores it).
Yes or no is \`true\` or \`false\`; in the environment also \`yes\`, \`no\`, \`on\`, \`off\`, \`1\`, \`0\`.

`;

const OUTRO = `
## Other variables

| variable | meaning |
| --- | --- |
| \`HEARTH_CONFIG\` | The configuration file, instead of \`hearth.config.json\` in the clone. |
| \`HEARTH_RUN_FILE\` | Set by \`hearth up\` for the processes that it starts; leave it alone. |
| \`REDIS_URL\` | The same as \`HEARTH_REDIS_URL\`, which wins: hosting platforms set it. |
| \`HF_TOKEN\` | Token for models of the Hugging Face hub that ask for one. |
`;

/** docs/configuration.md, made from the schema; `./hearth config --markdown` prints it, and a test compares. */
export function configurationPage(): string {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    const group = setting.path.includes('.') ? setting.path.split('.')[0]! : 'general';
    groups.set(group, [...(groups.get(group) ?? []), setting]);
  }
  const sections = [...groups].map(([group, members]) => `## ${group}\n\n${tableOf(members)}`);
  return `${INTRO}${sections.join('\n\n')}\n${OUTRO}`;
}

function tableOf(members: readonly Setting[]): string {
  const rows = members.map(
    (setting) =>
      `| \`${setting.path}\` | \`${setting.env}\` | ${kind(setting)} | ${fallback(setting)} | ${setting.description} |`,
  );
  return ['| setting | variable | type | default | meaning |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function kind({ type, choices, secret }: Setting): string {
  if (secret) return 'secret';
  return type === 'choice' ? choices.map((choice) => `\`${choice}\``).join(', ') : type;
}

function fallback({ default: value }: Setting): string {
  return value === '' ? '' : `\`${String(value)}\``;
}
