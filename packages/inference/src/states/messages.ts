/** What the states' process is asked: to cut texts into tokens, or for the mean states of some. */
export type StatesTask =
  { readonly type: 'tokens'; readonly texts: readonly string[] } | { readonly type: 'means'; readonly tokens: Tokens };

/** Of each text. */
export type Tokens = readonly (readonly number[])[];

export type StatesResult = Tokens | readonly Float32Array[];
