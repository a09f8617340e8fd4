import { join } from 'node:path';
import { testFixtures } from '../fixtures.js';
import { parseWebhook } from './inbound.js';

const [ACCOUNT, PAGE] = ['17840000000000001', '222333444555666'];

testFixtures(join(import.meta.dirname, 'fixtures'), (body) => parseWebhook(body, ACCOUNT, PAGE));
