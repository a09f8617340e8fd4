/**
 * The number to call when a life is in danger: the ambulance's own where a country has no common one. Only countries whose number is known
 * for sure are here; elsewhere the sentence names the numbers of larger regions. Country codes: ISO 3166-1.
 */
const COUNTRIES_BY_NUMBER: readonly (readonly [string, string])[] = [
  // Directive (EU) 2018/1972, article 109, and others that take it.
  [
    '112',
    'AD AL AT BE BG BT CY CZ DE DK EE ES FI FR GE GH GR HR HU IE IN IS IT KW KZ LT LU LV MC MD ME MK MT NG NL PL PT RO RS RU SE SI SK SM TR TZ XK',
  ],
  ['911', 'BZ CA CR DO EC JO MX PA PH PY SV US UY VE'],
  ['999', 'BD BH GB HK KE MO MY QA UG'],
  ['119', 'ID JP KH KR TW'],
  ['103', 'AM BY UA'],
  ['115', 'IR VN'],
  ['123', 'CO EG'],
  ['144', 'CH LI'],
  ['000', 'AU'],
  ['101', 'IL'],
  ['102', 'NP'],
  ['104', 'CU'],
  ['106', 'PE'],
  ['107', 'AR'],
  ['110', 'JM'],
  ['111', 'NZ'],
  ['113', 'NO'],
  ['116', 'GM'],
  ['120', 'CN'],
  ['124', 'BA'],
  ['131', 'CL'],
  ['140', 'LB'],
  ['150', 'MA'],
  ['185', 'CI'],
  ['190', 'TN'],
  ['192', 'BR'],
  ['811', 'TT'],
  ['907', 'ET'],
  ['912', 'RW'],
  ['995', 'SG'],
  ['997', 'SA'],
  ['998', 'AE'],
  ['1122', 'PK'],
  ['1515', 'SN'],
  ['1669', 'TH'],
  ['1990', 'LK'],
  ['9999', 'OM'],
  ['10177', 'ZA'],
];

const EMERGENCY_NUMBERS = new Map(
  COUNTRIES_BY_NUMBER.flatMap(([number, countries]) => countries.split(' ').map((country) => [country, number])),
);

/** Lines for people who think of killing themselves, open to everybody in the country. Only those known for sure. */
const CRISIS_LINES: Readonly<Record<string, string>> = {
  AT: '142',
  AU: '13 11 14',
  BE: '1813 / 0800 32 123',
  BR: '188',
  CA: '988',
  CH: '143',
  CL: '*4141',
  DE: '0800 111 0 111',
  DK: '70 201 201',
  ES: '024',
  FI: '09 2525 0111',
  FR: '3114',
  GB: '116 123',
  IE: '116 123',
  IL: '1201',
  IN: '14416',
  IT: '02 2327 2327',
  KR: '109',
  MX: '800 911 2000',
  NL: '113',
  NO: '116 123',
  NZ: '1737',
  PH: '1553',
  PL: '116 123',
  SE: '90101',
  SG: '1767',
  US: '988',
  ZA: '0800 567 567',
};

/** The emergency number of a country; undefined when it is not known for sure. */
export function emergencyNumber(country: string | undefined): string | undefined {
  return country === undefined ? undefined : EMERGENCY_NUMBERS.get(country);
}

/** The line for people in a crisis; undefined when none is known for sure. */
export function crisisLine(country: string | undefined): string | undefined {
  return country === undefined ? undefined : CRISIS_LINES[country];
}
