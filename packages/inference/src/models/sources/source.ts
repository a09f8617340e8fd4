/** How long to wait for a source. */
export interface Patience {
  /** Milliseconds until the first byte must be there; Infinity = as long as the transport waits. */
  readonly firstByteMs: number;
}

/** The rule for a first try: a source that does not begin within 5 s is passed over while others are left. */
export const IMPATIENT: Patience = { firstByteMs: 5_000 };
/** For the last resort, when no source answered fast: slow mirrors fetch big files before they send the first byte. */
export const PATIENT: Patience = { firstByteMs: 180_000 };

/** What a source needs to work. */
export interface Fetching {
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** Folder for what is fetched before it can be read (archives); it survives an interruption. */
  readonly workDir: string;
  /** Variables for tokens, mirrors and proxies. */
  readonly env: NodeJS.ProcessEnv;
}

/** A run of bytes of the wanted file. */
export interface Piece {
  /** Fetches ahead what `open` needs; may be left out by the caller. */
  prepare?(fetching: Fetching): Promise<void>;
  /** The piece's bytes from `offset` on; nothing when `offset` is its length. @throws SourceError */
  open(offset: number, fetching: Fetching): AsyncIterable<Uint8Array>;
  /** Frees what was kept for this piece, once its bytes are safe. */
  release?(fetching: Fetching): Promise<void>;
}

/** One place that has a file: its pieces, joined in order, are the file. */
export interface Source {
  /** As written in the catalogue. */
  readonly spec: string;
  readonly pieces: readonly Piece[];
}
