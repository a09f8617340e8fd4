import { createHash } from 'node:crypto';
import { downloadFile, listFiles, modelInfo } from '@huggingface/hub';
import type { ListFileEntry } from '@huggingface/hub';
import type { CatalogueFile } from '../catalogue-schema.js';
import { hubAccess } from '../sources/hub.js';
import { GRAPH_FOLDER } from './graphs.js';
import { selectFiles } from './select.js';

export interface Repository {
  /** `OWNER/NAME` */
  readonly repo: string;
  /** A branch, a tag or a commit. */
  readonly revision?: string | undefined;
}

/**
 * The files of an export on the Hugging Face hub, pinned to the commit that the revision means now. Checksums of large files are the hub's
 * own; small ones, of which it gives only git's, are fetched, compared with that and summed.
 * @throws Error when the hub is not reached, or something is missing
 */
export async function describeRepository(
  { repo, revision }: Repository,
  env: NodeJS.ProcessEnv,
): Promise<CatalogueFile[]> {
  const access = hubAccess(env);
  const { sha } = await modelInfo({ name: repo, ...(revision && { revision }), additionalFields: ['sha'], ...access });
  const entries = new Map<string, ListFileEntry>();
  for (const path of ['', GRAPH_FOLDER])
    for await (const entry of listFiles({ repo, revision: sha, path, ...access }))
      if (entry.type === 'file') entries.set(entry.path, entry);
  const names = selectFiles([...entries.keys()]);
  return Promise.all(
    names.map(async (name) => {
      const { lfs, oid } = entries.get(name)!;
      const sources = [`hf:${repo}@${sha}/${name}`];
      if (lfs) return { name, bytes: lfs.size, sha256: lfs.oid, sources };
      const blob = await downloadFile({ repo, revision: sha, path: name, ...access, xet: false });
      const bytes = Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer());
      if (gitId(bytes) !== oid) throw new Error(`${repo} gave other bytes for ${name} than it lists`);
      return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), sources };
    }),
  );
}

/** What git calls a file's content. */
function gitId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
