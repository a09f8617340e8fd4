import type { Clue } from '../order.js';
import type { Solver } from './solver.js';

/** A year that is no leap year. */
const YEAR = 2027;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Every order of the digits 0 to size − 1, counted through. */
function orders(size: number): number[][] {
  const all: number[][] = [];
  for (let code = 0; code < size ** size; code++) {
    const order = Array.from({ length: size }, (_, i) => Math.floor(code / size ** i) % size);
    if (new Set(order).size === size) all.push(order);
  }
  return all;
}

/** Who stands at a place in every order that all clues allow. */
function atPlace(who: readonly string[], clues: readonly Clue[], place: number): string[] {
  const found = new Set<string>();
  for (const order of orders(who.length)) {
    // order[i]: place of person i
    const placeOf = (name: string) => order[who.indexOf(name)]!;
    const fits = clues.every((clue) => {
      if ('who' in clue) return clue.kind === 'not-first' ? placeOf(clue.who) > 0 : placeOf(clue.who) < who.length - 1;
      const behind = placeOf(clue.second) - placeOf(clue.first);
      return clue.kind === 'next' ? behind === 1 : behind > 0;
    });
    if (fits) found.add(who[order.indexOf(place)]!);
  }
  return [...found];
}

/** Calendar, counting and order. */
export const PUZZLE_SOLVERS: Readonly<Record<string, Solver>> = {
  'calendar.weekday': (f: { today: number; first: number; then: number }) => {
    let day = f.today;
    for (let step = 0; step < f.first + f.then; step++) day = day === 6 ? 0 : day + 1;
    return [day];
  },
  'calendar.parcel': (f: { day: number; month: number; waits: number; travels: number }) => {
    const arrives = new Date(Date.UTC(YEAR, f.month - 1, f.day + f.waits + f.travels));
    return [`${arrives.getUTCDate()}.${arrives.getUTCMonth() + 1}`];
  },
  'calendar.days': ({ from, to, euros }: { from: number[]; to: number[]; euros: number }) => {
    let sum = 0;
    const last = Date.UTC(YEAR, to[1]! - 1, to[0]);
    for (let day = Date.UTC(YEAR, from[1]! - 1, from[0]); day <= last; day += DAY_MS) sum += euros;
    return [sum];
  },
  'calendar.lessons': (f: { start: number; lessons: number; long: number; pause: number }) => {
    let at = f.start;
    for (let lesson = 1; lesson <= f.lessons; lesson++) at += lesson === f.lessons ? f.long : f.long + f.pause;
    return [at];
  },
  'calendar.flight': (f: { start: number; flight: number; zone: number }) => {
    const lands = new Date(Date.UTC(YEAR, 5, 15, 0, f.start) + f.flight * 60_000 + f.zone * HOUR_MS);
    return [lands.getUTCHours() * 60 + lands.getUTCMinutes()];
  },
  'calendar.buses': ({ start, every }: { start: number; every: number[] }) => {
    let minutes = 1;
    while (every.some((gap) => minutes % gap !== 0)) minutes++;
    return [start + minutes];
  },
  'counting.handshakes': (f: { couples: number; singles: number }) => {
    const guests = 2 * f.couples + f.singles;
    let count = 0;
    for (let one = 0; one < guests; one++)
      for (let other = one + 1; other < guests; other++)
        if (!(other < 2 * f.couples && Math.floor(one / 2) === Math.floor(other / 2))) count++;
    return [count];
  },
  'counting.menu': (f: { starters: number; mains: number; desserts: number }) => {
    let meals = 0;
    for (let starter = 0; starter < f.starters; starter++)
      for (let main = 0; main < f.mains; main++)
        for (let dessert = 0; dessert < f.desserts; dessert++) if (main > 0 || dessert > 0) meals++;
    return [meals];
  },
  'counting.multiples': (f: { last: number; of: number; not: number }) => {
    let wins = 0;
    for (let ticket = f.of; ticket <= f.last; ticket += f.of) if (Math.floor(ticket / f.not) * f.not !== ticket) wins++;
    return [wins];
  },
  'counting.eggs': (f: { hens: number; days: number; broken: number; box: number }) => {
    let eggs = -f.broken;
    for (let day = 0; day < f.days; day++) eggs += f.hens;
    while (eggs >= f.box) eggs -= f.box;
    return [eggs];
  },
  'order.race': (f: { who: string[]; clues: Clue[]; place: number }) => atPlace(f.who, f.clues, f.place),
  'order.bench': (f: { who: string[]; clues: Clue[] }) => atPlace(f.who, f.clues, 2),
  'order.pets': (f: { who: string[]; not: { person: number; pet: number }[]; asked: number }) => {
    const fitting = orders(4).filter((pets) => f.not.every(({ person, pet }) => pets[person] !== pet));
    return [...new Set(fitting.map((pets) => f.who[pets.indexOf(f.asked)]))];
  },
};
