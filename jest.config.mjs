/** One project a suite; `npm test` runs them in this order. Run one test: see README, "Working on it". */
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: '<rootDir>/tests/jest/environment.cjs',
  resolver: '<rootDir>/tests/jest/resolver.cjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/data/', '/dist/'],
};
const suite = (displayName, testMatch) => ({ ...base, displayName, testMatch });

export default {
  projects: [
    suite('unit', [
      '<rootDir>/packages/*/src/**/*.test.ts',
      '<rootDir>/apps/*/src/**/*.test.ts',
      '<rootDir>/tests/unit/**/*.test.ts',
    ]),
    suite('contract', ['<rootDir>/tests/contract/**/*.test.ts']),
    suite('integration', ['<rootDir>/tests/integration/**/*.test.ts']),
    suite('browser', ['<rootDir>/tests/browser/**/*.test.ts']),
    suite('end-to-end', ['<rootDir>/tests/e2e/**/*.test.ts']),
  ],
};
