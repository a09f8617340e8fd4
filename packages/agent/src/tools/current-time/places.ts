import cities from 'city-timezones';
import { LANGUAGES } from '../../language/languages.js';
import { COUNTRY_NICKNAMES, EXONYMS, MAIN_ZONES } from './exonyms.js';

/** A place with its time zone. */
export interface Place {
  readonly city: string;
  /** Province or state; empty when the table has none. */
  readonly province: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly timeZone: string;
  readonly population: number;
  /** True when a country was asked for, and this is the city whose time was taken. */
  readonly forCountry: boolean;
}

/** Words of a place's name at most. */
export const MOST_WORDS = 4;

/** Name as it is compared: lower case, without accents and punctuation. */
export function placeKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

let index: Map<string, readonly Place[]> | undefined;

/** Places of that name, most populous first. */
export function placesNamed(name: string): readonly Place[] {
  index ??= buildIndex();
  return index.get(placeKey(name)) ?? [];
}

function buildIndex(): Map<string, readonly Place[]> {
  const names = new Map<string, Place[]>();
  const add = (name: string, place: Place) => {
    const key = placeKey(name);
    const places = names.get(key) ?? [];
    if (key !== '' && !places.includes(place)) names.set(key, [...places, place]);
  };
  const all = cities.cityMapping.map((row): Place => ({
    city: row.city,
    province: row.province,
    country: row.iso2,
    timeZone: row.timezone,
    population: row.pop,
    forCountry: false,
  }));
  cities.cityMapping.forEach((row, i) => {
    add(row.city, all[i]!);
    add(row.city_ascii, all[i]!);
  });
  for (const [city, spellings] of Object.entries(EXONYMS)) {
    const [name, country] = city.split('|');
    const place = names.get(placeKey(name!))?.find((p) => p.country === country);
    // A table that does not have the city has nothing to translate.
    if (place) for (const spelling of spellings.split(' ')) add(spelling, place);
  }
  for (const [country, capital] of mainCities(all)) {
    const nicknames = COUNTRY_NICKNAMES[country]?.split(' ') ?? [];
    for (const name of [...countryNames(country), ...nicknames]) {
      // A country beats a city of the same name ("Mexico", "India").
      names.set(placeKey(name), [capital]);
    }
  }
  for (const places of names.values()) places.sort((a, b) => b.population - a.population);
  return names;
}

/** For each country its only zone by its most populous city, or the zone people mean. */
function mainCities(all: readonly Place[]): Map<string, Place> {
  const main = new Map<string, Place>();
  for (const place of all) {
    if (place.country === '' || place.population < (main.get(place.country)?.population ?? 0)) continue;
    const [timeZone, city] = MAIN_ZONES[place.country] ?? [place.timeZone, place.city];
    main.set(place.country, { ...place, timeZone, city, forCountry: true });
  }
  return main;
}

function countryNames(country: string): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  return LANGUAGES.flatMap((language) => countryName(country, language) ?? []);
}

/** Name of a country in a language, undefined when there is none. */
export function countryName(country: string, language: string): string | undefined {
  try {
    return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(country);
  } catch {
    return undefined;
  }
}
