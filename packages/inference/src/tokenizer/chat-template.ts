import { runInNewContext } from 'node:vm';
import { Template } from '@huggingface/jinja';

/** Longest template taken, in characters; the longest published ones have about 20,000. */
const MAX_TEMPLATE_LENGTH = 64_000;
/** Longest text a template may make, in characters. */
const MAX_OUTPUT_LENGTH = 8_000_000;
/** Milliseconds for one rendering; real templates take under 5. */
const MAX_RENDER_MS = 1_000;

/** A template that is malformed, refuses the conversation, or runs too long. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/**
 * A model's chat template (Jinja). Templates come with downloaded files, so they are run with limits: the interpreter has no
 * access to anything but the variables given, and the watchdog of `vm` ends it after MAX_RENDER_MS, endless loops included.
 */
export class ChatTemplate {
  readonly #template: Template;

  /** @throws TemplateError when the source is too long or does not parse. */
  constructor(source: string) {
    if (source.length > MAX_TEMPLATE_LENGTH)
      throw new TemplateError(
        `The chat template has ${source.length} characters; ${MAX_TEMPLATE_LENGTH} is the limit.`,
      );
    try {
      this.#template = limited(() => new Template(source));
    } catch (cause) {
      throw new TemplateError(`The chat template cannot be parsed: ${messageOf(cause)}`, { cause });
    }
  }

  /** @throws TemplateError when rendering fails, takes too long or makes too much. */
  render(variables: Record<string, unknown>): string {
    let text: string;
    try {
      text = limited(() => this.#template.render(variables));
    } catch (cause) {
      throw new TemplateError(`The chat template cannot be rendered: ${messageOf(cause)}`, { cause });
    }
    if (text.length > MAX_OUTPUT_LENGTH)
      throw new TemplateError(`The chat template made ${text.length} characters; ${MAX_OUTPUT_LENGTH} is the limit.`);
    return text;
  }
}

/** Runs synchronous code under vm's watchdog, which also ends what the script calls outside of its context. */
function limited<T>(run: () => T): T {
  return runInNewContext('run()', { run }, { timeout: MAX_RENDER_MS }) as T;
}

function messageOf(error: unknown): string {
  return (error as Error | undefined)?.message ?? String(error);
}
