import type { Language } from '../language/languages.js';

/** What is said of tables that came as files. Numbers come written as the language writes them. */
export interface TableWords {
  /** A file without words: what is in it, and what is to be done. */
  readonly holds: (rows: string, columns: string) => string;
  /** Above the beginning of a table that is sent as a file. */
  readonly rows: (rows: string) => string;
  /** Only the first rows were read. */
  readonly cut: (rows: string, left: string) => string;
  readonly noTable: string;
  /** More values than a chart can show. */
  readonly tooManyForChart: (most: string) => string;
}

export const TABLE_WORDS: Readonly<Record<Language, TableWords>> = {
  en: {
    holds: (rows, columns) => `A table with ${rows} rows. Columns: ${columns}. What would you like to know?`,
    rows: (rows) => `${rows} rows:`,
    cut: (rows, left) => `The file is long: I have used only its first ${rows} rows and left out ${left}.`,
    noTable: 'I find no table in this file. It needs a line for each row, with commas, semicolons or tabs between.',
    tooManyForChart: (most) => `These are too many values for one chart; ${most} is the most.`,
  },
  de: {
    holds: (rows, columns) => `Eine Tabelle mit ${rows} Zeilen. Spalten: ${columns}. Was möchtest du wissen?`,
    rows: (rows) => `${rows} Zeilen:`,
    cut: (rows, left) => `Die Datei ist lang: Ich habe nur die ersten ${rows} Zeilen benutzt und ${left} ausgelassen.`,
    noTable:
      'In dieser Datei finde ich keine Tabelle. Sie braucht eine Textzeile je Zeile, mit Kommas, Semikolons oder Tabulatoren dazwischen.',
    tooManyForChart: (most) => `Das sind zu viele Werte für ein Diagramm; höchstens ${most} gehen.`,
  },
  es: {
    holds: (rows, columns) => `Una tabla con ${rows} filas. Columnas: ${columns}. ¿Qué quieres saber?`,
    rows: (rows) => `${rows} filas:`,
    cut: (rows, left) => `El archivo es largo: solo he usado las primeras ${rows} filas y he dejado fuera ${left}.`,
    noTable:
      'No encuentro ninguna tabla en este archivo. Necesita una línea por fila, con comas, puntos y coma o tabuladores.',
    tooManyForChart: (most) => `Son demasiados valores para un gráfico; ${most} es el máximo.`,
  },
  fr: {
    holds: (rows, columns) => `Un tableau de ${rows} lignes. Colonnes : ${columns}. Que voulez-vous savoir ?`,
    rows: (rows) => `${rows} lignes :`,
    cut: (rows, left) =>
      `Le fichier est long : je n’ai utilisé que ses ${rows} premières lignes et laissé de côté ${left}.`,
    noTable:
      'Je ne trouve pas de tableau dans ce fichier. Il faut une ligne par rangée, avec des virgules, des points-virgules ou des tabulations.',
    tooManyForChart: (most) => `C’est trop de valeurs pour un graphique ; ${most} au plus.`,
  },
  pt: {
    holds: (rows, columns) => `Uma tabela com ${rows} linhas. Colunas: ${columns}. O que quer saber?`,
    rows: (rows) => `${rows} linhas:`,
    cut: (rows, left) => `O arquivo é longo: usei só as primeiras ${rows} linhas e deixei ${left} de fora.`,
    noTable:
      'Não encontro nenhuma tabela neste arquivo. É preciso uma linha para cada fila, com vírgulas, ponto e vírgula ou tabulações.',
    tooManyForChart: (most) => `São valores demais para um gráfico; ${most} é o máximo.`,
  },
  it: {
    holds: (rows, columns) => `Una tabella con ${rows} righe. Colonne: ${columns}. Che cosa vuoi sapere?`,
    rows: (rows) => `${rows} righe:`,
    cut: (rows, left) => `Il file è lungo: ho usato solo le prime ${rows} righe e ne ho tralasciate ${left}.`,
    noTable:
      'In questo file non trovo nessuna tabella. Serve una riga di testo per ogni riga, con virgole, punti e virgola o tabulazioni.',
    tooManyForChart: (most) => `Sono troppi valori per un grafico; al massimo ${most}.`,
  },
  hi: {
    holds: (rows, columns) => `${rows} पंक्तियों की एक तालिका। स्तंभ: ${columns}। आप क्या जानना चाहेंगे?`,
    rows: (rows) => `${rows} पंक्तियाँ:`,
    cut: (rows, left) => `फ़ाइल लंबी है: मैंने केवल पहली ${rows} पंक्तियाँ ली हैं और ${left} छोड़ दी हैं।`,
    noTable: 'इस फ़ाइल में मुझे कोई तालिका नहीं मिली। हर पंक्ति अलग लाइन में हो, बीच में अल्पविराम, अर्धविराम या टैब हों।',
    tooManyForChart: (most) => `एक चार्ट के लिए ये बहुत ज़्यादा मान हैं; अधिकतम ${most}।`,
  },
  id: {
    holds: (rows, columns) => `Sebuah tabel dengan ${rows} baris. Kolom: ${columns}. Apa yang ingin Anda ketahui?`,
    rows: (rows) => `${rows} baris:`,
    cut: (rows, left) => `Berkasnya panjang: saya hanya memakai ${rows} baris pertama dan melewatkan ${left}.`,
    noTable:
      'Saya tidak menemukan tabel di berkas ini. Perlu satu baris teks untuk setiap baris, dengan koma, titik koma, atau tab di antaranya.',
    tooManyForChart: (most) => `Nilainya terlalu banyak untuk satu grafik; paling banyak ${most}.`,
  },
  ar: {
    holds: (rows, columns) => `جدول من ${rows} صفا. الأعمدة: ${columns}. ماذا تريد أن تعرف؟`,
    rows: (rows) => `${rows} صفا:`,
    cut: (rows, left) => `الملف طويل: استخدمت أول ${rows} صف فقط وتركت ${left}.`,
    noTable: 'لا أجد جدولا في هذا الملف. يحتاج إلى سطر لكل صف، وبين الخلايا فواصل أو فواصل منقوطة أو علامات جدولة.',
    tooManyForChart: (most) => `هذه قيم كثيرة على رسم واحد؛ الحد الأقصى ${most}.`,
  },
};
