import type { SimulatedChannel } from '../accounts.js';
import { hex } from '../ids.js';

export interface GraphErrorDetail {
  readonly subcode?: number;
  /** `error_data`: a sentence about what exactly was wrong. */
  readonly details?: string;
  /** HTTP status where it differs from the usual one of the code. */
  readonly status?: number;
  readonly transient?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Codes whose HTTP status is not 400. */
const STATUS_OF_CODE: Readonly<Record<number, number>> = {
  0: 401,
  190: 401,
  3: 403,
  10: 403,
  368: 403,
  131005: 403,
  131031: 403,
  132001: 404,
  1: 500,
  2: 500,
  131000: 500,
  131016: 503,
  131057: 503,
};
const PERMISSION_CODES = { from: 200, to: 299 };

function statusOf(code: number): number {
  if (code >= PERMISSION_CODES.from && code <= PERMISSION_CODES.to) return 403;
  return STATUS_OF_CODE[code] ?? 400;
}

/** A refusal as the Graph API words it. Thrown by handlers; the router turns it into the answer. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;

  constructor(
    readonly code: number,
    message: string,
    readonly detail: GraphErrorDetail = {},
  ) {
    super(message);
    this.status = detail.status ?? statusOf(code);
  }

  /**
   * The JSON body. Optional fields are left out rather than null; `error_data` is an object on WhatsApp and plain text
   * elsewhere, as on the platforms.
   */
  body(channel?: SimulatedChannel): { error: Record<string, unknown> } {
    const { subcode, details, transient } = this.detail;
    return {
      error: {
        message: `(#${this.code}) ${this.message}`,
        type: 'OAuthException',
        code: this.code,
        ...(subcode !== undefined && { error_subcode: subcode }),
        ...(transient !== undefined && { is_transient: transient }),
        ...(details !== undefined && {
          error_data: channel === 'whatsapp-cloud' ? { messaging_product: 'whatsapp', details } : details,
        }),
        fbtrace_id: `A${hex(11)}`,
      },
    };
  }
}

/** Code 100: a parameter is wrong. */
export function badParameter(message: string, detail?: GraphErrorDetail): GraphError {
  return new GraphError(100, message, detail);
}

/** The object of a path or a field is not there, or not this token's: the platform does not tell which. */
export function noSuchObject(id: string, method = 'get'): GraphError {
  return new GraphError(
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    { subcode: 33 },
  );
}

/** The answer to whatever a handler threw; the server's own refusals (body too large, broken multipart) become code 100. */
export function asGraphError(error: unknown): GraphError | undefined {
  if (error instanceof GraphError) return error;
  const { statusCode, message } = error as { statusCode?: number; message: string };
  if (statusCode === undefined || statusCode >= 500) return undefined;
  return badParameter(message, { status: statusCode });
}
