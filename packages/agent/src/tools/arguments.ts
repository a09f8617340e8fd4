import type { Engine } from '@hearth/inference';
import { z } from 'zod';
import { wrap } from '../prompt/data.js';
import { complete } from '../turn/complete.js';
import type { TraceBuilder } from '../turn/trace.js';
import { ToolError } from '../types.js';
import type { Tool, ToolContext } from '../types.js';

/** Tokens that arguments may have; a chart of thirty values has about 300. */
const ARGUMENT_TOKENS = 400;
/** Characters of a message that may state its arguments plainly; patterns over longer ones take noticeable time. */
const PLAIN_CHARS = 1500;
/** The model is asked once more when its first arguments are not valid. */
const ATTEMPTS = 2;

/** Valid arguments, a refusal in the person's words, the tool's own failure, or nothing when they could not be had. */
export type Arguments<Args> =
  { readonly args: Args } | { readonly refused: string } | { readonly failed: unknown } | undefined;

/**
 * Arguments for a tool: read from the message where it states them plainly, else written by the model under the tool's JSON schema, put
 * right with the message, validated; one retry.
 */
export async function argumentsFor<Args>(
  tool: Tool<Args>,
  context: ToolContext,
  engine: Engine,
  trace: TraceBuilder,
): Promise<Arguments<Args>> {
  try {
    const readable = tool.readsLong === true || context.text.length <= PLAIN_CHARS;
    const plain = readable ? await tool.read?.(context) : undefined;
    if (plain !== undefined) return { args: tool.schema.parse(plain) };
  } catch (error) {
    return error instanceof ToolError ? { refused: error.message } : { failed: error };
  }
  const schema = shapeOf(tool.schema);
  let complaint = '';
  let refused: string | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { text } = await complete(
      engine,
      {
        prompt: { messages: prompt(tool, context, complaint) },
        maxTokens: ARGUMENT_TOKENS,
        constraint: { type: 'json-schema', schema },
      },
      trace,
      context.signal,
    );
    const parsed = tool.schema.safeParse(parseJson(text));
    if (!parsed.success) {
      complaint = z.prettifyError(parsed.error);
      continue;
    }
    try {
      return { args: tool.repair ? tool.schema.parse(await tool.repair(parsed.data, context)) : parsed.data };
    } catch (error) {
      if (!(error instanceof ToolError)) return { failed: error };
      refused = error.message;
      complaint = 'The values are not those of the message.';
    }
  }
  return refused === undefined ? undefined : { refused };
}

/** Bounds that a grammar would have to count out, character by character: they are checked afterwards instead. */
const BOUNDS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'pattern', '$schema'];

/** The JSON schema that the model's writing is held to: types, names and choices. */
function shapeOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const bound of BOUNDS) delete (jsonSchema as Record<string, unknown>)[bound];
    },
  });
}

/** The fixed part first, so that its KV cache serves every call of the tool. */
function prompt(tool: Pick<Tool, 'name' | 'description'>, context: ToolContext, complaint: string) {
  const known = context.known.map((text) => wrap('data', text)).join('\n');
  return [
    {
      role: 'system' as const,
      content: `Write the arguments of the tool ${tool.name} as JSON. ${tool.description}\nTake every value from the message; invent nothing.`,
    },
    { role: 'user' as const, content: [known, wrap('data', context.text), complaint].filter(Boolean).join('\n') },
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
