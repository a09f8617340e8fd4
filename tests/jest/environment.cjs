// Native add-ons (onnxruntime-node, sharp) check typed arrays against the outer realm's constructors: give tests the same ones.
const { existsSync } = require('node:fs');
const { TestEnvironment } = require('jest-environment-node');

const SHARED = [
  'ArrayBuffer',
  'SharedArrayBuffer',
  'DataView',
  'Uint8Array',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'Uint8ClampedArray',
  'Error',
  'TypeError',
  'RangeError',
];

/** SwiftShader, a Vulkan driver that computes on the processor, lies beside Chromium. */
const SWIFT_SHADER = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/opt/google/chrome', '/opt/google/chromium']
  .map((folder) => `${folder}/vk_swiftshader_icd.json`)
  .find(existsSync);

/** The driver is chosen by the process's own environment, of which tests have a copy. One that was named outside is kept. */
function useSwiftShader() {
  if (!SWIFT_SHADER)
    throw new Error('SwiftShader is missing, it comes with Chromium: apt-get install chromium libvulkan1');
  process.env.VK_ICD_FILENAMES ??= SWIFT_SHADER;
}

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    if (config.projectConfig.testEnvironmentOptions.swiftShader) useSwiftShader();
    super(config, context);
    for (const name of SHARED) this.global[name] = globalThis[name];
  }
};
