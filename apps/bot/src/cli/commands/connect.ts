import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Argument, Command } from 'commander';
import { ACCOUNT_NAMES, accountOf, completeness, type AccountName } from '../../accounts/accounts.js';
import { checkToken } from '../../accounts/check-token.js';
import { connectSteps } from '../../accounts/steps.js';
import { configFile, loadConfig } from '../../config/load.js';
import { UserError } from '../../config/user-error.js';
import type { NumberOptions } from '../personal-number.js';
import { setInFile } from '../../config/write.js';

interface ConnectOptions extends NumberOptions {
  id?: string;
  token?: string;
  appSecret?: string;
  verifyToken?: string;
  greeting?: string;
}

export function connectCommand(): Command {
  return new Command('connect')
    .description('how to connect a real account, step by step; writes what you enter into hearth.config.json')
    .addArgument(new Argument('<account>', 'which one').choices([...ACCOUNT_NAMES, 'whatsapp-web']))
    .option('--id <id>', 'phone number id, Page id, or Instagram account id')
    .option('--token <token>', 'access token')
    .option('--app-secret <secret>', "the app's secret")
    .option('--verify-token <word>', 'what you enter at Meta beside the webhook address (default: one is made up)')
    .option('--number <digits>', 'whatsapp-web only: your own number, with country code')
    .option('--allow <numbers>', 'whatsapp-web only: numbers that are answered, separated by commas')
    .option('--by-code', 'whatsapp-web only: a code to type into the phone instead of one to scan')
    .option('--rehearse', 'whatsapp-web only: try it with a simulated phone; nothing is written')
    .option('--greeting <text>', 'Messenger only: what people read before they write, with a button to begin')
    .addHelpText(
      'after',
      `
Without options it prints the steps, and on a terminal asks for the values. What is entered is tried against the platform and
kept in hearth.config.json, which only you may read. Options end up in the history of your shell: the terminal is safer.

Examples:
  ./hearth connect whatsapp
  ./hearth connect whatsapp-web --number 4915112345678 --allow 4917012345678
  ./hearth connect messenger --id 1234567890 --token "$PAGE_TOKEN" --app-secret "$APP_SECRET"`,
    )
    .action(connect);
}

async function connect(name: AccountName | 'whatsapp-web', options: ConnectOptions): Promise<void> {
  if (name === 'whatsapp-web') {
    const { connectNumber } = await import('../personal-number.js');
    return connectNumber(options);
  }
  const { config } = loadConfig();
  const { greeting } = options;
  if (greeting !== undefined && name !== 'messenger') throw new UserError('Only a Page on Messenger has a greeting.');
  const account = accountOf(config, name);
  console.log(connectSteps(account, config.gateway.port));
  const idPath = account.needs[0]!.path;
  const given: Record<string, string | undefined> = {
    [idPath]: options.id,
    [`${name}.accessToken`]: options.token,
    [`${name}.appSecret`]: options.appSecret,
    [`${name}.verifyToken`]: options.verifyToken,
  };
  const byOptions = Object.values(given).some((value) => value !== undefined) || greeting !== undefined;
  const values = byOptions ? defined(given) : process.stdin.isTTY ? await askFor(account.needs) : {};
  if (Object.keys(values).length > 0) keep(name, values);
  else if (greeting === undefined) {
    console.log(`\nTo enter them: ./hearth connect ${name} on a terminal, or with --id, --token and --app-secret.`);
    return;
  }
  const connected = await tryOut(name);
  if (!connected || greeting === undefined) return;
  // Loaded here: the connectors are too much for a command that says what to do.
  const { showGreeting } = await import('../../accounts/greeting.js');
  await showGreeting(loadConfig().config, greeting);
  console.log('People see the greeting now.');
}

function keep(name: AccountName, values: Record<string, string>): void {
  const verify = `${name}.verifyToken`;
  if (!values[verify] && !loadConfig().config[name].verifyToken) values[verify] = randomBytes(18).toString('base64url');
  setInFile(configFile(), values);
  console.log(`\nWritten to ${configFile()}.`);
  if (values[verify]) console.log(`Verify token, to be entered at Meta: ${values[verify]}`);
}

/** Tries the token. False: something is still missing. @throws UserError when it does not work. */
async function tryOut(name: AccountName): Promise<boolean> {
  const account = accountOf(loadConfig().config, name);
  if (completeness(account) !== 'connected') {
    const missing = account.needs.filter(({ value }) => value === '').map(({ path }) => path);
    console.log(`Still missing: ${missing.join(', ')}`);
    return false;
  }
  const check = await checkToken(account);
  if (!check.ok) throw new UserError(`The token does not work yet: ${check.problem}`);
  console.log(`The token works: ${check.whose}. Restart Hearth to use it.`);
  return true;
}

async function askFor(
  needs: readonly { path: string; what: string; value: string }[],
): Promise<Record<string, string>> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const values: Record<string, string> = {};
  try {
    console.log('\nEmpty: leave as it is.');
    for (const { path, what } of needs) {
      const value = (await terminal.question(`${what}: `)).trim();
      if (value) values[path] = value;
    }
  } finally {
    terminal.close();
  }
  return values;
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
