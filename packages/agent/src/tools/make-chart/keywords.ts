import type { ChartType } from './schema.js';
import { wordBeginning as word } from '../../language/patterns.js';

/** Words for kinds of chart, in the nine languages; the first that is found decides, a bar chart when none is. */
export const TYPE_WORDS: readonly (readonly [ChartType, RegExp])[] = [
  [
    'pie',
    word(
      'pie|kreis|torten|kuchen|circular|pastel|tarta|camembert|circulaire|secteurs|pizza|torta|lingkaran|kue|पाई|دائري',
    ),
  ],
  [
    'scatter',
    word('scatter|streu|punkt(?:e)?diagramm|dispersi|nuage de points|dispersão|sebar|बिखर|स्कैटर|مبعثر|انتشار'),
  ],
  ['area', word('area chart|area graph|fläche|flaeche|de área|área|aires|d.aire|ad area|area\\b|क्षेत्र|مساحة|مساحي')],
  ['line', word('line|linie|verlauf|líneas?|lineas?|courbe|ligne|linha|linee|linea|garis|रेखा|लाइन|خطي|خط بياني')],
  [
    'bar',
    word(
      'bar|balken|säule|saeule|barras?|columnas|barre|bâtons|histogram|colunas|colonne|istogramma|batang|बार|दंड|أعمدة|شريطي|عمودي',
    ),
  ],
];

/** A chart by any of its names. */
const CHART =
  'chart|graph|líneas?|lineas?|linie|lignes?|linhas?|linee|garis|barras|bars|balken|torta|pastel|diagram|diagramm|gráfic[oa]s?|grafic[oa]s?|graphique|diagramme|courbe|camembert|grafico|grafik|bagan|plot|चार्ट|ग्राफ़?|आरेख|رسم|مخطط|بياني|بيانيًا';
export const CHART_WORD = word(CHART);

/** Words of the request itself, which are no label: all up to the word for a chart and what ties it to the data. */
export const REQUEST = new RegExp(
  `^.*(?:${CHART})[\\p{L}\\p{M}]*` +
    '(?:\\s*(?:bars?|lines?|pie|de (?:barras?|líneas?|pastel|pizza|linhas?|colunas|área)|a barre|a torta|a linee|en barres|circulaire|en courbe|batang|garis|lingkaran|circular|दायरी|شريطي|دائري|خطي|أعمدة))?' +
    '(?:\\s*(?:of|with|for|from|about|showing|using|aus|mit|von|für|zu|über|daraus|de|del|con|para|sobre|avec|pour|des|du|com|dos|das|da|per|di|dei|delle|dari|dengan|untuk|का|के|की|من|لـ|مع|ب)(?![\\p{L}\\p{M}]))?' +
    '(?:\\s*(?:the|this|these|my|following|den|diesen|dieser|meine[nr]?|los|las|estos|mis|les|ces|mes|os|as|i|le|questi|data|daten|datos|données|dados|dati|डेटा|البيانات|التالية)(?![\\p{L}\\p{M}]))*\\s*[:：]?\\s*',
  'iu',
);

/** The request behind the data: "5 apples, 7 pears as a chart". */
export const AS_CHART = /\s+(?:as|into|in|als|como|en|comme|come|sebagai|dalam)\s+\p{L}.*$/iu;
