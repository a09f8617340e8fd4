import type { Phrases } from './phrases.js';

export const id: Phrases = {
  disclosure: (name) => `Saya ${name}, asisten otomatis.`,
  noAnswer: 'Maaf, saya belum berhasil memberi jawaban yang baik. Bisa disampaikan dengan cara lain?',
  toolFailed: (what) => `Maaf, ini tidak berhasil: ${what}.`,
  toolTooSlow: (what) => `Maaf, ini terlalu lama sehingga saya hentikan: ${what}.`,
  tools: {
    calculate: 'perhitungan',
    edit_picture: 'mengubah gambar',
    look: 'melihat gambar',
    read_picture: 'membaca gambar',
    make_chart: 'membuat grafik',
    run_code: 'perhitungan dengan program',
    current_time: 'melihat waktu',
  },
  someTool: 'salah satu langkah',
  needPicture: 'Untuk itu saya perlu sebuah gambar. Tolong kirimkan.',
  textCut: 'Pesan Anda sangat panjang: saya hanya membaca awal dan akhirnya.',
  lost: {
    'too-large': 'Saya tidak bisa membuka berkasnya: terlalu besar.',
    'too-many-pixels': 'Saya tidak bisa membuka gambarnya: pikselnya terlalu banyak.',
    'not-a-picture': 'Saya tidak bisa membuka berkasnya: itu bukan gambar yang saya kenal.',
    empty: 'Berkasnya tiba dalam keadaan kosong. Tolong kirim lagi.',
    expired: 'Berkasnya sudah tidak ada. Tolong kirim lagi.',
    refused: 'Saya tidak diizinkan mengambil berkasnya. Tolong kirim lagi.',
    unreachable: 'Saya tidak bisa mengambil berkasnya. Tolong kirim lagi.',
    unsupported: 'Saya tidak bisa membuka berkas jenis ini.',
  },
  cannot: {
    audio: 'Saya belum bisa mendengarkan pesan suara. Tolong tuliskan.',
    video: 'Saya belum bisa menonton video. Tolong tuliskan atau kirim gambar.',
    document:
      'Dari berkas saya hanya bisa membaca tabel dan teks biasa (CSV, TXT). Tolong kirim salah satunya, atau gambar.',
    unsupported: 'Saya tidak mengerti pesan jenis ini. Tolong tuliskan.',
  },
  empty: 'Pesan Anda tiba kosong. Apa yang bisa saya bantu?',
};
