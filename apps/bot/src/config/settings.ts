import type { z } from 'zod';
import { configSchema, secret } from './schema.js';

/** One value of the configuration: a leaf of the schema. */
export interface Setting {
  /** Where it is in `hearth.config.json`: `turn.debounceMs`. */
  readonly path: string;
  /** `HEARTH_TURN_DEBOUNCE_MS`. */
  readonly env: string;
  readonly type: 'text' | 'number' | 'yes or no' | 'choice';
  /** The words allowed, for a choice. */
  readonly choices: readonly string[];
  readonly default: unknown;
  readonly secret: boolean;
  readonly description: string;
}

/** `turn.debounceMs` → `HEARTH_TURN_DEBOUNCE_MS` */
export function envName(path: string): string {
  return `HEARTH_${path.replaceAll('.', '_').replace(/[A-Z]/g, (capital) => `_${capital}`)}`.toUpperCase();
}

/** Every setting, in the order of the schema. */
export const settings: readonly Setting[] = leaves(configSchema, []);

/** The parts of zod's definitions that are read here (https://zod.dev/packages/core). */
interface Definition {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly defaultValue?: unknown;
  readonly shape?: Record<string, z.core.$ZodType>;
  readonly entries?: Record<string, string>;
}

function leaves(schema: z.core.$ZodType, path: readonly string[]): Setting[] {
  const { inner, description, fallback } = unwrap(schema);
  const definition = inner._zod.def as Definition;
  if (definition.type === 'object') {
    return Object.entries(definition.shape!).flatMap(([name, child]) => leaves(child, [...path, name]));
  }
  const types = { string: 'text', number: 'number', boolean: 'yes or no', enum: 'choice' } as const;
  const type = types[definition.type as keyof typeof types];
  if (!type) throw new TypeError(`${path.join('.')}: settings are texts, numbers, choices, yes or no`);
  return [
    {
      path: path.join('.'),
      env: envName(path.join('.')),
      type,
      choices: Object.keys(definition.entries ?? {}),
      default: fallback,
      secret: secret.has(inner as z.ZodType),
      description,
    },
  ];
}

/** Takes off `default` and `prefault`; the description is that of the outermost schema that has one. */
function unwrap(schema: z.core.$ZodType): { inner: z.core.$ZodType; description: string; fallback: unknown } {
  let inner = schema;
  let description = '';
  let fallback: unknown;
  for (;;) {
    description ||= (inner as z.ZodType).description ?? '';
    const definition = inner._zod.def as Definition;
    if (!definition.innerType) return { inner, description, fallback };
    fallback ??= definition.defaultValue;
    inner = definition.innerType;
  }
}
