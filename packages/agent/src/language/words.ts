import type { Language } from './languages.js';

/** Languages in Latin script, told apart by their commonest words; the others by their script. */
export type LatinLanguage = Exclude<Language, 'hi' | 'ar'>;

/**
 * Function words and the words people open a chat with. A word that several languages share stands in each of them, so that it decides nothing.
 * Lower case, accents as written; people who leave accents out are met by the second spelling.
 */
export const COMMON_WORDS: Readonly<Record<LatinLanguage, string>> = {
  en: `a about add after all am an and any are as at back be been black but by can chart color colour could day did do does draw
    explain find for from get give good had has have hello help hey hi how i if image in into is it its just know like long make many me month more much
    my need new no not now of ok okay old on one or out over photo pic picture please put read right rotate say see send she should show sky so some tell text
    than thank thanks that the them then there these they this three time tip to today tomorrow too turn two up us was we well were what whats what's when
    where which who why will with work would write wrote year yes yesterday you your i'm it's don't crop blur brighter darker flip sticker morning evening night
    degrees left joke funny poem capital world people cat dog friend
    january february march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday percent plus minus times divided squared fahrenheit celsius seven eight nine ten four five six film movie music
    book sea sad very really only being got her his few each paid pay cost costs price total buy sell describe translate
    charts bore grayscale brother sister mother father happy birthday love exams their
    friends among throw sided numbers sort`,
  de: `aber alle als also am an auch auf aus bei bild bin bis bist bitte da danke das dass dein deine dem den denn der des dich die dir doch du ein eine einen einem
    einer er es etwas euch foto für fuer ganz gib ging guten gut habe haben hallo hast hat heute hier ich ihr im in ist ja jetzt kann kannst kein keine könnte kannst
    lies mach machen mal man mehr mein meine meinem meinen mich mir mit morgen muss nach nein nicht noch nun nur oder ohne schon schreib sehr seit sich sie sind so soll spät spaet steht
    tag text über ueber um und uns viel von vor war warum was weil wenn wer werden wie wieder will wir wird wo würde wurde zeig zu zum zur zwei drei uhr wieviel prozent mach
    hoch drehe dreh schwarzweiß hauptstadt erkläre erzähl witz gestern abend nacht diagramm daraus wann welche welcher welches
    januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag
    samstag sonntag teile dividiere spiegle spiegel zeichne verkleinere vergrößere beschreibe beschreib übersetze vier fünf sechs
    sieben acht neun zehn magst musik film buch meer traurig durch geteilt kostet kosten preis summe kaufe bezahle welt liebe stunde
    minuten euro horizontal links rechts heller dunkler größer kleiner
    sag gleich frohes neues jahr grüße bruder schwester mutter vater hund katze name heiße wohne alt geburtstag schön schöne schönen
    diese dieser bedeutet zahlen sortiere nächste`,
  es: `a al algo antes aquí aqui así bien buena buenas bueno buenos como cómo con cual cuál cuales cuando cuándo cuanto cuánto cuánta cuanta cuántos cuantos da de del dame desde día dia dias días dice dime donde dónde dos
    el él ella en entre es esa ese eso está esta estas este esto estos estoy foto gracias gráfico grafico gusta ha hace hacer hasta hay haz hola hora hoy imagen la las le lee les lo los me mañana más mas
    mi mí mis mucho muy nada no nos o para pero poco pon por porque porqué puede puedes qué que quién quien quiero se ser si sí sin sobre son soy su sus también tengo tiene texto tu tú un una
    uno y ya yo favor tres explica escribe chiste gira blanco negro noche tarde capital vale veces dividido sombras
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes
    sábado domingo cuatro cinco seis siete ocho nueve diez grados dibuja divide voltea describe traduce película libro música
    recomiéndame refleja recorta ponla hazla leer mundo amor euros cuesta cuestan precio suma compro izquierda derecha claro oscura
    oscuro pequeña grande
    saludos nueva nuevo bici gasté gastamos comida muéstralo demasiado vemos gustaron matemáticas nunca hermano hermana mide oye feliz
    año cumpleaños perro gato madre padre vivo llamo llama casa desenfoca desenfócala felicidades bonita bonito
    lanza tira dado dados moneda clase dura línea recta`,
  fr: `à a ai ait alors après as au aujourd'hui aussi avec beaucoup bien bonjour bonsoir ça ca car ce cela ces cet cette c'est ceci chez combien comme comment dans de demain des deux dis dit dois donc
    du elle en encore entre est et était être eu fais fait faire faut graphique heure hier il ils image j'ai je jour jusqu'à l'heure la là le les leur lis lui ma mais me merci mes moi mon même ne
    non nos notre nous on ont ou où oui par parce pas peux peut photo plus pour pourquoi qu'est-ce quand que quel quelle quelles quels qui quoi sa salut sans se ses si son sont soir sur
    ta te tes texte toi ton tourne tout toute trois tu un une va veux voici votre vous y est-il s'il plaît plait blague explique écris ecris fois noir blanc c'était plutôt ville mets rends coupe
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi
    dimanche quatre cinq six sept huit neuf dix convertis divise réduis réduis-la retourne recadre traduis décris conseille
    conseille-moi conseilles-tu livre autocollant rond aimes musique nuit bonne temps passe vite dure fais-en mets-la monde amour
    coûte prix somme achète gauche droite rends-la sombre claire petit petite grand grande
    es-tu voilà maison nouvelle nouveau peux-tu rendre fond flou bons baisers frère sœur mère père chien chat anniversaire joyeux
    année belle beau habite appelle
    nombre nombres vient ensuite`,
  pt: `a agora ainda além ao aos aqui as até boa bem bom com como da das de depois desde dia dias diz do dois dos duas e é ela ele em essa esse esta está este estou eu faça faz fazer foi foto
    fotografia gira gráfico grafico há hora horas hoje imagem isso isto já la lê leia lhe mais mas me meu meus minha minhas muito na não nao nas no noite nos nossa nosso num numa o obrigada obrigado oi olá ola onde os ou
    para pela pelo por porque pode podes poderia qual quais quando quanto quantos quantas que quem quero são se sem ser seu sim só sobre sua tarde tem tenho tenha texto também três tu tudo um uma você voce amanhã ontem piada explique escreva
    vezes dividido preto branco deixe fique favor capital gire tchau obrigado
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda-feira terça quarta quinta sexta
    sábado domingo quatro cinco seis sete oito nove dez divida descreva traduza espelhe espelha deixa leio jornal todo filme dura
    ingressos dá vemos nunca gostei matemática escrito escrita escura escuro recomende mundo amor custa preço soma compro esquerda
    direita pequeno pequena grande
    abraços menor feliz ano novo nova irmão irmã mãe pai cachorro gato aniversário parabéns moro chama bonito bonita obrigadas
    números número ordene estes aula jogue sorteie nome seguir vem dados`,
  it: `a adesso ai al alla alle allora anche ancora bella bene bello buona buongiorno buonasera c'è che chi ci ciao come con cosa così da dal dalla dammi dei del della delle di dice dimmi domani dopo dove due e è ecco era
    fa fai fammi fare foto fra gira già gli gradi grafico grazie ha hai ho i ieri il immagine in io l'ora la le leggi lo loro lui ma mai me meno mi mia mie miei mio molto ne nel nella nero no noi non nostro o oggi ogni
    ora ore parla per perché perche più piu po' poco poi puoi può qual quale quali quando quanta quante quanti quanto quel quella quello questa questo qui sa scritto scrivi se sei senza si sì sia siamo solo sono sta su sua sul suo tanto te
    testo ti tra tre tu tutti tutto tuo un una uno vi voglio volte vorrei che spiega raccontami barzelletta bianco favore capitale sera notte fanno
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì giovedì
    venerdì sabato domenica quattro cinque sette otto nove dieci dividi descrivi traduci ruota specchia sfoca sfocare riduci rifletti
    ritaglia rendila mettila fanne rotondo adesivo appartamento costa caro film dura minuti libro musica mondo amore prezzo somma
    compro sinistra destra scura scuro chiara piccola grande metà cartello
    abbraccio saluti buon anno nuovo nuova fratello sorella madre padre cane gatto compleanno auguri abito chiamo chiama casa
    questi queste numeri ordina lancia moneta metti nomi retta disegna arrivando sto`,
  id: `ada adalah agar aku anda apa apakah atau bagaimana bagi bahwa baik baru bisa buat buatkan bukan coba dalam dan dari dengan di dia foto fotonya gambar gambarnya gelap grafik hari halo hai hitam hitung ini itu jadi jadikan jam jangan jelaskan juga
    kalau kali kalian kamu kami kapan karena ke kenapa kepada ketika kita kopi lagi lebih mana masih mau mengapa mereka nama nanti oleh orang pada pagi paling pukul punya putar putih saat saja sama sampai sangat satu saya sebuah sedang sekarang
    selamat semua seperti siapa siang sore stiker sudah tahun tahu tanggal tentang terima kasih tidak teks tolong tiga tulis dua untuk utama waktu yang ya banyak berapa besok bulan kemarin malam persen potong kota derajat bacakan baca tulisan ibu ibukota lelucon dibagi ditambah
    januari februari maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis jumat sabtu minggu
    empat lima enam tujuh delapan sembilan sepuluh kurang tambah ubah sewa harga seharga tiket totalnya kirim lihat suka musik laut
    puisi pendek film bagus koran nenek kereta kucing anjing kiri kanan terang kecil besar cinta dunia
    kakak adik ayah rumah ulang senang cantik tinggal
    lempar koin kocok dadu untukku urutkan`,
};

/** Letters and letter pairs that are (nearly) only written in one of the languages. */
export const TELLTALE_LETTERS: readonly (readonly [RegExp, LatinLanguage, number])[] = [
  [/ß/u, 'de', 3],
  [/[äöü]/u, 'de', 1.5],
  [/[ñ¿¡]/u, 'es', 3],
  [/[ãõ]/u, 'pt', 3],
  [/ç/u, 'pt', 0.7],
  [/ç/u, 'fr', 0.7],
  [/[œùëîû]/u, 'fr', 1.5],
  [/\b[cdjlmnst]['’]/u, 'fr', 1],
  [/[êâ]/u, 'fr', 0.6],
  [/[êâ]/u, 'pt', 0.6],
  [/[òì]/u, 'it', 1.5],
  [/\b(?:dell|nell|sull|all|un)['’]/u, 'it', 2],
  [/(?:ção|ções|nh[oae]|lh[oae])/u, 'pt', 1],
  [/(?:agem|dade|inho|inha|ei|ou)\b/u, 'pt', 0.4],
  [/(?:sch|cht|ung\b|keit\b)/u, 'de', 0.8],
  [/(?:zione|gli|cchi|tto\b)/u, 'it', 0.8],
  [/(?:[aei]re|ezza|ato|ata|mente)\b/u, 'it', 0.3],
  [/\b(?:l|d|c|un|po)['’]/u, 'it', 0.7],
  [/(?:ción|ciones|ll[aeo])/u, 'es', 0.8],
  [/(?:ando|iendo|idad|ar|er)\b/u, 'es', 0.3],
  [/(?:eau|aux|oux|tion\b|ez\b)/u, 'fr', 0.5],
  [/(?:eur|ment|ette|ois|oir|que)\b/u, 'fr', 0.3],
  [/(?:ing\b|tion\b|th)/u, 'en', 0.5],
  [/(?:nya\b|kan\b|\bmen|\bber|ng\b)/u, 'id', 0.4],
];
