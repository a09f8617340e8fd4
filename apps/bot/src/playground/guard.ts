import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from '../loopback.js';
import { sameSecret } from '../same-secret.js';

/** Host name of a Host header or origin, without port and brackets. */
function nameOf(authority: string): string {
  return authority.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}

function passwordMatches(header: string | undefined, password: string): boolean {
  const [scheme, value] = (header ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !value) return false;
  const given = Buffer.from(value, 'base64').toString('utf8');
  return sameSecret(given.slice(given.indexOf(':') + 1), password);
}

/**
 * Who may use the page: with a password, whoever knows it (HTTP Basic, any user name); without one, browsers of this machine.
 * A page of somebody else is kept out twice: its requests carry a foreign `Origin`, and a name it points at 127.0.0.1
 * (DNS rebinding) is not one of ours.
 */
export function createGuard(options: { readonly host: string; readonly password: string }) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    // A sandboxed page sends the word `null`, which is no address.
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
      await reply.code(403).send({ message: 'This request came from another site.' });
      return;
    }
    if (options.password) {
      if (passwordMatches(request.headers.authorization, options.password)) return;
      await reply
        .code(401)
        .header('www-authenticate', 'Basic realm="Hearth", charset="UTF-8"')
        .send({ message: 'A password is needed.' });
      return;
    }
    const name = nameOf(host);
    if (!isLoopback(name) && isIP(name) === 0) {
      await reply
        .code(403)
        .send({ message: 'Open this page by its address on this machine, for example http://127.0.0.1.' });
    }
  };
}
