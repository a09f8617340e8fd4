import { createServer } from 'node:net';
import { UserError } from '../config/user-error.js';

/** A port was asked for by number and somebody else listens there. */
export class PortInUseError extends UserError {
  override readonly name = 'PortInUseError';
  constructor(port: number, variable: string) {
    super(`Port ${port} is used by another program. Choose another one with ${variable} (0: any free one).`);
  }
}

/**
 * The port itself when it is free, any free one for 0. Chosen here rather than by the role that listens, because it stays the
 * same when that role is started again.
 * @param variable names the setting in the error.
 * @throws PortInUseError
 */
export async function choosePort(host: string, port: number, variable: string): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EADDRINUSE' ? new PortInUseError(port, variable) : error),
      );
      server.listen({ host, port }, () => resolve((server.address() as { port: number }).port));
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
