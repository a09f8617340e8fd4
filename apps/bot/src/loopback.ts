import { isIP } from 'node:net';

/** True for names and addresses that only this machine reaches. `127.example.com` is none of them. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
