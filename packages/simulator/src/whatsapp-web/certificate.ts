import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** ASN.1 tags, and the few object ids that a self-signed certificate needs (as DER contents). */
const TAG = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, text: 0x0c, time: 0x17, sequence: 0x30, set: 0x31 };
const OID = { ecdsaSha256: '2a8648ce3d040302', commonName: '550403', altName: '551d11' };
/** Context-specific tags: version and extensions of a certificate, DNS name of an alternative name. */
const EXPLICIT_VERSION = 0xa0;
const EXPLICIT_EXTENSIONS = 0xa3;
const DNS_NAME = 0x82;

const DAY_MS = 86_400_000;

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts: readonly Buffer[]) => der(TAG.sequence, ...parts);
const oid = (hex: string) => der(TAG.oid, Buffer.from(hex, 'hex'));
/** `YYMMDDHHMMSSZ` */
const time = (ms: number) =>
  der(TAG.time, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
const bits = (bytes: Buffer) => der(TAG.bits, Buffer.from([0]), bytes);

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** A certificate for one host that nobody signed but itself (X.509 v3, P-256), good for a day around now. */
export function selfSigned(host: string): { cert: string; key: string; spkiSha256: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(der(TAG.set, sequence(oid(OID.commonName), der(TAG.text, Buffer.from(host)))));
  const altName = sequence(oid(OID.altName), der(TAG.octets, sequence(der(DNS_NAME, Buffer.from(host)))));
  const now = Date.now();
  const certificate = sequence(
    der(EXPLICIT_VERSION, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, Buffer.from([1]), randomBytes(8)),
    sequence(oid(OID.ecdsaSha256)),
    name,
    sequence(time(now - DAY_MS), time(now + DAY_MS)),
    name,
    spki,
    der(EXPLICIT_EXTENSIONS, sequence(altName)),
  );
  const signed = sequence(certificate, sequence(oid(OID.ecdsaSha256)), bits(sign('sha256', certificate, privateKey)));
  return {
    cert: pem('CERTIFICATE', signed),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    spkiSha256: createHash('sha256').update(spki).digest('base64'),
  };
}
