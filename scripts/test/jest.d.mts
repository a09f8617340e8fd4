/** The part of jest's JSON report that is counted. */
export interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}
export function summary(
  name: string,
  code: number,
  result: JestResult,
): { passed: number; failed: number; notes: string[] };
