import type { Language } from '../../language/languages.js';
import type { ChartType } from './schema.js';

export interface ChartWords {
  readonly caption: (type: string, count: number) => string;
  readonly types: Readonly<Record<ChartType, string>>;
  readonly noData: string;
  readonly pieNegative: string;
  readonly scatterNumbers: string;
  readonly noLetters: string;
}

export const CHART_WORDS: Readonly<Record<Language, ChartWords>> = {
  en: {
    caption: (type, count) => `${type} of ${count} values.`,
    types: { bar: 'Bar chart', line: 'Line chart', area: 'Area chart', pie: 'Pie chart', scatter: 'Scatter chart' },
    noData: 'For a chart I need names and numbers, for example: apples 5, pears 7.',
    pieNegative: 'A pie chart needs values above zero.',
    scatterNumbers: 'A scatter chart needs pairs of numbers.',
    noLetters: 'I have no letters to write these labels in a chart.',
  },
  de: {
    caption: (type, count) => `${type} mit ${count} Werten.`,
    types: {
      bar: 'Balkendiagramm',
      line: 'Liniendiagramm',
      area: 'Flächendiagramm',
      pie: 'Kreisdiagramm',
      scatter: 'Streudiagramm',
    },
    noData: 'Für ein Diagramm brauche ich Namen und Zahlen, zum Beispiel: Äpfel 5, Birnen 7.',
    pieNegative: 'Ein Kreisdiagramm braucht Werte über null.',
    scatterNumbers: 'Ein Streudiagramm braucht Zahlenpaare.',
    noLetters: 'Für diese Beschriftung habe ich keine Buchstaben.',
  },
  es: {
    caption: (type, count) => `${type} con ${count} valores.`,
    types: {
      bar: 'Gráfico de barras',
      line: 'Gráfico de líneas',
      area: 'Gráfico de áreas',
      pie: 'Gráfico circular',
      scatter: 'Gráfico de dispersión',
    },
    noData: 'Para un gráfico necesito nombres y números, por ejemplo: manzanas 5, peras 7.',
    pieNegative: 'Un gráfico circular necesita valores mayores que cero.',
    scatterNumbers: 'Un gráfico de dispersión necesita pares de números.',
    noLetters: 'No tengo letras para escribir estas etiquetas en un gráfico.',
  },
  fr: {
    caption: (type, count) => `${type} de ${count} valeurs.`,
    types: {
      bar: 'Diagramme en barres',
      line: 'Courbe',
      area: 'Graphique en aires',
      pie: 'Camembert',
      scatter: 'Nuage de points',
    },
    noData: 'Pour un graphique, il me faut des noms et des nombres, par exemple : pommes 5, poires 7.',
    pieNegative: 'Un camembert a besoin de valeurs positives.',
    scatterNumbers: 'Un nuage de points a besoin de paires de nombres.',
    noLetters: 'Je n’ai pas de lettres pour écrire ces étiquettes dans un graphique.',
  },
  pt: {
    caption: (type, count) => `${type} com ${count} valores.`,
    types: {
      bar: 'Gráfico de barras',
      line: 'Gráfico de linhas',
      area: 'Gráfico de área',
      pie: 'Gráfico de pizza',
      scatter: 'Gráfico de dispersão',
    },
    noData: 'Para um gráfico preciso de nomes e números, por exemplo: maçãs 5, peras 7.',
    pieNegative: 'Um gráfico de pizza precisa de valores acima de zero.',
    scatterNumbers: 'Um gráfico de dispersão precisa de pares de números.',
    noLetters: 'Não tenho letras para escrever estas legendas em um gráfico.',
  },
  it: {
    caption: (type, count) => `${type} di ${count} valori.`,
    types: {
      bar: 'Grafico a barre',
      line: 'Grafico a linee',
      area: 'Grafico ad area',
      pie: 'Grafico a torta',
      scatter: 'Grafico a dispersione',
    },
    noData: 'Per un grafico mi servono nomi e numeri, per esempio: mele 5, pere 7.',
    pieNegative: 'Un grafico a torta ha bisogno di valori maggiori di zero.',
    scatterNumbers: 'Un grafico a dispersione ha bisogno di coppie di numeri.',
    noLetters: 'Non ho lettere per scrivere queste etichette in un grafico.',
  },
  hi: {
    caption: (type, count) => `${count} मानों का ${type}।`,
    types: { bar: 'बार चार्ट', line: 'रेखा चार्ट', area: 'क्षेत्र चार्ट', pie: 'पाई चार्ट', scatter: 'स्कैटर चार्ट' },
    noData: 'चार्ट के लिए मुझे नाम और संख्याएँ चाहिए, जैसे: सेब 5, नाशपाती 7।',
    pieNegative: 'पाई चार्ट के लिए शून्य से बड़े मान चाहिए।',
    scatterNumbers: 'स्कैटर चार्ट के लिए संख्याओं के जोड़े चाहिए।',
    noLetters: 'मेरे पास ये नाम चार्ट में लिखने के लिए अक्षर नहीं हैं।',
  },
  id: {
    caption: (type, count) => `${type} dari ${count} nilai.`,
    types: {
      bar: 'Diagram batang',
      line: 'Diagram garis',
      area: 'Diagram area',
      pie: 'Diagram lingkaran',
      scatter: 'Diagram sebar',
    },
    noData: 'Untuk diagram saya perlu nama dan angka, misalnya: apel 5, pir 7.',
    pieNegative: 'Diagram lingkaran memerlukan nilai di atas nol.',
    scatterNumbers: 'Diagram sebar memerlukan pasangan angka.',
    noLetters: 'Saya tidak punya huruf untuk menulis label ini dalam diagram.',
  },
  ar: {
    caption: (type, count) => `${type}: عدد القيم ${count}.`,
    types: { bar: 'مخطط أعمدة', line: 'مخطط خطي', area: 'مخطط مساحي', pie: 'مخطط دائري', scatter: 'مخطط انتشار' },
    noData: 'أحتاج لرسم بياني إلى أسماء وأرقام، مثلًا: تفاح 5، إجاص 7.',
    pieNegative: 'المخطط الدائري يحتاج إلى قيم أكبر من الصفر.',
    scatterNumbers: 'مخطط الانتشار يحتاج إلى أزواج من الأرقام.',
    noLetters: 'ليست لدي حروف لكتابة هذه التسميات في رسم بياني.',
  },
};
