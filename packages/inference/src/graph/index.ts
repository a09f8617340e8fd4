export { readShape } from './decoder/shape.js';
export { ImportError } from './errors.js';
export type { ImportErrorCode } from './errors.js';
export { openGguf } from './gguf/file.js';
export type { GgufFile } from './gguf/file.js';
export type { MetadataValue } from './gguf/header.js';
export { DEVICE_GRAPH_FILE, writeDeviceGraph } from './import/device-graph.js';
export { GRAPH_FILE, IMPORTER_VERSION, importGguf } from './import/import-gguf.js';
export type { GraphFacts, ImportOptions, ImportProgress } from './import/import-gguf.js';
