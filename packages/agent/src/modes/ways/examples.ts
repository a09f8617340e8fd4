/** A question and how it is to be worked on. */
export interface WorkedExample {
  readonly question: string;
  readonly work: string;
}

/**
 * Examples teach the form, in several languages: the question in English first, then the work. They are written for this place; no
 * evaluation has a problem of their kind.
 */
export const PROGRAMS: readonly WorkedExample[] = [
  {
    question:
      'Ein Zug hat 6 Wagen mit je 48 Plätzen. Ein Viertel der Plätze ist reserviert, auf 151 sitzt jemand. Wie viele sind noch frei?',
    work: `\`\`\`js
// A train has 6 cars with 48 seats each. A quarter of the seats is reserved, 151 are taken. How many are still free?
const seats = 6 * 48;
const reserved = seats / 4;
const free = seats - reserved - 151;
console.log(free);
\`\`\``,
  },
  {
    question: 'Il mio orologio va avanti di 135 minuti e segna le 22:05. Che ore sono?',
    work: `\`\`\`js
// My watch is 135 minutes fast and shows 22:05. What time is it?
const minutes = 22 * 60 + 5 - 135;
console.log(\`\${Math.floor(minutes / 60) % 24}:\${String(minutes % 60).padStart(2, '0')}\`);
\`\`\``,
  },
  {
    question: 'Quel est le 100e jour de 2026, et combien de jours y a-t-il d’un dimanche au jeudi suivant ?',
    work: `\`\`\`js
// Which is the 100th day of 2026, and how many days are there from a Sunday to the next Thursday?
const date = new Date(Date.UTC(2026, 0, 100));
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const wait = (days.indexOf('Thursday') - days.indexOf('Sunday') + 7) % 7;
console.log(\`\${date.getUTCDate()} \${months[date.getUTCMonth()]}, \${wait} days\`);
\`\`\``,
  },
];

export const SEARCHES: readonly WorkedExample[] = [
  {
    question: 'La somme de deux nombres est 50, leur produit est 609. Quel est le plus grand ?',
    work: `\`\`\`js
// The sum of two numbers is 50, their product is 609. Which is the larger one?
for (let larger = 25; larger <= 50; larger++) {
  const smaller = 50 - larger;
  if (larger * smaller === 609) console.log(larger);
}
\`\`\``,
  },
  {
    question:
      'Ein Schloss hat die Ziffern 1, 2, 3 und 4, jede einmal. Die erste ist doppelt so groß wie die letzte, die dritte ist größer als die erste. Wie lautet die zweite?',
    work: `\`\`\`js
// A lock has the digits 1, 2, 3 and 4, each once. The first is twice the last, the third is larger than the first. What is the second?
for (const order of permutations([1, 2, 3, 4])) {
  if (order[0] === 2 * order[3] && order[2] > order[0]) console.log(order[1]);
}
\`\`\``,
  },
];
