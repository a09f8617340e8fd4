import { labels } from './label.js';

export const it = labels(`
persona/persone/gente, umano, umani, uomo, uomini, donna, donne, bambino, bambini, bambina, bambine, ragazzo, ragazzi, ragazza, ragazze, viso, visi
bicicletta/biciclette/bici
auto/auto/macchina, macchine, automobile, automobili, taxi
moto/moto/motocicletta, motociclette, scooter
aereo/aerei/aeroplano
autobus/autobus/bus, corriera
treno/treni/tram
camion/camion/furgone
barca/barche/nave, navi
semaforo/semafori
idrante/idranti
segnale di stop/segnali di stop
parchimetro/parchimetri
panchina/panchine
uccello/uccelli/anatra, anatre, piccione, piccioni
gatto/gatti/gatta, gattino
cane/cani/cagnolino, cucciolo
cavallo/cavalli
pecora/pecore
mucca/mucche/toro
elefante/elefanti
orso/orsi
zebra/zebre
giraffa/giraffe
zaino/zaini
ombrello/ombrelli/ombrellone
borsa/borse/borsetta
cravatta/cravatte
valigia/valigie/bagaglio, bagagli
frisbee/frisbee
sci/sci
snowboard/snowboard
palla/palle/pallone, palloni
aquilone/aquiloni
mazza da baseball/mazze da baseball
guantone da baseball/guantoni da baseball
skateboard/skateboard
tavola da surf/tavole da surf
racchetta da tennis/racchette da tennis/racchetta, racchette
bottiglia/bottiglie
calice/calici/bicchiere, bicchieri
tazza/tazze/tazzina, tazzine
forchetta/forchette
coltello/coltelli
cucchiaio/cucchiai/cucchiaino
ciotola/ciotole/scodella
banana/banane
mela/mele
panino/panini/hamburger
arancia/arance
broccoli/broccoli
carota/carote
hot dog/hot dog
pizza/pizze
ciambella/ciambelle
torta/torte
sedia/sedie
divano/divani
pianta in vaso/piante in vaso/pianta, piante
letto/letti
tavolo/tavoli/tavola
gabinetto/gabinetti/water
televisore/televisori/tv, televisione, schermo, schermi
portatile/portatili/computer, laptop
mouse/mouse
telecomando/telecomandi
tastiera/tastiere
cellulare/cellulari/telefono, telefoni, telefonino
microonde/microonde
forno/forni
tostapane/tostapane
lavandino/lavandini/lavello
frigorifero/frigoriferi/frigo
libro/libri
orologio/orologi
vaso/vasi
forbici/forbici
orsacchiotto/orsacchiotti/peluche
asciugacapelli/asciugacapelli/phon
spazzolino/spazzolini/spazzolino da denti
`);
