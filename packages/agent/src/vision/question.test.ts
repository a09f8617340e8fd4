import { describe, expect, test } from '@jest/globals';
import { plainSight } from '../choice/sight.js';
import { questionOf } from './question.js';

/** What people ask of a picture in front of them, and what is meant; undefined: not to be answered by looking. */
const ASKED = [
  ['en', 'how many people are in the photo?', 'count'],
  ['en', 'Where is the cat?', 'where'],
  ['en', 'Can you circle the dogs', 'mark'],
  ['en', 'what animals do you see?', 'which'],
  ['en', 'is there a bicycle in this picture?', 'where'],
  ['en', 'count the apples please', 'count'],
  ['en', 'what do you see?', 'describe'],
  ['en', 'What is in this picture?', 'describe'],
  ['en', 'describe the image', 'describe'],
  ['en', 'compare these two pictures', 'compare'],
  ['en', 'what changed between the photos?', 'compare'],
  ['en', 'how big is the car?', 'measure'],
  ['en', 'how far apart are the cup and the laptop', 'measure'],
  ['en', 'what is the total on this receipt?', 'field'],
  ['en', 'list the items on the receipt as a table', 'items'],
  ['en', 'which table number is on the bill', 'field'],
  ['en', 'what does it say at the top left?', 'read'],
  ['en', 'zoom in on the dog', 'look'],
  ['en', 'what is on the left side?', 'look'],
  ['en', 'show me how you saw that', 'how'],
  ['en', 'point out the traffic lights', 'mark'],
  ['en', 'find the keys', 'where'],
  ['en', 'make it brighter', undefined],
  ['en', 'crop it to the left', undefined],
  ['en', 'rotate the picture', undefined],
  ['en', 'Is this any good?', undefined],
  ['en', 'translate the text', undefined],
  ['en', 'write "dog" on the picture', undefined],
  ['de', 'Wie viele Leute sind auf dem Foto?', 'count'],
  ['de', 'Wo ist die Tasse?', 'where'],
  ['de', 'Markiere alle Hunde', 'mark'],
  ['de', 'Welche Tiere siehst du?', 'which'],
  ['de', 'Gibt es ein Fahrrad auf dem Bild?', 'where'],
  ['de', 'Was siehst du auf dem Bild?', 'describe'],
  ['de', 'Vergleiche die beiden Bilder', 'compare'],
  ['de', 'Was ist der Unterschied?', 'compare'],
  ['de', 'Wie groß ist das Auto?', 'measure'],
  ['de', 'Wie hoch ist die Summe auf dem Bon?', 'field'],
  ['de', 'Die Posten als Tabelle bitte', 'items'],
  ['de', 'Was steht oben links?', 'read'],
  ['de', 'Zeig mir, wie du das gesehen hast', 'how'],
  ['de', 'Mach es heller', undefined],
  ['de', 'Wo ist der Autoschlüssel?', 'where'],
  ['es', '¿Cuántas personas hay en la foto?', 'count'],
  ['es', '¿Dónde está el perro?', 'where'],
  ['es', 'Marca las botellas', 'mark'],
  ['es', '¿Qué animales ves?', 'which'],
  ['es', '¿Qué ves en la imagen?', 'describe'],
  ['es', 'Compara las dos fotos', 'compare'],
  ['es', '¿Cuál es el total del recibo?', 'field'],
  ['es', '¿Qué pone arriba a la derecha?', 'read'],
  ['es', '¿Cómo lo has visto?', 'how'],
  ['es', 'Gira la foto', undefined],
  ['fr', 'Combien de gens y a-t-il sur la photo ?', 'count'],
  ['fr', 'Où est le chat ?', 'where'],
  ['fr', 'Entoure les voitures', 'mark'],
  ['fr', "Qu'est-ce qu'on voit sur l'image ?", 'describe'],
  ['fr', 'Compare les deux images', 'compare'],
  ['fr', 'Quel est le montant total ?', 'field'],
  ['fr', "Montre-moi comment tu l'as vu", 'how'],
  ['fr', 'Traduis le texte', undefined],
  ['pt', 'Quantas pessoas há na foto?', 'count'],
  ['pt', 'Onde está o cachorro?', 'where'],
  ['pt', 'Marque as garrafas', 'mark'],
  ['pt', 'O que você vê na imagem?', 'describe'],
  ['pt', 'Compare as duas fotos', 'compare'],
  ['pt', 'Qual é o total da nota?', 'field'],
  ['it', 'Quante persone ci sono nella foto?', 'count'],
  ['it', "Dov'è il gatto?", 'where'],
  ['it', 'Segna le bottiglie', 'mark'],
  ['it', "Cosa vedi nell'immagine?", 'describe'],
  ['it', 'Confronta le due immagini', 'compare'],
  ['it', 'Qual è il totale dello scontrino?', 'field'],
  ['hi', 'तस्वीर में कितने लोग हैं?', 'count'],
  ['hi', 'बिल्ली कहाँ है?', 'where'],
  ['hi', 'तस्वीर में क्या दिख रहा है?', 'describe'],
  ['hi', 'दोनों तस्वीरों की तुलना करो', 'compare'],
  ['hi', 'रसीद का कुल कितना है?', 'field'],
  ['id', 'Ada berapa orang di foto ini?', 'count'],
  ['id', 'Di mana kucingnya?', 'where'],
  ['id', 'Tandai semua botol', 'mark'],
  ['id', 'Apa yang kamu lihat di gambar ini?', 'describe'],
  ['id', 'Bandingkan dua gambar ini', 'compare'],
  ['id', 'Berapa totalnya?', 'field'],
  ['ar', 'كم شخصًا في الصورة؟', 'count'],
  ['ar', 'أين القطة؟', 'where'],
  ['ar', 'ماذا ترى في الصورة؟', 'describe'],
  ['ar', 'قارن بين الصورتين', 'compare'],
  ['ar', 'ما المجموع في الفاتورة؟', 'field'],
  ['ar', 'كم سيارة في الصورة؟', 'count'],
] as const;

/** What stands in a document under the name that the question gives; some name a known thing besides. */
const OF_DOCUMENTS = [
  ['en', 'How much is the orange cake on this menu?'],
  ['en', 'What is the seat on this ticket?'],
  ['en', 'When is the museum open on Sunday?'],
  ['de', 'Was kostet die Suppe auf dieser Speisekarte?'],
  ['de', 'Was steht bei Gleis auf dieser Fahrkarte?'],
  ['es', '¿Cuánto cuesta la sopa en este recibo?'],
  ['fr', 'Combien coûte la pizza sur ce reçu ?'],
  ['pt', 'Quanto custa o café nesta nota?'],
  ['it', 'Quanto costa il caffè su questo scontrino?'],
  ['hi', 'इस रसीद पर दाल का दाम कितना है?'],
  ['id', 'Berapa harga nasi di struk ini?'],
  ['ar', 'كم سعر القهوة في هذه الفاتورة؟'],
] as const;

/** What nobody asks of the picture that was sent some time ago. */
const ELSEWHERE = [
  ['en', 'how many people live in Berlin?'],
  ['en', 'where is Paris?'],
  ['en', 'What time is it in Tokyo?'],
  ['en', 'what is the total of 12 and 30?'],
  ['en', 'compare Python and Java'],
  ['en', 'I have 3 cats and 2 dogs'],
  ['en', 'My dog is called Rex'],
  ['en', 'what is this?'],
  ['en', 'what is the capital of France?'],
  ['en', 'how far is the moon?'],
  ['de', 'Wo liegt Köln?'],
  ['de', 'Wie viele Einwohner hat Rom?'],
  ['de', 'Mein Hund heißt Bello'],
  ['es', '¿Cuántos días tiene un año?'],
  ['fr', 'Où est la gare de Lyon ?'],
  ['it', 'Quanto fa 3 più 4?'],
  ['id', 'Berapa 3 tambah 4?'],
  ['ar', 'كم الساعة الآن؟'],
  ['hi', 'दिल्ली कहाँ है?'],
] as const;

const request = (text: string, language: string, atHand: number) => ({
  text,
  language,
  tools: [],
  atHand,
  pictures: 1,
});

describe('questions about pictures', () => {
  test.each(ASKED)('%s: %s is %s', (language, text, kind) => {
    expect(questionOf(text, language)?.kind).toBe(kind);
  });

  test.each(OF_DOCUMENTS)('%s: %s is looked up in the document', (language, text) => {
    expect(questionOf(text, language)?.ofDocument).toBe(true);
    expect(plainSight(text, request(text, language, 1))).toBe(true);
  });

  test.each(ELSEWHERE)('%s, long after a picture: %s is about something else', (language, text) => {
    expect(plainSight(text, request(text, language, 0))).toBe(false);
  });

  test.each([
    ['en', 'and where is the cup?'],
    ['en', 'how many dogs were in the photo?'],
    ['de', 'Und wo ist die Katze?'],
    ['es', '¿y cuántas personas hay?'],
    ['fr', 'Où est le chien ?'],
    ['en', 'show me how you saw that'],
  ])('%s, ten messages later: %s is about the picture', (language, text) => {
    expect(plainSight(text, request(text, language, 0))).toBe(true);
  });

  test('what is named beside known things, and where to look', () => {
    expect(questionOf('Where are my car keys and the cat on the left side of the picture?', 'en')).toMatchObject({
      things: [{ kinds: [2] }, { kinds: [15] }],
      place: 'left',
      namesPicture: true,
    });
    expect(questionOf('find the stethoscope', 'en')).toMatchObject({ things: [], rest: 'stethoscope' });
    expect(questionOf('is that right, are there two cups?', 'en')?.place).toBeUndefined();
  });
});
