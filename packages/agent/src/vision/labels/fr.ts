import { labels } from './label.js';

export const fr = labels(`
personne/personnes/gens, humain, humains, homme, hommes, femme, femmes, enfant, enfants, garçon, garçons, fille, filles, bébé, visage, visages
vélo/vélos/bicyclette, bicyclettes
voiture/voitures/auto, autos, taxi
moto/motos/scooter
avion/avions
bus/bus/autobus, autocar
train/trains/tramway
camion/camions/camionnette
bateau/bateaux/barque
feu de circulation/feux de circulation/feu tricolore, feux tricolores
bouche d'incendie/bouches d'incendie
panneau stop/panneaux stop
parcmètre/parcmètres
banc/bancs
oiseau/oiseaux/canard, canards, pigeon, pigeons
chat/chats/chatte, chaton, chatons
chien/chiens/chienne, chiot, chiots
cheval/chevaux
mouton/moutons
vache/vaches/taureau
éléphant/éléphants
ours/ours
zèbre/zèbres
girafe/girafes
sac à dos/sacs à dos
parapluie/parapluies/parasol, parasols
sac à main/sacs à main/sac, sacs
cravate/cravates
valise/valises/bagage, bagages
frisbee/frisbees
skis/skis/ski
snowboard/snowboards
ballon/ballons/balle, balles
cerf-volant/cerfs-volants
batte de baseball/battes de baseball
gant de baseball/gants de baseball
skateboard/skateboards
planche de surf/planches de surf
raquette de tennis/raquettes de tennis/raquette, raquettes
bouteille/bouteilles
verre à vin/verres à vin/verre, verres
tasse/tasses
fourchette/fourchettes
couteau/couteaux
cuillère/cuillères/cuiller
bol/bols
banane/bananes
pomme/pommes
sandwich/sandwichs/hamburger
orange/oranges
brocoli/brocolis
carotte/carottes
hot-dog/hot-dogs
pizza/pizzas
beignet/beignets/donut, donuts
gâteau/gâteaux
chaise/chaises
canapé/canapés/sofa
plante en pot/plantes en pot/plante, plantes
lit/lits
table/tables
toilettes/toilettes
téléviseur/téléviseurs/télévision, télé, écran, écrans
ordinateur portable/ordinateurs portables/ordinateur, ordinateurs, portable
souris/souris
télécommande/télécommandes
clavier/claviers
téléphone/téléphones/mobile, smartphone
micro-ondes/micro-ondes
four/fours
grille-pain/grille-pain
évier/éviers/lavabo
réfrigérateur/réfrigérateurs/frigo, frigos
livre/livres
horloge/horloges/pendule, montre
vase/vases
ciseaux/ciseaux
ours en peluche/ours en peluche/peluche, peluches
sèche-cheveux/sèche-cheveux
brosse à dents/brosses à dents
`);
