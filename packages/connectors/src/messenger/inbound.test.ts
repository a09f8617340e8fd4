import { join } from 'node:path';
import { testFixtures } from '../fixtures.js';
import { parseWebhook } from './inbound.js';

testFixtures(join(import.meta.dirname, 'fixtures'), (body) => parseWebhook(body, '111222333444555'));
