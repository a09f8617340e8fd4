import { toString } from 'qrcode';
import type { BridgeStatus } from '../bridge/status.js';

const WORDS: Readonly<Record<BridgeStatus['state'], string>> = {
  starting: 'Starting the browser.',
  pairing: '',
  syncing: 'The phone accepted. Loading the account.',
  ready: 'Linked.',
  disconnected: 'No connection to WhatsApp.',
  restarting: 'The browser is started again.',
  stopped: '',
};

/** A code is dark on light, whatever the terminal's colours are. */
const BLACK_ON_WHITE = '\u001b[30;107m';
const RESET = '\u001b[0m';

/** Shows how far pairing is: a new code takes the place of the old one, where lines can be overwritten. */
export class PairingScreen {
  #shown = '';
  #lines = 0;

  constructor(private readonly output: NodeJS.WriteStream = process.stdout) {}

  async show(status: BridgeStatus): Promise<void> {
    const text = await textOf(status, this.output.isTTY);
    if (text === this.#shown || text === '') return;
    this.#shown = text;
    if (this.output.isTTY && this.#lines > 0) this.output.write(`\u001b[${this.#lines}A\u001b[J`);
    this.output.write(`${text}\n`);
    this.#lines = text.split('\n').length;
  }
}

/** What is shown of a status. Colours make a code readable on a dark terminal too. */
export async function textOf(status: BridgeStatus, colours: boolean): Promise<string> {
  const { state, qr, code, advice, loading } = status;
  if (qr) {
    const drawn = await toString(qr, { type: 'utf8', margin: 2, errorCorrectionLevel: 'L' });
    const lines = drawn.split('\n').filter(Boolean);
    const shown = colours ? lines.map((line) => `${BLACK_ON_WHITE}${line}${RESET}`) : lines;
    return `${shown.join('\n')}\nOn the phone: WhatsApp > Settings > Linked devices > Link a device, and point it at this code.\nA code lasts 20 to 60 seconds; the next one appears by itself. Ctrl-C gives up.`;
  }
  if (code) {
    return `\n    ${code.slice(0, 4)}-${code.slice(4)}\n\nOn the phone: WhatsApp > Settings > Linked devices > Link a device > Link with phone number instead, and type this code.\nWhen it expires a new one appears by itself. Ctrl-C gives up.`;
  }
  return [WORDS[state], loading ? `${loading} %` : '', advice ?? ''].filter(Boolean).join(' ');
}
