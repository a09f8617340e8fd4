/** Sentences of a message that are looked at one by one; what is longer is taken as a whole. */
const MOST_SENTENCES = 6;
/** Letters that a sentence must have to stand alone; a shorter one belongs to its neighbour. */
const LEAST_LETTERS = 4;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The sentences of a message, one when it is a single one or has too many to be several requests. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const line of text.split('\n')) {
    for (const { segment } of segmenter.segment(line)) {
      const sentence = segment.trim();
      if (sentence === '') continue;
      const letters = sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      if (letters < LEAST_LETTERS && sentences.length > 0) sentences[sentences.length - 1] += ` ${sentence}`;
      else sentences.push(sentence);
    }
  }
  return sentences.length > MOST_SENTENCES ? [text] : sentences;
}
