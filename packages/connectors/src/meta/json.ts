/** A JSON string (kept as it is) or a JSON number. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const INTEGER = /^-?\d{16,}$/;

/**
 * Parses a webhook body. Integers that a double cannot hold become strings: platforms send ids as bare numbers above 2^53 now and then,
 * and a rounded id belongs to somebody else.
 * @throws SyntaxError when it is not JSON in UTF-8.
 */
export function parseJson(raw: Buffer): unknown {
  const source = decode(raw);
  const quoted = source.replace(STRING_OR_NUMBER, (token) =>
    INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
  return JSON.parse(quoted);
}

function decode(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch (error) {
    throw new SyntaxError('not UTF-8', { cause: error });
  }
}
