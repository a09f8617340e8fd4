import { z } from 'zod';
import { baseLanguage } from '../../language/languages.js';
import { ToolError } from '../../types.js';
import type { Tool, ToolContext } from '../../types.js';
import { findPlaces, lookUpPlace } from './find.js';
import type { Mention } from './find.js';
import { countryName } from './places.js';
import { SENTENCES, UNKNOWN_PLACE } from './words.js';

const schema = z.object({
  places: z.array(z.string().min(1).max(80)).max(4).describe('Cities or countries asked for; empty for here'),
});
type Args = z.infer<typeof schema>;

/** A capital in the middle of a sentence may be a place that the table does not know. */
const UNKNOWN_NAME = /(?<=\p{L}\s+)(?:in|en|à|em|a|di)\s+\p{Lu}[\p{L}\p{M}'’-]+/u;

/** The time and date here or at a place, from the zones of the time zone database that Node carries. */
export const currentTime: Tool<Args> = {
  name: 'current_time',
  description: 'Tells the time and the date, here or in a city or country.',
  permission: 'all',
  needs: 'nothing',
  schema,
  timeoutMs: 2_000,

  read({ text }) {
    const places = findPlaces(text).map((mention) => mention.name);
    return places.length === 0 && UNKNOWN_NAME.test(text) ? undefined : { places };
  },

  repair({ places }, { text }) {
    // A place that the message does not name was made up.
    return { places: places.filter((place) => text.toLowerCase().includes(place.toLowerCase())) };
  },

  run({ places }, context) {
    const language = baseLanguage(context.language);
    const mentions = places.map((name) => {
      const mention = lookUpPlace(name, context.text) ?? findPlaces(name)[0];
      if (!mention) throw new ToolError(UNKNOWN_PLACE[language](name));
      return mention;
    });
    const here = { label: '', timeZone: context.timeZone };
    const wanted =
      mentions.length === 0 ? [here] : mentions.map((m) => ({ label: label(m, context), timeZone: m.place.timeZone }));
    const say = wanted.map((where) => sentence(where, context)).join('\n');
    return Promise.resolve({ say, know: say });
  },
};

function sentence(where: { label: string; timeZone: string }, { now, language }: ToolContext): string {
  const options = { timeZone: where.timeZone, numberingSystem: 'latn' };
  const time = new Intl.DateTimeFormat(language, { ...options, timeStyle: 'short' }).format(now);
  const date = new Intl.DateTimeFormat(language, { ...options, dateStyle: 'full' }).format(now);
  return SENTENCES[baseLanguage(language)](where.label, time, date);
}

/** The place as the person wrote it, with the country, and with the state when the name alone does not tell. */
function label({ name, place, ambiguous }: Mention, { language }: ToolContext): string {
  const written = name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const country = countryName(place.country, language) ?? place.country;
  if (place.forCountry) return country === written ? `${written} (${place.city})` : `${country} (${place.city})`;
  const around = [ambiguous ? place.province : '', country].filter((part) => part !== '' && part !== written);
  return around.length > 0 ? `${written} (${around.join(', ')})` : written;
}
