import { describe, expect, test } from '@jest/globals';
import { instagramConfig } from './instagram/config.js';
import { messengerConfig } from './messenger/config.js';
import { whatsAppCloudConfig } from './whatsapp-cloud/config.js';

const account = { account: '123', accessToken: 'token' };

describe('configuration of an account', () => {
  test('hosts are the platforms’ own unless configured', () => {
    expect(whatsAppCloudConfig.parse(account)).toMatchObject({
      baseUrl: 'https://graph.facebook.com',
      graphVersion: 'v25.0',
      simulated: false,
    });
    expect(messengerConfig.parse(account).baseUrl).toBe('https://graph.facebook.com');
    expect(instagramConfig.parse(account).baseUrl).toBe('https://graph.instagram.com');
    expect(instagramConfig.parse({ ...account, login: 'facebook', pageId: '9' }).baseUrl).toBe(
      'https://graph.facebook.com',
    );
  });

  test.each([
    ['a token over plain HTTP', { ...account, baseUrl: 'http://graph.facebook.com' }],
    ['no token', { account: '123', accessToken: '' }],
    ['an account that is a path', { ...account, account: '../me' }],
    ['a version that is a path', { ...account, graphVersion: 'v25.0/x' }],
  ])('%s is refused', (_, config) => {
    for (const schema of [whatsAppCloudConfig, messengerConfig, instagramConfig])
      expect(schema.safeParse(config).success).toBe(false);
  });

  test('the Facebook log-in needs the Page', () => {
    expect(instagramConfig.safeParse({ ...account, login: 'facebook' }).success).toBe(false);
  });

  test('plain HTTP is for the simulator', () => {
    expect(messengerConfig.safeParse({ ...account, baseUrl: 'http://127.0.0.1:1', simulated: true }).success).toBe(
      true,
    );
  });
});
