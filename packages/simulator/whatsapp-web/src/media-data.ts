/** Bytes that the page hands around without looking at them. */
export class OpaqueData {
  readonly #blob: File;
  #url: string | undefined;

  constructor(blob: File) {
    this.#blob = blob;
  }

  static createFromData(data: Blob | OpaqueData, mime: string): Promise<OpaqueData> {
    return Promise.resolve(
      data instanceof OpaqueData
        ? data
        : new OpaqueData(new File([data], data instanceof File ? data.name : '', { type: mime })),
    );
  }

  get type(): string {
    return this.#blob.type;
  }

  get blob(): File {
    return this.#blob;
  }

  url(): string {
    this.#url ??= URL.createObjectURL(this.#blob);
    return this.#url;
  }

  autorelease(): void {
    if (this.#url !== undefined) URL.revokeObjectURL(this.#url);
  }

  formData(): Blob {
    return this.#blob;
  }
}

/** What is known of a file that is being sent. Methods stand on the prototype: the library copies every own field into the message. */
export class MediaData {
  [field: string]: unknown;

  constructor(fields: object) {
    Object.assign(this, fields);
  }

  set(fields: object): void {
    Object.assign(this, fields);
  }

  toJSON(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this).filter(([, value]) => !(value instanceof OpaqueData)));
  }
}
