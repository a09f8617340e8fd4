import { downloadFile } from '@huggingface/hub';
import { SourceError } from '../errors.js';
import { watched } from './first-byte.js';
import type { Source } from './source.js';

export interface HubFile {
  readonly repo: string;
  /** A commit: what a branch names may change, and the checksum with it. */
  readonly revision: string;
  readonly path: string;
}

/**
 * `hf:OWNER/NAME@REVISION/PATH`: a file of a Hugging Face repository. From the environment: `HF_TOKEN` for gated repositories,
 * `HF_ENDPOINT` for a mirror.
 */
export function hubSource(spec: string, file: HubFile): Source {
  return {
    spec,
    pieces: [
      {
        async *open(offset, { signal, patience, env }) {
          const start = async (ending: AbortSignal): Promise<AsyncIterable<Uint8Array>> => {
            const blob = await downloadFile({
              ...file,
              ...hubAccess(env),
              // Plain HTTP with ranges resumes at any byte.
              xet: false,
              fetch: (input, init) => fetch(input, { ...init, signal: ending }),
            });
            if (!blob) throw new SourceError(`${file.repo} has no ${file.path} at ${file.revision}`);
            return offset >= blob.size ? nothing() : (blob.slice(offset).stream() as AsyncIterable<Uint8Array>);
          };
          yield* watched(start, patience.firstByteMs, signal);
        },
      },
    ],
  };
}

/** Token and mirror as Hugging Face's own tools take them from the environment. */
export function hubAccess(env: NodeJS.ProcessEnv): { accessToken?: string; hubUrl?: string } {
  return {
    ...(env.HF_TOKEN && { accessToken: env.HF_TOKEN }),
    ...(env.HF_ENDPOINT && { hubUrl: env.HF_ENDPOINT.replace(/\/+$/, '') }),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
