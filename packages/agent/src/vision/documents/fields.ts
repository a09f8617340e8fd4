import { wholeWord } from '../../language/patterns.js';

/** Things people ask of receipts, tickets and forms by name. */
export const FIELDS = [
  'total',
  'subtotal',
  'tax',
  'tip',
  'date',
  'time',
  'table',
  'seat',
  'gate',
  'number',
  'phone',
  'email',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Indonesian puts "the" behind. */
const word = (alternatives: string) => wholeWord(`(?:${alternatives})(?:nya)?`);

/** Names of fields as people and documents write them, of all languages together. */
export const FIELD_WORDS: Readonly<Record<FieldName, RegExp>> = {
  subtotal: word(
    'sub-?total|net total|zwischensumme|nettobetrag|subtotale|sous-total|total partiel|base imponible|imponibile|उप-?योग|المجموع الفرعي',
  ),
  total: word(
    'grand total|total(?:e|es)?(?: amount| price| due| payé| a pagar| à payer| bayar)?|amount due|gesamt(?:betrag|summe|preis)?|summe|endbetrag|zu zahlen|importe|montant|net à payer|valor total|importo|somma|jumlah(?: total)?|bayar|कुल(?: राशि| योग)?|योग|المجموع|الإجمالي|الاجمالي|إجمالي|المبلغ|جمع(?: کل)?|مبلغ(?: کل)?',
  ),
  tax: word(
    '(?:sales )?tax|vat|gst|cgst|sgst|steuer|mwst|ust|mehrwertsteuer|impuestos?|iva|taxe|tva|imposto|imposta|pajak|ppn|कर|जीएसटी|الضريبة|ضريبة|مالیات',
  ),
  tip: word('tip|gratuity|service charge|trinkgeld|propina|pourboire|gorjeta|mancia|coperto|टिप|बख्शीश|بقشيش'),
  date: word(
    'date|datum|fecha|data|tanggal|tgl|तारीख|दिनांक|التاريخ|تاريخ|which day|welcher tag|qué día|quel jour|que dia|che giorno|hari apa',
  ),
  time: word(
    'time|departure|departs|boarding|uhrzeit|abfahrt|hora|heure|départ|ora|partenza|jam|pukul|berangkat|समय|الوقت|الساعة',
  ),
  table: word('table (?:number|no)|table|tisch(?:nummer)?|mesa|tavolo|meja|मेज़|टेबल|الطاولة|طاولة'),
  seat: word('seat(?: number)?|sitz(?:platz)?|platz|asiento|place|siège|assento|poltrona|posto|kursi|सीट|المقعد|مقعد'),
  gate: word(
    'gate|platform|track|gleis|bahnsteig|puerta|andén|porte|voie|quai|portão|plataforma|uscita|binario|gerbang|peron|गेट|प्लेटफ़ॉर्म|البوابة|بوابة|الرصيف',
  ),
  number: word(
    '(?:order|invoice|receipt|booking|ticket|reservation|flight|train|error) (?:number|no|code)|(?:bestell|rechnungs|beleg|buchungs|bon|auftrags|zug|flug|fehler)-?(?:nummer|nr|code)|número de (?:pedido|factura|reserva|vuelo)|numéro de (?:commande|facture|réservation|vol)|número (?:do|da) (?:pedido|nota|reserva|voo)|numero (?:di |d.)?(?:ordine|fattura|prenotazione|volo)|nomor (?:pesanan|faktur|tiket)|ऑर्डर नंबर|बिल नंबर|रसीद नंबर|رقم (?:الطلب|الفاتورة|الحجز|الرحلة)|invoice|order|rechnung|factura|facture|fattura|commande|pedido|bill no',
  ),
  phone: word(
    '(?:phone|telephone)(?: number)?|tel|telefon(?:nummer)?|teléfono|téléphone|telefone|telefono|telepon|no telp|फ़ोन|फोन|मोबाइल|الهاتف|هاتف|جوال',
  ),
  email: word('e-?mail(?: address)?|mail|correo|courriel|surel|ईमेल|البريد'),
};

/** Words that ask for a field where its bare name would say too little: only these are met in messages. */
const ASKED: Readonly<Record<FieldName, RegExp>> = {
  ...FIELD_WORDS,
  table: word(
    'table number|which table|what table|tischnummer|welcher tisch|número de mesa|qué mesa|numéro de table|quelle table|número da mesa|qual mesa|numero (?:del )?tavolo|che tavolo|quale tavolo|nomor meja|मेज़ नंबर|टेबल नंबर|رقم الطاولة',
  ),
  time: word(
    'departure time|what time (?:does|do|is (?:the|my))|when (?:does|do|is (?:the|my))|departure|wann (?:ist|fährt|geht|beginnt)|abfahrt|uhrzeit|a qué hora|cuándo (?:es|sale)|quelle heure|quand|que horas|quando|a che ora|jam berapa|kapan|कब|कितने बजे|متى',
  ),
  date: word(
    'date|datum|fecha|data|tanggal|तारीख|दिनांक|التاريخ|تاريخ|when (?:was|is|did)|wann (?:war|ist)|cuándo|quand|quando|kapan|कब|متى|which day|welcher tag|qué día|quel jour|che giorno',
  ),
  seat: word(
    'seat number|which seat|what seat|my seat|sitzplatz|welcher platz|(?:qué|mi|número de) asiento|quelle place|ma place|qual (?:é o )?assento|meu assento|che posto|quale posto|nomor kursi|सीट (?:नंबर|संख्या)|رقم المقعد',
  ),
  number: word(
    '(?:order|invoice|receipt|booking|ticket|reservation|flight|train|error) (?:number|no|code)|(?:bestell|rechnungs|beleg|buchungs|bon|auftrags|zug|flug|fehler)-?(?:nummer|nr|code)|número de (?:pedido|factura|reserva|vuelo)|numéro de (?:commande|facture|réservation|vol)|número (?:do|da) (?:pedido|nota|reserva|voo)|numero (?:di |d.)?(?:ordine|fattura|prenotazione|volo)|nomor (?:pesanan|faktur|tiket)|ऑर्डर नंबर|बिल नंबर|रसीद नंबर|رقم (?:الطلب|الفاتورة|الحجز|الرحلة)',
  ),
};

/** The fields that a message asks for. */
export function fieldsIn(text: string): readonly FieldName[] {
  const found = FIELDS.filter((name) => ASKED[name].test(text));
  return found.includes('subtotal') ? found.filter((name) => name !== 'total' || /total.*total/iu.test(text)) : found;
}
