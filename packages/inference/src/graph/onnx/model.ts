import type { ProtoWriter } from './protobuf.js';

/** Element types by their number in onnx.proto, enum TensorProto.DataType. */
export const DATA_TYPE = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9, float16: 10 } as const;
export type DataType = keyof typeof DATA_TYPE;

/** A number, or a name for a size known only when the graph runs. */
export type Dim = number | string;

export interface Value {
  readonly name: string;
  readonly type: DataType;
  readonly dims: readonly Dim[];
}

/** A place in the external data file, in bytes. */
export interface Region {
  readonly offset: number;
  readonly length: number;
}

/** A constant: small ones inline as int64 values, weights as bytes inline (a file of at most 2 GB) or in the external data file. */
export type Initializer =
  | {
      readonly name: string;
      readonly type: 'int64';
      readonly dims: readonly number[];
      readonly values: readonly number[];
    }
  | { readonly name: string; readonly type: DataType; readonly dims: readonly number[]; readonly bytes: Uint8Array }
  | { readonly name: string; readonly type: DataType; readonly dims: readonly number[]; readonly region: Region };

export type Attribute = number | string | readonly number[] | { readonly float: number } | Graph;

export interface Node {
  readonly op: string;
  /** Operator domain; '' is ONNX's own. */
  readonly domain: '' | 'com.microsoft';
  /** An input or output that is left out is ''. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface Graph {
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly initializers: readonly Initializer[];
  readonly nodes: readonly Node[];
}

export interface Model {
  readonly graph: Graph;
  /** File beside the model that holds the regions; '' when there are none. */
  readonly dataFile: string;
  readonly producer: string;
}

export type Write = (message: ProtoWriter) => void;
