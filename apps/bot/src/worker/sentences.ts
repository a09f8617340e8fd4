/** What the worker itself says to people: nothing in it tells of the inside. */
interface Sentences {
  /** Something went wrong for good. */
  readonly sorry: string;
  readonly tooSlow: string;
  /** The answer takes long. */
  readonly thinking: string;
  readonly stopped: string;
  readonly skipped: (count: number) => string;
}

const SENTENCES: Readonly<Record<string, Sentences>> = {
  en: {
    sorry: 'Sorry, something went wrong on my side and I could not answer that. Please try again.',
    tooSlow: 'Sorry, that took me too long and I had to give up. Could you ask for something smaller?',
    thinking: 'I am still thinking about it.',
    stopped: 'All right, I have stopped.',
    skipped: (n) => `That was more than I can read at once: I left out your ${n} oldest messages.`,
  },
  de: {
    sorry:
      'Entschuldigung, bei mir ist etwas schiefgegangen, und ich konnte nicht antworten. Bitte versuche es noch einmal.',
    tooSlow: 'Entschuldigung, das hat zu lange gedauert, und ich musste aufgeben. Geht es auch eine Nummer kleiner?',
    thinking: 'Ich denke noch darüber nach.',
    stopped: 'In Ordnung, ich habe aufgehört.',
    skipped: (n) =>
      `Das war mehr, als ich auf einmal lesen kann: Deine ${n} ältesten Nachrichten habe ich ausgelassen.`,
  },
  es: {
    sorry: 'Lo siento, algo ha fallado por mi parte y no he podido responder. Inténtalo otra vez, por favor.',
    tooSlow: 'Lo siento, he tardado demasiado y he tenido que dejarlo. ¿Puedes pedirme algo más pequeño?',
    thinking: 'Todavía lo estoy pensando.',
    stopped: 'De acuerdo, lo dejo.',
    skipped: (n) => `Era más de lo que puedo leer de una vez: he omitido tus ${n} mensajes más antiguos.`,
  },
  fr: {
    sorry: "Désolé, un problème est survenu de mon côté et je n'ai pas pu répondre. Merci de réessayer.",
    tooSlow:
      "Désolé, cela prenait trop de temps et j'ai dû abandonner. Pouvez-vous demander quelque chose de plus petit ?",
    thinking: "J'y réfléchis encore.",
    stopped: "D'accord, j'arrête.",
    skipped: (n) =>
      `C'était plus que je ne peux lire d'un coup : j'ai laissé de côté vos ${n} messages les plus anciens.`,
  },
  pt: {
    sorry: 'Desculpe, algo deu errado do meu lado e não consegui responder. Tente outra vez, por favor.',
    tooSlow: 'Desculpe, demorou demais e tive de desistir. Pode pedir algo menor?',
    thinking: 'Ainda estou pensando nisso.',
    stopped: 'Certo, parei.',
    skipped: (n) => `Foi mais do que consigo ler de uma vez: deixei de fora as suas ${n} mensagens mais antigas.`,
  },
  it: {
    sorry: 'Mi dispiace, qualcosa è andato storto da parte mia e non ho potuto rispondere. Riprova, per favore.',
    tooSlow: 'Mi dispiace, ci ho messo troppo e ho dovuto rinunciare. Puoi chiedere qualcosa di più piccolo?',
    thinking: 'Ci sto ancora pensando.',
    stopped: 'Va bene, mi fermo.',
    skipped: (n) => `Era più di quanto possa leggere in una volta: ho tralasciato i tuoi ${n} messaggi più vecchi.`,
  },
  hi: {
    sorry: 'माफ़ कीजिए, मेरी ओर से कुछ गड़बड़ हो गई और मैं जवाब नहीं दे सका। कृपया फिर से कोशिश करें।',
    tooSlow: 'माफ़ कीजिए, इसमें बहुत समय लग गया और मुझे छोड़ना पड़ा। क्या आप कुछ छोटा पूछ सकते हैं?',
    thinking: 'मैं अभी इस पर सोच रहा हूँ।',
    stopped: 'ठीक है, मैं रुक गया।',
    skipped: (n) => `यह एक बार में पढ़ने के लिए बहुत ज़्यादा था: मैंने आपके ${n} सबसे पुराने संदेश छोड़ दिए।`,
  },
  id: {
    sorry: 'Maaf, ada yang salah di pihak saya dan saya tidak bisa menjawab. Silakan coba lagi.',
    tooSlow: 'Maaf, itu terlalu lama dan saya harus berhenti. Bisakah Anda meminta sesuatu yang lebih kecil?',
    thinking: 'Saya masih memikirkannya.',
    stopped: 'Baik, saya berhenti.',
    skipped: (n) => `Itu lebih banyak dari yang bisa saya baca sekaligus: ${n} pesan terlama Anda saya lewati.`,
  },
  ar: {
    sorry: 'عذرًا، حدث خطأ من جهتي ولم أتمكن من الرد. يرجى المحاولة مرة أخرى.',
    tooSlow: 'عذرًا، استغرق ذلك وقتًا طويلًا واضطررت إلى التوقف. هل يمكنك طلب شيء أصغر؟',
    thinking: 'ما زلت أفكر في ذلك.',
    stopped: 'حسنًا، توقفت.',
    skipped: (n) => `كان ذلك أكثر مما أستطيع قراءته دفعة واحدة: تجاوزت أقدم رسائلك وعددها ${n}.`,
  },
};

/** The sentences in the language a BCP 47 tag names, else in English. */
export function sentencesIn(language: string | undefined): Sentences {
  const base = language?.toLowerCase().split('-')[0] ?? 'en';
  return SENTENCES[base] ?? SENTENCES['en']!;
}
