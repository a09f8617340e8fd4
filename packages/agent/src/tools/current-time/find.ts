import { MOST_WORDS, countryName, placeKey, placesNamed } from './places.js';
import type { Place } from './places.js';
import { NOT_PLACES, PLACE_PREPOSITIONS } from './words.js';

/** A place that a text names. */
export interface Mention {
  /** As written. */
  readonly name: string;
  readonly place: Place;
  /** True when the country has several of that name in different time zones. */
  readonly ambiguous: boolean;
}

/** Places one message may ask for. */
const MOST_PLACES = 4;

/** The places a text names, longest names first where they overlap. */
export function findPlaces(text: string): readonly Mention[] {
  const words = [...text.matchAll(/[\p{L}\p{M}.'’-]+/gu)].map((match) => match[0].replace(/[.'’-]+$/u, ''));
  const mentions: Mention[] = [];
  let i = 0;
  while (i < words.length && mentions.length < MOST_PLACES) {
    const found = longestAt(words, i, text);
    if (found) mentions.push(found.mention);
    i += found?.words ?? 1;
  }
  return mentions;
}

/** A name given on its own, by a model or after a preposition. */
export function lookUpPlace(name: string, text: string): Mention | undefined {
  const zone = Intl.supportedValuesOf('timeZone').find((id) => placeKey(id.split('/').at(-1)!) === placeKey(name));
  const places = placesNamed(name);
  if (places.length > 0) return mentionOf(name, places, text);
  if (zone === undefined) return undefined;
  return {
    name,
    place: { city: name, province: '', country: '', timeZone: zone, population: 0, forCountry: false },
    ambiguous: false,
  };
}

function longestAt(words: readonly string[], start: number, text: string) {
  for (let count = Math.min(MOST_WORDS, words.length - start); count > 0; count--) {
    const name = words.slice(start, start + count).join(' ');
    if (count === 1 && !couldBePlace(words, start)) continue;
    const places = placesNamed(name);
    const bare = places.length > 0 ? places : placesNamed(withoutArabicPreposition(name));
    if (bare.length > 0) {
      const written = places.length > 0 ? name : withoutArabicPreposition(name);
      return { mention: mentionOf(written, bare, text), words: count };
    }
  }
  return undefined;
}

/** Short and common words are cities somewhere ("Same", "Of", "Bari"): they count only where a place is expected. */
function couldBePlace(words: readonly string[], at: number): boolean {
  const word = words[at]!;
  if (NOT_PLACES.has(placeKey(word))) return false;
  const before = placeKey(words[at - 1] ?? '');
  return /^\p{Lu}/u.test(word) || !/\p{Script=Latin}/u.test(word) || PLACE_PREPOSITIONS.has(before);
}

/** "بلندن" is "in London". */
function withoutArabicPreposition(name: string): string {
  return name.replace(/^ب(?=\p{Script=Arabic}{2})/u, '');
}

function mentionOf(name: string, places: readonly Place[], text: string): Mention {
  // "Paris, Texas": another word of the message may name the state or the country.
  const said = ` ${placeKey(text)} `;
  const nearer = places.filter((place) =>
    [place.province, countryName(place.country, 'en') ?? ''].some(
      (region) => region !== '' && placeKey(region) !== placeKey(name) && said.includes(` ${placeKey(region)} `),
    ),
  );
  const place = nearer[0] ?? places[0]!;
  return {
    name,
    place,
    ambiguous: places.some((other) => other.country === place.country && other.timeZone !== place.timeZone),
  };
}
