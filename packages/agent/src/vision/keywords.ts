import { wholeWord as word, wordBeginning } from '../language/patterns.js';

/** The words that begin so. */
const begin = (alternatives: string) => wordBeginning(`(?:${alternatives})[\\p{L}\\p{M}]*`);

/** Words that say what is asked of a picture, of all languages together: they hardly collide. */
export const KIND_WORDS = {
  how: word(
    "(?:show (?:me )?)?how (?:did )?you (?:saw|see|seen|found|find|counted|count|knew|know|looked|look)(?: (?:that|it|this))?|(?:zeig(?:e)? (?:mir )?,? ?)?wie (?:du|hast du) (?:das|es)? ?(?:gesehen|siehst|gefunden|gezählt|erkannt|erkennst)(?: hast)?|(?:muéstrame|enséñame)? ?cómo lo (?:viste|has visto|contaste|encontraste)|(?:montre(?:-moi)?)? ?comment (?:tu l['’]as|vous l['’]avez|as-tu) (?:vu|trouvé|compté)|(?:mostre|mostra)?(?:-me)? ?como (?:você )?(?:viu|contou|achou|encontrou)(?: isso)?|(?:mostrami)? ?come (?:l['’]hai|hai) (?:visto|contato|trovato)|(?:tunjukkan )?bagaimana (?:kamu|anda) (?:melihat|menghitung|menemukan)(?:nya)?|(?:दिखाओ )?(?:तुमने|आपने) (?:यह )?कैसे (?:देखा|गिना|ढूँढा)|(?:أرني )?كيف (?:رأيت|عرفت|عددت|وجدت)(?: ذلك)?",
  ),
  compare: begin(
    'compar|differen|spot the diff|what (?:has )?changed|vergleich|unterschied|diferenci|différen|diferenç|confront|differenz|paragon|तुलना|अंतर|फ़र्क|फर्क|banding|perbeda|beda|قارن|الفرق|فرق|الاختلاف|اختلاف',
  ),
  items: word(
    '(?:items|positions|lines)(?: and (?:the )?total)?(?= (?:on|of|from|in|as)|[?.!]*$)|as a table|(?:receipt|bill) table|als tabelle|(?:die )?posten|en una tabla|como (?:una )?tabla|(?:los )?artículos|(?:sous forme de|en) tableau|(?:les )?articles|em (?:uma )?tabela|como tabela|(?:os )?itens|(?:in|come) (?:una )?tabella|(?:le )?voci|तालिका(?: में)?|sebagai tabel|dalam tabel|(?:في|على شكل) جدول|كجدول|(?:what (?:did i|have i)|was habe ich|was hab ich|qué he|qué|qu.ai-je|o que|cosa ho) (?:buy|bought|gekauft|comprado|compré|acheté|comprei|comprato)',
  ),
  measure: word(
    'how (?:big|large|wide|tall|high|far)(?: apart)?|(?:the )?(?:distance|size)(?: of| between)?|measure|wie (?:groß|gross|breit|hoch|weit)(?: auseinander)?|abstand|entfernung|größe|miss|qué tamaño|tamaño|distancia|mide|qué tan (?:grande|lejos|ancho|alto)|quelle taille|taille|distance|mesure|qual (?:é )?o tamanho|tamanho|distância|meça|quanto (?:è|sono) (?:grande|grandi|lontan[oaie]|alt[oaie]|largh[ie])|dimension[ie]|distanza|misura|कितना बड़ा|कितनी बड़ी|कितनी दूर|दूरी|आकार|seberapa (?:besar|jauh|tinggi|lebar)|jarak|ukuran|كم (?:حجم|المسافة)|حجم|المسافة',
  ),
  count: word(
    "how many|count|number of|wie ?viele|zähle?|anzahl(?: der)?|cuánt[oa]s|cuant[oa]s|cuenta|contar|número de|combien (?:y a-t-il )?(?:de|d['’])|compte[rz]?|nombre de|quant[oa]s|conte|contar|quant[ie]|conta|कितने|कितनी|गिनो|गिनें|गिनिए|गिनकर|गिन|गिनती|berapa (?:banyak|jumlah|ekor|buah|orang)|hitung(?:lah)?|كم عدد|عدد|عُد|عد",
  ),
  /** These ask for amounts as well: only with a known thing they ask for its number. */
  amount: word('combien|berapa|jumlah|كم|कितना|احسب'),
  mark: word(
    'mark|circle|highlight|outline|box(?: in)?|point (?:at|to|out)|draw (?:a )?(?:box|circle)(?:es)? (?:around|round)|markiere?|kreise|kreis|umrande|rahme|einkreisen|markieren|marca|señala|rodea|resalta|marque|entoure|encadre|souligne|circule|destaque|assinale|segna|cerchia|evidenzia|चिह्नित|निशान लगाओ|निशान लगाएँ|घेरो|tandai|lingkari|حدد|ضع علامة على|ارسم دائرة حول|علّم',
  ),
  where: word(
    "where(?:['’]s|['’]re| is| are| was| were| do you see| can you see)?|find|locate|show me|wo (?:ist|sind|war|waren|steht|liegt|siehst du)?|finde|such(?:e)?|zeige? mir|dónde (?:está|están|hay)?|donde (?:está|están|esta|estan)?|encuentra|busca|muéstrame|où (?:est|sont|se trouve|se trouvent)?|trouve|cherche|montre-moi|onde (?:está|estão|fica)?|encontre|ache|mostre(?:-me)?|dov['’]è|dove (?:è|sono|si trova)?|trova|cerca|mostrami|कहाँ|कहां|किधर|ढूँढो|ढूंढो|ढूँढें|दिखाओ|di ?mana(?:kah)?|mana|cari(?:kan)?|temukan|tunjukkan|أين|وين|ابحث عن|جد|أرني",
  ),
  'is-there': word(
    "(?:is|are|was|were) there|(?:do|can) you see|any|gibt es|(?:ist|sind) (?:da|dort|hier)|siehst du|hay|ves|(?:est-ce qu['’]il )?y a(?:-t-il)?|vois-tu|há|tem|(?:você )?vê|c['’]è|ci sono|vedi|क्या .{0,20} ?है|apakah ada|ada|هل يوجد|هل توجد|هل هناك|هل ترى|هل",
  ),
  which: word(
    'which|what|welche[rsnm]?|was für|qué|que|cuáles|quels?|quelles?|quais|quali|que|che|कौन(?: |-)?(?:सा|से|सी)|क्या|apa(?: saja)?|yang mana|ما|أي|ماذا',
  ),
  read: word(
    'read|what(?:.s| is| does it)? ?(?:written|say|says)|says?|written|text|lies|lese?|steht|geschrieben|lee|dice|pone|escrito|texto|lis|lire|écrit|texte|dit|leia|diz|escrita|leggi|scritto|testo|baca(?:kan)?|tulisan|tertulis|teks|पढ़ो|पढ़ें|लिखा|اقرأ|مكتوب|المكتوب|النص',
  ),
  look: word(
    "look|zoom(?: in)?|closer|enlarge|what(?:['’]s| is| do you see)|schau|zoome?|vergrößere|näher|was (?:ist|siehst du)|mira|acerca|amplía|qué (?:hay|es|ves)|regarde|agrandis|qu['’]est-ce qu['’]il y a|qu['’]y a-t-il|olhe|amplie|aproxime|o que (?:há|é|tem)|guarda|ingrandisci|cosa c['’]è|देखो|देखें|ज़ूम|lihat|perbesar|apa yang ada|ada apa|انظر|كبّر|كبر|ماذا يوجد|ما",
  ),
  describe: word(
    "describe|what (?:do|can|did) you (?:see|recogni[sz]e)|what(?:['’]s| is| are)?(?: this| that| it)?(?: (?:in|on|there|here|a picture of))?(?= (?:(?:the|this|that|my) )?(?:picture|photo|image|pic)|[?!. ]*$)|what does .{0,20}(?:show|picture)|who is|beschreibe?|was (?:siehst|erkennst|kannst) du|was (?:ist|sieht man|zeigt|gibt es)|describe|qué (?:ves|hay|se ve|muestra)|décris|décrivez|que (?:vois|voyez)-(?:tu|vous)|qu['’]est-ce qu['’]on voit|que (?:vois|voit)|descreva|o que (?:você )?(?:vê|há|tem|mostra|aparece)|descrivi|(?:che )?cosa (?:vedi|c['’]è|mostra)|वर्णन|क्या (?:दिख|दिखता|देख|है)|jelaskan|gambarkan|apa yang (?:kamu|anda) lihat|apa (?:yang ada|isi)|صف|ماذا ترى|ماذا يوجد|ما الذي",
  ),
} as const;

/** Pictures and kinds of pictures by name. */
export const PICTURE_WORDS = word(
  'pictures?|photos?|images?|pics?|screenshots?|receipts?|bills?|signs?|menus?|tickets?|bild(?:er|ern|es)?|fotos?|kassenbon|bon|beleg|quittung|rechnung|schild|speisekarte|imagen|imágenes|recibo|cuenta|factura|cartel|image|reçu|facture|addition|panneau|imagem|imagens|nota|conta|placa|cardápio|immagin[ei]|scontrino|ricevuta|conto|cartello|foto|gambar(?:nya)?|struk|nota|तस्वीर(?:ों)?|फ़ोटो|फोटो|चित्र|रसीद|बिल|صورة|الصورة|الصورتين|صورتين|فاتورة|الفاتورة|إيصال|الإيصال',
);

/** Those of them that are made of text. */
export const DOCUMENT_WORDS = word(
  'screenshots?|screens?|receipts?|bills?|signs?|menus?|tickets?|forms?|labels?|boarding pass(?:es)?|bildschirm|kassenbon|bon|beleg|quittung|rechnung|schild|speisekarte|fahrkarte|eintrittskarte|formular|pantalla|recibo|cuenta|factura|cartel|billete|entrada|formulario|écran|reçu|facture|addition|panneau|billet|formulaire|tela|nota|conta|placa|cardápio|bilhete|formulário|schermo|scontrino|ricevuta|conto|cartello|biglietto|modulo|layar|struk|tiket|formulir|रसीद|बिल|टिकट|फ़ॉर्म|شاشة|الشاشة|فاتورة|الفاتورة|إيصال|الإيصال|تذكرة|التذكرة|لافتة|اللافتة',
);

/** Little words of the nine languages, which name nothing. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  `a an the my your our their his her its this that these those in on at of to for from with by and or is are was were be do does did can could you i me we us it them they he she there here
  please so now then also just all any some one ones much many again what which who how when has have had see seen look looking show shown kind kinds type types different visible only every each
  der die das den dem des ein eine einen einem einer mein meine meinen dein deine unser ist sind war waren auf in im am an aus von vom zu zum zur mit und oder du ich mir mich wir uns es er sie da dort hier bitte
  mal jetzt auch alle alles denn noch gibt kann kannst siehst sehen sieht zu man was wie wer für welche davon darauf darin
  el la los las un una unos unas mi mis tu tus su sus este esta estos estas ese esa en de del al a con y o es son está están esta hay por favor me te se lo que qué aquí ahí allí todos todas puedes ver ves se
  le les des du un une mon ma mes ton ta tes son sa ses ce cet cette ces dans sur de d l au aux avec et ou est sont il elle y a t-il a-t-il en s'il te plaît plait vous moi me je tu que qu ici là tous toutes peux voir vois voit on visibles
  o os as um uma meu minha seu sua este esta esse essa isto isso na no nas nos da do das dos em com e é são está estão há tem por favor me você que aqui ali lá todos todas pode ver vê aparecem vejo
  il lo gli i uno mio mia tuo tua questo questa quello quella nel nella nello nei sul sulla sullo sui del della dello dei di da con e sono è ci per favore mi che qui lì tutti tutte puoi vedere vedi si c'è ce ne
  yang itu ini di ke dari dan atau ada adalah ia saya kamu anda tolong semua dalam pada nya ya apa bisa lihat terlihat kah
  में है हैं का के की को से पर यह वह ये वे इस उस इसमें मेरा मेरी मेरे और या कृपया सभी सब मुझे क्या जो तो भी यहाँ वहाँ हो दिख दिखते दिखाई देते रहे रहा रही
  في من على إلى عن مع هذه هذا هذين هاتين تلك ذلك هو هي هم و أو هل يوجد توجد هناك هنا من فضلك كل جميع لي ما ترى يظهر الموجودة الموجود فيها فيه`.split(
    /\s+/,
  ),
);
