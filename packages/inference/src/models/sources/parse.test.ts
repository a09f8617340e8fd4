import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue.js';
import { isRunnable } from '../catalogue-schema.js';
import { parseSource } from './parse.js';

describe('parseSource', () => {
  it('counts the parts of a range', () => {
    expect(parseSource('pypi:a-{1..22}==0.2.0!a_{1..22}/part{01..22}.bin', 'x').pieces).toHaveLength(22);
  });

  it('understands every source of the catalogue', () => {
    for (const { files } of CATALOGUE.filter(isRunnable))
      for (const file of files)
        for (const spec of file.sources) expect(parseSource(spec, file.name).pieces.length).toBeGreaterThan(0);
  });

  it.each([
    '',
    'x',
    'http://example.org/x',
    'hf:owner',
    'hf:owner/name/path',
    'pypi:name',
    'pypi:name==1',
    'pypi:--index-url==1!x',
    'pypi:a{1..999}==1!x',
    'npm:name@1.0.0',
    'npm:name==1.0.0!x',
    'npm:--registry@1.0.0!x',
    'npm:../name@1.0.0!x',
    'npm:name@latest!x',
  ])('refuses %j', (spec) => {
    expect(() => parseSource(spec, 'x')).toThrow(/is not a source|is the limit/);
  });
});
