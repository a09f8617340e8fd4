import { parentPort } from 'node:worker_threads';
import { answerCalls } from '../../threads/answer-calls.js';
import { buffersOf } from './buffers.js';
import { PREPARATIONS } from './preparations.js';
import type { FamilyName, Prepared, Preparation, SettingsOf } from './preparations.js';

type Prepare = (picture: Uint8Array, settings: SettingsOf<FamilyName>) => Promise<Prepared<FamilyName>>;

// One picture after the other, as a large one takes hundreds of megabytes meanwhile.
if (parentPort)
  answerCalls(
    parentPort,
    ({ family, picture, settings }: Preparation) => (PREPARATIONS[family] as Prepare)(picture, settings),
    ({ tensors }) => buffersOf(tensors),
  );
