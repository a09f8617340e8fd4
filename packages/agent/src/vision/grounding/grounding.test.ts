import { describe, expect, test } from '@jest/globals';
import { MOST_GROUNDED } from './grounding.js';
import { parseJsonGrounding } from './json.js';
import { parseLocationTokens } from './location-tokens.js';
import { parseBoxTokens, parsePointTags } from './points.js';

const SHOWN = { width: 2000, height: 500 };
const box = (x: number, y: number, width: number, height: number, label: string) => ({
  shape: 'box',
  box: { x, y, width, height },
  label,
});

describe('JSON boxes', () => {
  test('in pixels, in a fence, with points beside', () => {
    const answer =
      '```json\n[\n{"bbox_2d": [10, 20, 110, 70], "label": "cup"},\n{"point_2d": [5, 6], "label": "eye"}]\n```';
    expect(parseJsonGrounding(answer, SHOWN, 'pixels')).toEqual([
      box(10, 20, 100, 50, 'cup'),
      { shape: 'point', x: 5, y: 6, label: 'eye' },
    ]);
  });

  test('on a scale of 1000 along each side', () => {
    expect(parseJsonGrounding('[{"bbox_2d":[100,100,200,300],"label":"a"}]', SHOWN, 'thousand')).toEqual([
      box(200, 50, 200, 100, 'a'),
    ]);
  });

  test('whole things of an answer that breaks off; inverted corners turned, outside cut or left out', () => {
    const answer =
      '[{"bbox_2d":[110,70,10,20],"label":"turned"},{"bbox_2d":[1900,400,2500,900],"label":"cut"},{"bbox_2d":[3000,3000,3100,3100],"label":"out"},' +
      '{"bbox_2d":[5,5,5,90],"label":"flat"},{"bbox_2d":[1,2,"x",4],"label":"no"},{"bbox_2d":[1,1,9,';
    expect(parseJsonGrounding(answer, SHOWN, 'pixels')).toEqual([
      box(10, 20, 100, 50, 'turned'),
      box(1900, 400, 100, 100, 'cut'),
    ]);
  });

  test('a loop ends', () => {
    const same = '{"bbox_2d":[1,1,9,9],"label":"a"}';
    expect(parseJsonGrounding(Array(500).fill(same).join(','), SHOWN, 'pixels')).toHaveLength(1);
    const many = Array.from({ length: 500 }, (_, i) => `{"bbox_2d":[${i},1,${i + 9},9],"label":"a"}`).join(',');
    expect(parseJsonGrounding(many, SHOWN, 'pixels')).toHaveLength(MOST_GROUNDED);
  });
});

describe('location tokens', () => {
  test('PaliGemma: y before x, 1024 bins', () => {
    expect(
      parseLocationTokens('<loc0256><loc0512><loc0768><loc1023> cat ; <loc0000><loc0000><loc0512><loc0128> dog', SHOWN),
    ).toEqual([box(1000, 125, 998, 250, 'cat'), box(0, 0, 250, 250, 'dog')]);
  });

  test('Florence-2: x before y, several boxes for a label', () => {
    expect(
      parseLocationTokens('car<loc_100><loc_200><loc_300><loc_400><loc_500><loc_0><loc_999><loc_100>', SHOWN),
    ).toEqual([box(200, 100, 400, 100, 'car'), box(1000, 0, 998, 50, 'car')]);
  });

  test('too few tokens are no box', () => {
    expect(parseLocationTokens('<loc0256><loc0512><loc0768> cat', SHOWN)).toEqual([]);
  });
});

describe('points and box tokens', () => {
  test('one and several points in percent', () => {
    expect(parsePointTags('<point x="50" y="10.0" alt="cup">cup</point>', SHOWN)).toEqual([
      { shape: 'point', x: 1000, y: 50, label: 'cup' },
    ]);
    expect(parsePointTags('<points x1="1" y1="2" x2="3" y2="400" x3="9" alt="eyes">eyes</points>', SHOWN)).toEqual([
      { shape: 'point', x: 20, y: 10, label: 'eyes' },
    ]);
  });

  test('corners between special tokens', () => {
    const answer = '<|object_ref_start|>the cup<|object_ref_end|><|box_start|>(100,100),(200,300)<|box_end|>';
    expect(parseBoxTokens(answer, SHOWN)).toEqual([box(200, 50, 200, 100, 'the cup')]);
  });
});
