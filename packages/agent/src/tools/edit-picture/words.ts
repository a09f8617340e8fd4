import type { Language } from '../../language/languages.js';

/** What was done, as a caption is put together from it; `number` is already written for the person. */
export interface EditWords {
  readonly rotate: (degrees: string) => string;
  readonly flip: Readonly<Record<'horizontal' | 'vertical', string>>;
  readonly crop: string;
  readonly resize: (size: string) => string;
  readonly grayscale: string;
  readonly blur: string;
  readonly brighter: string;
  readonly darker: string;
  readonly caption: string;
  readonly sticker: string;
  /** Refusals. */
  readonly unreadable: string;
  readonly noLetters: string;
  /** Nothing that can be done was asked for. */
  readonly unclear: string;
}

export const EDIT_WORDS: Readonly<Record<Language, EditWords>> = {
  en: {
    rotate: (degrees) => `rotated by ${degrees}°`,
    flip: { horizontal: 'mirrored', vertical: 'flipped upside down' },
    crop: 'cropped',
    resize: (size) => `resized to ${size} pixels`,
    grayscale: 'black and white',
    blur: 'blurred',
    brighter: 'brighter',
    darker: 'darker',
    caption: 'with your text',
    sticker: 'sticker',
    unreadable: 'I could not open the picture. Please send it again.',
    noLetters: 'I have no letters to write this text into a picture.',
    unclear:
      'I am not sure what to do with the picture. I can rotate, mirror, crop, resize, grey, blur, brighten or darken it, write on it, or make a sticker.',
  },
  de: {
    rotate: (degrees) => `um ${degrees}° gedreht`,
    flip: { horizontal: 'gespiegelt', vertical: 'auf den Kopf gespiegelt' },
    crop: 'zugeschnitten',
    resize: (size) => `auf ${size} Pixel gebracht`,
    grayscale: 'schwarz-weiß',
    blur: 'weichgezeichnet',
    brighter: 'heller',
    darker: 'dunkler',
    caption: 'mit deinem Text',
    sticker: 'Sticker',
    unreadable: 'Ich konnte das Bild nicht öffnen. Bitte schick es noch einmal.',
    noLetters: 'Für diesen Text habe ich keine Buchstaben, die ich in ein Bild schreiben kann.',
    unclear:
      'Ich bin nicht sicher, was ich mit dem Bild tun soll. Ich kann es drehen, spiegeln, zuschneiden, in der Größe ändern, schwarz-weiß, unscharf, heller oder dunkler machen, beschriften oder einen Sticker daraus machen.',
  },
  es: {
    rotate: (degrees) => `girada ${degrees}°`,
    flip: { horizontal: 'reflejada', vertical: 'volteada de arriba abajo' },
    crop: 'recortada',
    resize: (size) => `ajustada a ${size} píxeles`,
    grayscale: 'en blanco y negro',
    blur: 'desenfocada',
    brighter: 'más clara',
    darker: 'más oscura',
    caption: 'con tu texto',
    sticker: 'pegatina',
    unreadable: 'No he podido abrir la imagen. Envíala otra vez, por favor.',
    noLetters: 'No tengo letras para escribir ese texto en una imagen.',
    unclear:
      'No tengo claro qué hacer con la imagen. Puedo girarla, reflejarla, recortarla, cambiar su tamaño, ponerla en blanco y negro, desenfocarla, aclararla u oscurecerla, escribir en ella o hacer una pegatina.',
  },
  fr: {
    rotate: (degrees) => `tournée de ${degrees}°`,
    flip: { horizontal: 'en miroir', vertical: 'retournée de haut en bas' },
    crop: 'recadrée',
    resize: (size) => `redimensionnée à ${size} pixels`,
    grayscale: 'en noir et blanc',
    blur: 'floutée',
    brighter: 'plus claire',
    darker: 'plus sombre',
    caption: 'avec votre texte',
    sticker: 'autocollant',
    unreadable: 'Je n’ai pas pu ouvrir l’image. Renvoyez-la, s’il vous plaît.',
    noLetters: 'Je n’ai pas de lettres pour écrire ce texte dans une image.',
    unclear:
      'Je ne sais pas bien quoi faire de l’image. Je peux la tourner, la retourner, la recadrer, la redimensionner, la mettre en noir et blanc, la flouter, l’éclaircir ou l’assombrir, écrire dessus ou en faire un autocollant.',
  },
  pt: {
    rotate: (degrees) => `girada ${degrees}°`,
    flip: { horizontal: 'espelhada', vertical: 'virada de cabeça para baixo' },
    crop: 'recortada',
    resize: (size) => `redimensionada para ${size} pixels`,
    grayscale: 'em preto e branco',
    blur: 'desfocada',
    brighter: 'mais clara',
    darker: 'mais escura',
    caption: 'com o seu texto',
    sticker: 'figurinha',
    unreadable: 'Não consegui abrir a imagem. Envie de novo, por favor.',
    noLetters: 'Não tenho letras para escrever esse texto em uma imagem.',
    unclear:
      'Não sei bem o que fazer com a imagem. Posso girar, espelhar, recortar, redimensionar, deixar em preto e branco, desfocar, clarear ou escurecer, escrever nela ou fazer uma figurinha.',
  },
  it: {
    rotate: (degrees) => `ruotata di ${degrees}°`,
    flip: { horizontal: 'specchiata', vertical: 'capovolta' },
    crop: 'ritagliata',
    resize: (size) => `ridimensionata a ${size} pixel`,
    grayscale: 'in bianco e nero',
    blur: 'sfocata',
    brighter: 'più chiara',
    darker: 'più scura',
    caption: 'con il tuo testo',
    sticker: 'adesivo',
    unreadable: 'Non sono riuscito ad aprire l’immagine. Rimandala, per favore.',
    noLetters: 'Non ho lettere per scrivere questo testo in un’immagine.',
    unclear:
      'Non so bene che cosa fare con l’immagine. Posso ruotarla, specchiarla, ritagliarla, ridimensionarla, metterla in bianco e nero, sfocarla, schiarirla o scurirla, scriverci sopra o farne un adesivo.',
  },
  hi: {
    rotate: (degrees) => `${degrees}° घुमाई गई`,
    flip: { horizontal: 'दर्पण की तरह पलटी गई', vertical: 'ऊपर-नीचे पलटी गई' },
    crop: 'काटी गई',
    resize: (size) => `${size} पिक्सेल की गई`,
    grayscale: 'श्वेत-श्याम',
    blur: 'धुंधली की गई',
    brighter: 'ज़्यादा उजली',
    darker: 'ज़्यादा गहरी',
    caption: 'आपके पाठ के साथ',
    sticker: 'स्टिकर',
    unreadable: 'मैं तस्वीर नहीं खोल पाया। कृपया उसे फिर से भेजिए।',
    noLetters: 'मेरे पास यह पाठ तस्वीर में लिखने के लिए अक्षर नहीं हैं।',
    unclear:
      'मुझे समझ नहीं आया कि तस्वीर के साथ क्या करना है। मैं उसे घुमा, पलट, काट, छोटा-बड़ा, श्वेत-श्याम, धुंधला, उजला या गहरा कर सकता हूँ, उस पर लिख सकता हूँ या स्टिकर बना सकता हूँ।',
  },
  id: {
    rotate: (degrees) => `diputar ${degrees}°`,
    flip: { horizontal: 'dicerminkan', vertical: 'dibalik atas-bawah' },
    crop: 'dipotong',
    resize: (size) => `diubah menjadi ${size} piksel`,
    grayscale: 'hitam putih',
    blur: 'diburamkan',
    brighter: 'lebih terang',
    darker: 'lebih gelap',
    caption: 'dengan teks Anda',
    sticker: 'stiker',
    unreadable: 'Saya tidak bisa membuka gambarnya. Tolong kirim lagi.',
    noLetters: 'Saya tidak punya huruf untuk menulis teks itu ke dalam gambar.',
    unclear:
      'Saya tidak yakin apa yang harus dilakukan dengan gambarnya. Saya bisa memutar, mencerminkan, memotong, mengubah ukuran, membuatnya hitam putih, buram, lebih terang atau gelap, menulis di atasnya, atau membuat stiker.',
  },
  ar: {
    rotate: (degrees) => `تم تدويرها ${degrees}°`,
    flip: { horizontal: 'معكوسة', vertical: 'مقلوبة رأسًا على عقب' },
    crop: 'مقصوصة',
    resize: (size) => `بحجم ${size} بكسل`,
    grayscale: 'بالأبيض والأسود',
    blur: 'مموّهة',
    brighter: 'أكثر سطوعًا',
    darker: 'أغمق',
    caption: 'مع نصك',
    sticker: 'ملصق',
    unreadable: 'لم أتمكن من فتح الصورة. من فضلك أرسلها مرة أخرى.',
    noLetters: 'ليست لدي حروف لكتابة هذا النص في صورة.',
    unclear:
      'لست متأكدًا مما يجب فعله بالصورة. يمكنني تدويرها أو عكسها أو قصها أو تغيير حجمها أو جعلها بالأبيض والأسود أو تمويهها أو تفتيحها أو تعتيمها أو الكتابة عليها أو صنع ملصق منها.',
  },
};
