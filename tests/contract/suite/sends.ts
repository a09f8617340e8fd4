import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { OutItem, SendAdvice, SendOutcome } from '@hearth/connectors';
import sharp from 'sharp';
import { listen } from './bench.js';
import type { Bench } from './bench.js';

/** Meta's answers that every channel gives, and what the sender is told. */
const REFUSALS: readonly [code: number, advice: SendAdvice, outcome: SendOutcome][] = [
  [190, 'stop-account', 'not-sent'],
  [368, 'stop-account', 'not-sent'],
  [4, 'back-off', 'not-sent'],
  [613, 'back-off', 'not-sent'],
  [100, 'bug', 'not-sent'],
  [1, 'reconcile', 'unknown'],
  [2, 'reconcile', 'unknown'],
  [987_654, 'bug', 'not-sent'],
];

/** A send is refused, lost or unclear in exactly the way that the sender acts on. */
export function sendContract(bench: () => Bench): void {
  const channel = () => bench().target.spec.channel;
  const item = async (words = 'hello'): Promise<OutItem> =>
    bench().render(await bench().conversation(), [{ type: 'text', text: words }])[0]!;
  const elsewhere = (url: string) => {
    const { target, account, simulator } = bench();
    return target.connect(account, simulator, { baseUrl: url });
  };

  test.each(REFUSALS)('code %i is %s, %s', async (code, advice, outcome) => {
    bench().simulator.fault(channel(), { kind: 'refused', code });
    await expect(bench().send(await item())).rejects.toMatchObject({
      name: 'ConnectorError',
      info: { advice, outcome, code },
    });
  });

  test('throttling names a wait, and the same item goes through afterwards', async () => {
    bench().simulator.fault(channel(), { kind: 'throttled' });
    const throttled = await item();
    await expect(bench().send(throttled)).rejects.toMatchObject({
      info: { advice: 'back-off', outcome: 'not-sent', retryAfterMs: expect.any(Number) },
    });
    expect(await bench().send(throttled)).toBe(bench().answers.at(-1)?.id);
  });

  test('an expired token stops the account', async () => {
    bench().simulator.fault(channel(), { kind: 'token-expired' });
    await expect(bench().send(await item())).rejects.toMatchObject({
      info: { advice: 'stop-account', outcome: 'not-sent' },
    });
    bench().simulator.clearFaults();
  });

  test('a reset after sending is unclear, and the message is there once', async () => {
    bench().simulator.fault(channel(), { kind: 'sent-but-reset' });
    const lost = await item('lost and found');
    await expect(bench().send(lost)).rejects.toMatchObject({ info: { advice: 'reconcile', outcome: 'unknown' } });
    expect(bench().answers.filter(({ outId }) => outId === lost.outId)).toHaveLength(1);
  });

  test('stopped while waiting for the answer is unclear; stopped before the call is not sent', async () => {
    bench().simulator.fault(channel(), { kind: 'delay', delayMs: 400 });
    const slow = await item();
    const read = async () => Buffer.alloc(0);
    await expect(bench().connector.send(slow, read, AbortSignal.timeout(100))).rejects.toMatchObject({
      info: { outcome: 'unknown' },
    });
    await expect(bench().connector.send(slow, read, AbortSignal.abort())).rejects.toMatchObject({
      info: { outcome: 'not-sent' },
    });
  });

  test('accepted and failed afterwards: a receipt says so with the code, where the platform tells', async () => {
    bench().simulator.fault(channel(), { kind: '200-then-failed', code: 131_047 });
    const failing = await item();
    const mid = await bench().send(failing);
    await bench().conversation();
    const failed = bench()
      .events('receipt')
      .filter((event) => event.target === mid && event.status === 'failed');
    const told = channel() === 'whatsapp-cloud' || channel() === 'playground';
    expect(failed).toMatchObject(told ? [{ outId: failing.outId, code: 131_047 }] : []);
  });

  test('receipts: accepted or delivered, then read, by our id', async () => {
    const seen = await item('look');
    const mid = await bench().send(seen);
    await bench().event('receipt', (event) => event.outId === seen.outId || event.target === mid);
    bench().person.read();
    await bench().event(
      'receipt',
      (event) => event.status === 'read' && (event.target === mid || event.watermark !== undefined),
    );
  });

  test('a platform that cannot be reached is not sent', async () => {
    const closed = await listen(() => undefined);
    await closed.close();
    await expect(bench().send(await item(), elsewhere(closed.url))).rejects.toMatchObject({
      info: { advice: 'back-off', outcome: 'not-sent' },
    });
  });

  test.each([
    ['an HTML 502', 502, '<html>Bad gateway</html>', 'unknown'],
    ['an HTML 400', 400, '<html>Bad request</html>', 'not-sent'],
    ['a 200 that is no JSON', 200, 'OK', 'unknown'],
    ['a 200 without a message id', 200, '{}', 'unknown'],
    ['an error object with status 200', 200, '{"error":{"code":190}}', 'not-sent'],
    ['a 429 without a body', 429, '', 'not-sent'],
  ])('%s', async (_, status, body, outcome) => {
    const odd = await listen(
      (request, response) => void request.resume().on('end', () => response.writeHead(status).end(body)),
    );
    await expect(bench().send(await item(), elsewhere(odd.url))).rejects.toMatchObject({
      name: 'ConnectorError',
      info: { outcome },
    });
    await odd.close();
  });

  test('an endless answer is cut off', async () => {
    const endless = await listen((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = 'x'.repeat(1 << 16);
      const more = () => void (response.destroyed || response.write(chunk, () => setImmediate(more)));
      more();
    });
    await expect(bench().send(await item(), elsewhere(endless.url))).rejects.toMatchObject({
      info: { outcome: 'unknown' },
    });
    await endless.close();
  });

  test('a redirect is not followed: the token goes to its own host only, and in the header only', async () => {
    const strangers: string[] = [];
    const stranger = await listen((request, response) => {
      strangers.push(request.url ?? '');
      response.end('{}');
    });
    const seen: { url: string; authorization: string | undefined }[] = [];
    const bouncing = await listen((request, response) => {
      seen.push({ url: request.url ?? '', authorization: request.headers.authorization });
      response.writeHead(307, { location: `${stranger.url}/collect` }).end();
    });
    await expect(bench().send(await item(), elsewhere(bouncing.url))).rejects.toMatchObject({
      info: { outcome: 'not-sent' },
    });
    expect(strangers).toEqual([]);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.authorization).toBe(`Bearer ${bench().account.accessToken}`);
    expect(seen[0]?.url).not.toContain(bench().account.accessToken);
    await Promise.all([stranger.close(), bouncing.close()]);
  });

  test('errors hold neither the token nor what was said', async () => {
    bench().simulator.fault(channel(), { kind: 'refused', code: 100 });
    const error = await bench()
      .send(await item('a secret of the person'))
      .catch((thrown: unknown) => thrown);
    const printed = `${String(error)} ${JSON.stringify(error)} ${String((error as Error).stack)}`;
    expect(printed).not.toContain('a secret of the person');
    expect(printed).not.toContain(bench().account.accessToken);
  });

  test('typing is a courtesy: a refusal of it changes nothing', async () => {
    const conversation = await bench().conversation();
    await bench().connector.typing(conversation, '1', AbortSignal.timeout(5000));
    await bench().connector.typing({ ...conversation, peer: '1' }, '1', AbortSignal.timeout(5000));
    await bench().connector.typing(conversation, '1', AbortSignal.abort());
  });

  test('an id that would lead the call to another path is never sent', async () => {
    const conversation = { ...(await bench().conversation()), account: '../me' };
    await bench().connector.typing(conversation, '1', AbortSignal.timeout(5000));
    expect(bench().simulator.unknownRoutes).toEqual([]);
  });

  test('a document arrives with its name', async () => {
    const conversation = await bench().conversation();
    const pdf = { ...bench().store(Buffer.from('%PDF-1.4\n%%EOF\n'), 'application/pdf'), name: 'bill.pdf' };
    const [mid] = await bench().reply(conversation, [{ type: 'document', media: pdf }]);
    expect(bench().answers.find(({ id }) => id === mid)).toMatchObject({
      kind: 'document',
      file: { name: 'bill.pdf' },
    });
  });

  test('a picture larger than the platform takes is made to fit', async () => {
    const conversation = await bench().conversation();
    const pixels = randomBytes(1800 * 1800 * 3);
    const large = await sharp(pixels, { raw: { width: 1800, height: 1800, channels: 3 } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    expect(large.length).toBeGreaterThan(8_000_000);
    const [mid] = await bench().reply(conversation, [{ type: 'image', media: bench().store(large, 'image/png') }]);
    const sent = bench().answers.find(({ id }) => id === mid);
    expect(sent?.images?.[0]).toMatchObject({ width: 1800, height: 1800 });
  });

  test('a file that is gone is given up', async () => {
    const conversation = await bench().conversation();
    const media = { ...bench().store(Buffer.from('x'), 'image/png'), sha256: 'f'.repeat(64) };
    const [lost] = bench().render(conversation, [{ type: 'image', media }]);
    const read = () => Promise.reject(new Error('expired'));
    await expect(bench().connector.send(lost!, read, AbortSignal.timeout(5000))).rejects.toMatchObject({
      info: { advice: 'give-up', outcome: 'not-sent' },
    });
  });

  test('a long answer with a code block, a link and a picture arrives in order and whole', async () => {
    const conversation = await bench().conversation();
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ');
    const code = Array.from({ length: 6 }, (_, index) => `line ${index}`).join('\n');
    const markdown = `# Title\n\n${words}\n\n\`\`\`\n${code}\n\`\`\`\n\nSee [the page](https://example.org/a?b=c).`;
    const mids = await bench().reply(conversation, [{ type: 'text', text: markdown }]);
    const texts = bench()
      .answers.filter(({ id }) => mids.includes(id))
      .map(({ text }) => text ?? '');
    expect(texts).toHaveLength(mids.length);
    const all = texts.join('\n');
    expect(all.match(/word\d+/g)).toEqual(words.split(' '));
    expect(texts.some((one) => one.includes(code))).toBe(true);
    expect(all).toContain('the page (https://example.org/a?b=c)');
  });
}
