/** What is used of messenger-node 0.3.2, which has no types. Its webhook (`messenger-node` itself loads it) is never imported. */
declare module 'messenger-node/lib/client/index.js' {
  interface GraphRequest {
    /** Below host and version, with a leading slash. */
    readonly path: string;
    /** Without it: POST with a payload or a form, else GET. */
    readonly method?: 'DELETE';
    readonly qs?: Record<string, string>;
    /** Sent as JSON. */
    readonly payload?: object;
    /** Sent as a multipart form. */
    readonly formData?: Record<string, string>;
  }

  class Client {
    constructor(options: { page_token: string; graph_api_version: string });
    sendGraphRequest(request: GraphRequest): Promise<unknown>;
  }

  export = Client;
}
