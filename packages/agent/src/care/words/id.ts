import type { CareWords } from './words.js';

export const id: CareWords = {
  emergency: `nyeri dada | dada… (sakit|nyeri|sesak|tertekan) | sakit (di )?dada
    (tidak|tak|nggak|gak|susah|sulit) (bisa )?(bernapas|bernafas|napas|nafas) | sesak (napas|nafas) | berhenti (bernapas|bernafas) | tidak ada nadi
    pingsan | tidak sadar* | (tidak|tak|nggak|gak) (bangun|merespons|merespon|bereaksi) | hilang kesadaran | ambruk
    (wajah|mulut)nya? (miring|turun|mencong|lumpuh) | wajah… (miring|mencong|mati rasa) | bicara*… (pelo|cadel|tidak jelas) | (lengan|tangan|separuh|sebelah)… (lumpuh|mati rasa)
    (kena|terkena|mengalami|sedang) (serangan jantung|stroke|kejang) | kejang | kejang-kejang
    overdosis | (minum|menelan|telan)… (semua|terlalu banyak|satu strip|sebotol|satu botol|kebanyakan)… (obat|pil|tablet)* | (minum|menelan|tertelan|telan|makan)… (pemutih|baterai|racun|deterjen|magnet|pembersih|karbol|insektisida) | keracunan | karbon monoksida
    (berdarah|pendarahan|perdarahan|darah*)… (banyak|tidak berhenti|gak berhenti|terus|hebat) | muntah darah | batuk darah
    tersedak | (tenggorokan|lidah)… (bengkak|menutup) | bibir… (biru|membiru|bengkak) | anafilaksis
    digigit ular | gigitan ular | tersetrum | kesetrum | tenggelam | luka bakar (parah|berat) | ditusuk`,
  selfHarm: `bunuh diri | membunuh diri* | (ingin|mau|pengen|pingin) (mati|mengakhiri hidup|menyakiti diri)(?! (ketawa|tertawa|rasanya)) | (tidak|tak|nggak|gak) (ingin|mau|sanggup) hidup | akhiri hidup* | mengakhiri hidup* | menyakiti diri* | melukai diri* | menyayat | lebih baik (aku|saya) mati | capek hidup | lelah hidup`,
  health: `gejala | penyakit* | sakit (kepala|perut|gigi|tenggorokan|punggung|telinga|pinggang|lutut|leher|badan|maag) | infeksi | radang | migrain | demam | batuk* | ruam | gatal* | bengkak | mual* | muntah* | diare | mencret | sembelit | pusing | kram | berdarah | luka | luka bakar | lepuh | memar | terkilir | keseleo | patah tulang | alergi* | asma | diabetes | kencing manis | tekanan darah | darah tinggi | gula darah | kolesterol | serangan jantung | jantung* berdebar | stroke | epilepsi | ayan | kanker | tumor | benjolan | tahi lalat | hamil | kehamilan | keguguran | kontrasepsi | pil kb | haid | menstruasi | depresi | kecemasan | serangan panik | insomnia | susah tidur | flu | pilek | covid* | demam berdarah | tipes | pneumonia | bronkitis | obat* | antibiotik | vaksin* | efek samping | resep dokter | dosis* | tiroid | usus buntu | asam urat | rematik | anemia | sedang sakit | sakit apa | (kepala|perut|gigi|punggung|lutut|kaki|tangan|mata|telinga|tenggorokan)(ku|nya)? (saya |aku )?(sakit|nyeri|gatal|bengkak)`,
  dose: `berapa* | dosis* | takaran | maksimal* | dua kali lipat`,
  things: `(tanaman|pohon|rumput|mawar|anggrek|tomat|kemangi|kaktus|bunga|kebun|anjing|kucing|hamster|kelinci|kuda|burung|ikan|ayam|sapi|komputer|laptop|hp|ponsel|telepon|mobil|motor|mesin|printer|baterai|server|situs|router|windows|program|aplikasi|kode|file|sepeda|kulkas|oven|ekonomi|perusahaan|adonan|ragi|kue|roti|tokoh)(ku|nya|mu)? | hewan peliharaan*`,
  people: `(aku|saya) (sakit|merasa|punya|minum|digigit|demam|batuk|mual|pusing|kena) | (anak|bayi|istri|suami|ibu|ayah|bapak|mama|papa|nenek|kakek|adik|kakak|teman|tetangga|paman|bibi|pacar|kaki|tangan|kepala|dada|perut|kulit|mata|punggung|tenggorokan)(ku|nya)? (saya|aku)? | seseorang | dia | orang | digigit`,
  notMeant: `lelucon | lucu | novel | cerpen | (di|dalam|dari) (film|serial|game|buku|lagu|cerita|novel) | lirik | puisi | resep (masakan|kue|makanan|rendang|sup|soto|nasi|ayam|sambal|untuk) | masak* | memasak | memanggang | teka-teki | peribahasa | terjemah* | sinonim | ketawa | tertawa | proses | layar biru | virus komputer | antivirus | saham`,
};
