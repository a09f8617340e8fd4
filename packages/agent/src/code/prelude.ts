/**
 * Runs in QuickJS before a program: makes `console` and `data` and keeps its own copies of what it needs, so that a program that replaces
 * `JSON` or a prototype only spoils its own output. Its value is the function that is called with the host's `print` and the data's JSON.
 */
export const PRELUDE = `(() => {
  const { stringify, parse } = JSON;
  const text = String, entries = Object.fromEntries, list = Array.from;
  const { apply } = Reflect, { join } = Array.prototype;
  const plain = (key, value) =>
    value instanceof Map ? entries(value)
    : value instanceof Set ? list(value)
    : value instanceof Error ? text(value)
    : typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol' ? text(value)
    : typeof value === 'number' ? (stringify(value) === 'null' ? text(value) : +number(value))
    : value;
  const precision = Number.prototype.toPrecision, whole = Number.isInteger;
  // 0.1 + 0.2 is 0.3 to people.
  const number = (value) => text(whole(value) ? value : +apply(precision, value, [12]));
  const show = (value) => {
    if (typeof value === 'number') return number(value);
    if (typeof value !== 'object' || value === null) return text(value);
    if (value instanceof Error) return text(value);
    return stringify(value, plain) ?? text(value);
  };
  return (print, json) => {
    const log = (...values) => {
      const shown = [];
      for (let i = 0; i < values.length; i++) shown[i] = show(values[i]);
      print(apply(join, shown, [' ']));
    };
    globalThis.console = { log, info: log, debug: log, warn: log, error: log, table: log };
    globalThis.data = parse(json);
  };
})()`;
