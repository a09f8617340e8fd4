import { PUZZLE_SOLVERS } from './puzzles.js';
import type { Solver } from './solver.js';

/** All whole numbers of a range that fit. */
function tried(from: number, to: number, fits: (candidate: number) => boolean): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(fits);
}

/** The same for amounts in hundredths. */
function hundredths(to: number, fits: (cents: number) => boolean): number[] {
  return tried(0, to * 100, fits).map((cents) => cents / 100);
}

type Shop = { counts: number[]; prices: number[]; off: number; note: number };
type Sisters = { above: number; below: number; sum: number };
type Mix = { litres: number[]; percent: number[] };
type School = { pupils: number; girls: number; girlsPlay: number; boysPlay: number };

const WORD_SOLVERS: Readonly<Record<string, Solver>> = {
  'shopping.change': ({ counts, prices, off, note }: Shop) =>
    hundredths(
      note,
      (back) => (note * 100 - back) * 100 === (counts[0]! * prices[0]! + counts[1]! * prices[1]!) * (100 - off),
    ),
  'shopping.three-for-two': (f: { count: number; cents: number; delivery: number }) => {
    let sum = f.delivery;
    for (let item = 1; item <= f.count; item++) if (item % 3 !== 0) sum += f.cents;
    return [sum / 100];
  },
  'shopping.bill': (f: { friends: number; euros: number; tip: number }) =>
    hundredths(f.euros, (each) => each * (f.friends - 1) === f.euros * (100 + f.tip)),
  'shopping.saving': (f: { has: number; cost: number; income: number; spent: number }) => {
    let [weeks, money] = [0, f.has];
    for (; money < f.cost; weeks++) money += f.income - f.spent;
    return [weeks];
  },
  'everyday.bus': (f: { start: number; off: number[]; on: number[] }) =>
    tried(0, 100, (now) => now + f.off[0]! + f.off[1]! === f.start + f.on[0]! + f.on[1]!),
  'everyday.till': (f: { counts: number[]; euros: number[]; note: number }) =>
    hundredths(f.note, (back) => back / 100 + f.counts[0]! * f.euros[0]! + f.counts[1]! * f.euros[1]! === f.note),
  'everyday.sweets': (f: { sweets: number; eaten: number; children: number }) =>
    tried(0, f.sweets, (each) => each * f.children + f.eaten === f.sweets),
  'everyday.legs': (f: { hens: number; cows: number; dogs: number }) => {
    const animals = [
      ...Array<number>(f.hens).fill(2),
      ...Array<number>(f.cows).fill(4),
      ...Array<number>(f.dogs).fill(4),
    ];
    return [animals.reduce((sum, legs) => sum + legs, 0)];
  },
  'everyday.film': (f: { start: number; film: number; pause: number }) =>
    tried(0, 1439, (end) => end - f.start - f.pause === f.film),
  'everyday.wage': (f: { hourly: number; hours: number; days: number; spent: number }) => {
    let money = -f.spent;
    for (let day = 0; day < f.days; day++) for (let hour = 0; hour < f.hours; hour++) money += f.hourly;
    return [money];
  },
  'rates.together': ({ hours }: { hours: number[] }) =>
    tried(0, 2000, (m) => m * (hours[0]! + hours[1]!) === 60 * hours[0]! * hours[1]!),
  'rates.tank': (f: { holds: number; inside: number; fills: number; leaks: number }) => {
    let [minutes, litres] = [0, f.inside];
    for (; litres < f.holds; minutes++) litres += f.fills - f.leaks;
    return litres === f.holds ? [minutes] : [];
  },
  'rates.machines': (f: { machines: number[]; hours: number[]; parts: number }) =>
    tried(0, 2000, (n) => n * f.machines[0]! * f.hours[0]! === f.parts * f.machines[1]! * f.hours[1]!),
  'rates.reading': (f: { pages: number; first: number; days: number; then: number }) => {
    let [day, left] = [0, f.pages];
    while (left > 0) left -= ++day <= f.days ? f.first : f.then;
    return [day];
  },
  'people.times-as-old': (f: { now: number; then: number; years: number }) =>
    tried(1, 60, (age) => age * f.now + f.years === f.then * (age + f.years)).map((age) => age * f.now),
  'people.sisters': ({ above, below, sum }: Sisters) =>
    tried(0, 120, (age) => age + (age - above) + (age - above - below) === sum),
  'people.average': (f: { games: number; mean: number; wanted: number }) =>
    tried(0, 200, (points) => f.games * f.mean + points === f.wanted * (f.games + 1)),
  'people.school': (f: School) => {
    const girls = Array.from({ length: f.pupils }, (_, i) => i * 100 < f.pupils * f.girls).filter(Boolean).length;
    const playing = (of: number, percent: number) => tried(0, of, (n) => n * 100 === of * percent);
    return playing(girls, f.girlsPlay).flatMap((g) => playing(f.pupils - girls, f.boysPlay).map((b) => g + b));
  },
  'quantities.mixture': ({ litres, percent }: Mix) =>
    tried(0, 100, (p) => p * (litres[0]! + litres[1]!) === litres[0]! * percent[0]! + litres[1]! * percent[1]!),
  'quantities.dilution': (f: { litres: number; strong: number; weak: number }) =>
    tried(0, 1000, (water) => (f.litres + water) * f.weak === f.litres * f.strong),
  'quantities.coins': (f: { coins: number; cents: number }) =>
    tried(0, f.coins, (twos) => twos * 200 + (f.coins - twos) * 50 === f.cents),
  'quantities.recipe': (f: { people: number; grams: number; guests: number; kilos: number }) =>
    tried(0, f.kilos * 1000, (left) => (f.kilos * 1000 - left) * f.people === f.grams * f.guests),
  'quantities.tap': (f: { drops: number; tenths: number; days: number }) =>
    hundredths(500, (litres) => litres * 100 === f.drops * 60 * 24 * f.days * f.tenths),
  'travel.meeting': (f: { from: number; speeds: number[]; km: number }) =>
    tried(1, 2000, (m) => m * f.speeds[0]! + m * f.speeds[1]! === f.km * 60).map((m) => f.from + m),
  'travel.catch-up': (f: { walks: number; rides: number; ahead: number }) =>
    tried(1, 500, (m) => f.rides * m === f.walks * (m + f.ahead)),
  'travel.legs': (f: { rides: number; riding: number; walks: number; walking: number }) =>
    tried(0, 40_000, (metres) => metres * 60 === (f.rides * f.riding + f.walks * f.walking) * 1000),
  'travel.snail': (f: { up: number; down: number; wall: number }) => {
    let [day, height] = [1, f.up];
    for (; height < f.wall; day++) height += f.up - f.down;
    return [day];
  },
  'money.up-and-down': (f: { euros: number; up: number; down: number }) =>
    hundredths(2000, (cents) => cents * 100 === f.euros * (100 + f.up) * (100 - f.down)),
  'money.before': (f: { count: number; off: number; paid: number }) =>
    hundredths(1000, (cents) => cents * f.count * (100 - f.off) === f.paid * 10_000),
  'money.tariffs': ({ fixed, each }: { fixed: number[]; each: number[] }) =>
    tried(0, 20_000, (km) => fixed[0]! * 100 + each[0]! * km === fixed[1]! * 100 + each[1]! * km),
  'shapes.field': (f: { fence: number; longer: number }) =>
    tried(1, f.fence, (wide) => 2 * (wide + wide + f.longer) === f.fence).map((wide) => wide * (wide + f.longer)),
  'shapes.path': (f: { long: number; wide: number; path: number }) => {
    let paved = 0;
    for (let x = -f.path; x < f.long + f.path; x++)
      for (let y = -f.path; y < f.wide + f.path; y++) if (x < 0 || x >= f.long || y < 0 || y >= f.wide) paved++;
    return [paved];
  },
  'shapes.pool': (f: { long: number; wide: number; deep: number; pump: number }) =>
    // In cubic decimetres, which are litres.
    tried(0, 1000, (hours) => f.long * 10 * f.wide * 10 * f.deep === hours * f.pump),
  'shapes.trees': (f: { apart: number; road: number; minutes: number }) => {
    let minutes = 0;
    for (let at = 0; at <= f.road; at += f.apart) minutes += 2 * f.minutes;
    return [minutes];
  },
};

export const SOLVERS: Readonly<Record<string, Solver>> = { ...WORD_SOLVERS, ...PUZZLE_SOLVERS };
