import type { CareSentences } from './sentences.js';

export const id: CareSentences = {
  numbers: 'nomor darurat di negara Anda (119 atau 112 di Indonesia)',
  at: (number) => `${number}`,
  emergency: (call) =>
    `Telepon ${call} sekarang: ini bisa keadaan darurat. Saya asisten otomatis dan tidak dapat menilainya dari sini, jadi jangan menunggu saya.`,
  selfHarm: (call, line) =>
    `Terima kasih sudah mengatakannya. Anda tidak sendirian, dan ada bantuan sekarang.${line ? ` Di ${line} ada yang mendengarkan Anda.` : ''} Jika ada yang sedang dalam bahaya, telepon ${call}. Ceritakan juga kepada orang yang Anda percaya. Saya asisten otomatis dan tidak dapat menggantikan orang yang bisa mendampingi.`,
  health: (call) =>
    `Saya bukan dokter: saya tidak dapat mengatakan apa penyakit Anda atau berapa banyak obat yang tepat bagi Anda. Tanyakan kepada dokter atau apoteker; jika tiba-tiba memburuk, telepon ${call}.`,
};
