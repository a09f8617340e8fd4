import { labels } from './label.js';

export const id = labels(`
orang/orang/manusia, pria, wanita, lelaki, laki-laki, perempuan, anak, anak-anak, bayi, wajah
sepeda/sepeda
mobil/mobil/taksi
sepeda motor/sepeda motor/motor
pesawat/pesawat/pesawat terbang
bus/bus/bis
kereta/kereta/kereta api, trem
truk/truk/van
perahu/perahu/kapal
lampu lalu lintas/lampu lalu lintas/lampu merah
hidran/hidran
rambu berhenti/rambu berhenti/rambu stop
meteran parkir/meteran parkir
bangku/bangku
burung/burung/bebek, merpati
kucing/kucing
anjing/anjing
kuda/kuda
domba/domba
sapi/sapi
gajah/gajah
beruang/beruang
zebra/zebra
jerapah/jerapah
ransel/ransel
payung/payung
tas tangan/tas tangan/tas
dasi/dasi
koper/koper
frisbi/frisbi/frisbee
ski/ski
papan seluncur salju/papan seluncur salju/snowboard
bola/bola
layang-layang/layang-layang
tongkat bisbol/tongkat bisbol
sarung tangan bisbol/sarung tangan bisbol
papan luncur/papan luncur/skateboard
papan selancar/papan selancar
raket tenis/raket tenis/raket
botol/botol
gelas anggur/gelas anggur/gelas
cangkir/cangkir
garpu/garpu
pisau/pisau
sendok/sendok
mangkuk/mangkuk/mangkok
pisang/pisang
apel/apel
roti lapis/roti lapis/burger
jeruk/jeruk
brokoli/brokoli
wortel/wortel
hot dog/hot dog
pizza/pizza
donat/donat
kue/kue
kursi/kursi
sofa/sofa
tanaman pot/tanaman pot/tanaman
tempat tidur/tempat tidur/ranjang, kasur
meja makan/meja makan/meja
toilet/toilet
televisi/televisi/tv, layar
laptop/laptop/komputer
tetikus/tetikus/mouse
pengendali jarak jauh/pengendali jarak jauh/remot, remote
papan ketik/papan ketik/keyboard
ponsel/ponsel/telepon, hp
microwave/microwave
oven/oven
pemanggang roti/pemanggang roti
wastafel/wastafel
kulkas/kulkas/lemari es
buku/buku
jam/jam/jam dinding
vas/vas
gunting/gunting
boneka beruang/boneka beruang/boneka
pengering rambut/pengering rambut
sikat gigi/sikat gigi
`);
