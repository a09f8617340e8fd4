import { expect, test } from '@jest/globals';
import { configSchema } from '../config/schema.js';
import { sendQueueOf } from '../queue/wake.js';
import { bridgeAccounts, connectorConfig } from './accounts.js';

const simulator = {
  controlUrl: 'http://127.0.0.1:1/control',
  controlToken: 'word',
  whatsAppWeb: { account: '16505550000', chromiumArgs: ['--x'] },
};

test('the configured number and the simulated one; neither without a setting', () => {
  const config = configSchema.parse({ whatsappWeb: { account: '4915123456' } });
  expect(bridgeAccounts(config, simulator)).toEqual([
    { account: '4915123456' },
    { account: '16505550000', simulated: expect.objectContaining({ chromiumArgs: ['--x'] }) },
  ]);
  expect(bridgeAccounts(configSchema.parse({}), undefined)).toEqual([]);
  expect(configSchema.safeParse({ whatsappWeb: { account: '+49 151' } }).success).toBe(false);
});

test('switches of single groups go before the setting for all', () => {
  const config = configSchema.parse({ whatsappWeb: { groups: true, groupsOn: 'a@g.us', groupsOff: 'b@g.us, c@g.us' } });
  expect(connectorConfig(config, { account: '1' }).groups).toEqual({
    answer: true,
    switches: { 'a@g.us': true, 'b@g.us': false, 'c@g.us': false },
  });
});

test('deliveries of a number wait in a queue of their own, which no other sender works', () => {
  expect(sendQueueOf('whatsapp-web/16505550000/1@c.us')).toBe('send-whatsapp-web-16505550000');
  expect(sendQueueOf('messenger/1/2')).toBe('send');
});
