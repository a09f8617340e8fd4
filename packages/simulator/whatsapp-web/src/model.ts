import { Emitter } from './emitter.js';
import { Wid } from './wid.js';

/** Plain data for DevTools: Wids become `{ user, server, _serialized }`, nothing that cannot be cloned is left. */
function plain(value: unknown): unknown {
  if (value instanceof Wid) return { user: value.user, server: value.server, _serialized: value._serialized };
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Blob) return undefined;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
  }
  return typeof value === 'function' ? undefined : value;
}

/** An object of the page's store: fields are own properties, changes are events of it and of its collection. */
export class Model extends Emitter {
  [field: string]: unknown;
  readonly #collection: Emitter;

  constructor(collection: Emitter, fields: object) {
    super();
    this.#collection = collection;
    Object.assign(this, fields);
  }

  set(fields: object): void {
    const changed = Object.entries(fields).filter(([name, value]) => this[name] !== value);
    if (changed.length === 0) return;
    const before = Object.fromEntries(changed.map(([name]) => [name, this[name]]));
    Object.assign(this, fields);
    for (const [name, value] of changed) this.#tell(`change:${name}`, value, before[name]);
    this.#tell('change');
  }

  serialize(): Record<string, unknown> {
    return plain(Object.fromEntries(Object.entries(this))) as Record<string, unknown>;
  }

  toJSON(): Record<string, unknown> {
    return this.serialize();
  }

  #tell(name: string, ...values: unknown[]): void {
    this.trigger(name, this, ...values);
    this.#collection.trigger(name, this, ...values);
  }
}

/** Models by id. */
export class Collection<M extends Model> extends Emitter {
  readonly #models = new Map<string, M>();

  get(id: string): M | undefined {
    return this.#models.get(id);
  }

  add(id: string, model: M): M {
    this.#models.set(id, model);
    this.trigger('add', model);
    return model;
  }

  remove(id: string): void {
    const model = this.#models.get(id);
    this.#models.delete(id);
    if (model) this.trigger('remove', model);
  }

  getModelsArray(): M[] {
    return [...this.#models.values()];
  }
}
