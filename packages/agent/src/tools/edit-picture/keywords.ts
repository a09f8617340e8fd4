import type { Operation } from './operations.js';
import { wordBeginning } from '../../language/patterns.js';

/** Words that ask for an operation, in the nine languages. Stems: endings vary. */
const WORDS: Readonly<Record<Operation['op'], string>> = {
  rotate:
    'rotat|turn(?!.{0,30}(?:into|gr[ea]y|black|b&w|a sticker))|spin|dreh|rotier|gir[aoe]|rota[rld]|rote|tourne|pivote|rotacion|ruota|putar(?!an)|घुमा|أدر|دوّر|دور الصورة|تدوير|لف الصورة',
  flip: 'flip|mirror|spieg[el]|voltea|reflej|espejo|miroir|retourne|symétri|espelh|specchi|capovolg|ribalta|cermin|balik|पलट|मिरर|उलट|اقلب|اعكس|عكس',
  crop: 'crop|cut out|cut off|trim|zuschneid|zuschnitt|zugeschnitten|schneid|beschneid|recort|recadr|rogne|rogner|découpe|cort[ae]|ritagli|taglia|potong|क्रॉप|काट|اقتص|قص',
  resize:
    'resiz|scale|smaller|larger|bigger|shrink|enlarge|half (?:the |its |as )|verkleiner|kleiner|vergrößer|größer|skalier|halb so|doppelt so|auf (?=\\d+ ?(?:px|pixel|x))|redimension|reduc|reduz|agrand|achic|más pequeñ|más grande|rédui|rétréci|plus petit|plus grand|diminu|aument|menor|maior|ridimension|rimpicciol|ingrandisc|più piccol|più grande|ubah ukuran|perkecil|perbesar|kecilkan|besarkan|छोटा|बड़ा|आकार|صغّر|صغر|كبّر|كبر|تصغير|تكبير|حجم',
  grayscale:
    'gr[ea]y ?scale|gr[ea]y|black[- ]and[- ]white|black & white|b&w|b/w|monochrom|schwarz[- ]?wei(?:ß|ss)|graustufe|grau|blanco y negro|escala de grises|en gris|noir et blanc|niveaux de gris|preto e branco|tons de cinza|bianco e nero|scala di grigi|hitam[- ]putih|abu-abu|श्वेत[- ]श्याम|ब्लैक एंड व्हाइट|काल[ाी][- ]सफ़?ेद|أبيض وأسود|ابيض واسود|رمادي',
  blur: 'blur|weichzeichn|unscharf|verschwomm|verpixel|desenfo|difumin|flou|desfo[cq]|borrad|sfoca|sfuma|buram|kabur|धुंधल|ब्लर|ضبابي|تمويه|غبّش|موّه',
  brightness:
    'bright|light(?:er|en)|dark(?:er|en)|heller|aufhell|helligkeit|dunkler|abdunkel|dunkel|más clar|más brill|aclar|más oscur|oscure|brillo|plus clair|éclairci|luminos|plus lumineu|plus sombre|assombri|mais clar|clare|mais brilho|brilho|mais escur|escure|più chiar|schiari|più scur|scurisc|terang|cerah|gelap|उजल|चमक|गहरा|अंधेरा|أفتح|فتّح|سطوع|أغمق|عتّم|أكثر إشراق',
  caption:
    'caption|write|text|label|schreib|beschrift|aufschrift|escrib|pon(?:le|er)?|escrev|coloque|legenda|écri|légende|ajoute|scriv|didascalia|scritta|aggiungi|tulis|teks|tambahkan|लिख|اكتب|أضف|نص',
  sticker: 'sticker|stiker|aufkleber|pegatina|autocollant|figurinha|adesivo|स्टिकर|ملصق',
};

/** Words of a square; they ask for a crop on their own. */
const SQUARE = 'square|quadrat|cuadrad|carré|quadrad|persegi|kotak|वर्ग|चौकोर|مربع';

export const OPERATION_WORDS = Object.entries({ ...WORDS, crop: `${WORDS.crop}|${SQUARE}` }).map(
  ([op, words]) => [op as Operation['op'], wordBeginning(words, 'giu')] as const,
);

export const IS = {
  left: wordBeginning(
    'left|counter-?clockwise|anti-?clockwise|links|gegen den uhr|izquierd|antihorari|gauche|esquerd|sinistr|antiorari|kiri|बाएं|बाईं|बायीं|اليسار|يسار|عكس عقارب',
  ),
  right: wordBeginning('right|clockwise|rechts|derech|droite|direit|destr|kanan|दाएं|दाईं|दायीं|اليمين|يمين'),
  upsideDown: wordBeginning(
    'upside[- ]down|auf den kopf|kopfüber|boca abajo|de cabeza|à l.envers|de cabeça|ponta-cabeça|sottosopra|terbalik|उल्टा|رأسًا على عقب',
  ),
  vertical: wordBeginning(
    'vertical|top to bottom|senkrecht|vertikal|de arriba|haut en bas|de cima|verticalment|atas bawah|लंबवत|عمودي|رأسي',
  ),
  darker: wordBeginning('dark|dunk|abdunk|oscur|sombre|assombri|escur|scur|gelap|गहरा|अंधेरा|أغمق|عتّم'),
  smaller: wordBeginning(
    'small|shrink|klein|verklein|pequeñ|reduc|achic|petit|rédui|rétréci|reduz|diminu|menor|piccol|rimpicciol|kecil|छोटा|صغ|تصغير',
  ),
  half: wordBeginning('half|halb|hälfte|mitad|moitié|metade|metà|setengah|आधा|نصف'),
  double: wordBeginning('double|twice|doppelt|doble|dobro|doppio|dua kali|दोगुना|ضعف'),
  strong: wordBeginning(
    'strong|heav|very|stark|sehr|mucho|muy|fuerte|beaucoup|très|fort|muito|bem |molto|sangat|बहुत|جد',
  ),
  light: wordBeginning(
    'light|slight|a (?:little|bit)|leicht|etwas|ein wenig|poco|leve|un peu|légèr|pouco|leggerm|sedikit|थोड़|قليل',
  ),
  height: wordBeginning('high|height|tall|hoch|höhe|alt[oau]|hauteur|haut|altezza|tinggi|ऊँच|ارتفاع'),
  top: wordBeginning(
    'top|above|upper|oben|obere|arriba|superior|haut|dessus|cima|topo|sopra|alto|atas|ऊपर|أعلى|الأعلى|فوق',
  ),
  bottom: wordBeginning(
    'bottom|below|lower|unten|untere|abajo|inferior|bas|dessous|baixo|sotto|basso|bawah|नीचे|أسفل|الأسفل|تحت',
  ),
  square: wordBeginning(SQUARE),
} as const;
