import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface Receiver {
  readonly url: string;
  /** POSTs in the order in which they came, refused ones too. */
  readonly received: Received[];
  /** What the next POSTs are answered with; 0 = the connection is cut, 'never' = no answer. Default 200. */
  answer: (nth: number, bytes: Buffer) => number | 'never';
  close(): Promise<void>;
}

/** A webhook address for the tests of this package: records everything, and can misbehave. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const receiver = { received: [] as Received[], answer: (_nth: number, _bytes: Buffer): number | 'never' => 200 };
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const status = receiver.answer(receiver.received.length, bytes);
      receiver.received.push({ path: request.url!, headers: request.headers, bytes });
      if (status === 'never') return;
      if (status === 0) request.socket.destroy();
      else response.writeHead(status).end('EVENT_RECEIVED');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return Object.assign(receiver, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, close });
}
