import { z } from 'zod';
import { BRIDGE_CHANNEL } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';

const bridgeCommand = z.object({
  account: z.string(),
  /** `pair`: show a code (again); `log-out`: unlink the device and delete the profile. */
  act: z.enum(['pair', 'log-out']),
  /** Show a code to type, for this number, instead of one to scan. */
  byCode: z.boolean().default(false),
});

/** What an operator wants of a bridge that runs. */
export type BridgeCommand = z.output<typeof bridgeCommand>;

export async function tellBridge(redis: RedisClient, command: BridgeCommand): Promise<void> {
  await redis.publish(BRIDGE_CHANNEL, JSON.stringify(command));
}

/** Calls `act` for every command until the connection is closed. */
export async function hearCommands(redis: RedisClient, act: (command: BridgeCommand) => void): Promise<void> {
  redis.on('message', (channel: string, text: string) => {
    if (channel === BRIDGE_CHANNEL) act(bridgeCommand.parse(JSON.parse(text)));
  });
  await redis.subscribe(BRIDGE_CHANNEL);
}
