/** The package types its entry only. The bundle has everything in it already: its `create` takes the configuration alone. */
declare module 'mathjs/lib/browser/math.js' {
  const mathjs: { create(config: import('mathjs').ConfigOptions): import('mathjs').MathJsInstance };
  export default mathjs;
}
