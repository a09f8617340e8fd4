/** What messenger-node asks for, in the words of request 2.88. */
interface RequestOptions {
  /** Without a query. */
  readonly uri: string;
  readonly qs: Readonly<Record<string, string>>;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: object;
  /** Sent as a multipart form. */
  readonly formData?: Readonly<Record<string, string>>;
}

/** Makes the call. Resolves to the parsed body of a success, which is an object; everything else rejects. */
type Transport = (options: RequestOptions) => Promise<object>;

type Callback = (error: unknown, response: undefined, body: object) => void;

/** Hands a call to the transport; the callback is called exactly once. @throws Error when none is installed. */
declare function request(options: RequestOptions, callback: Callback): void;

declare namespace request {
  export { Callback, RequestOptions, Transport };
  /** Installs the transport of the process. @throws Error when there is one. */
  export function install(transport: Transport): void;
}

export = request;
