import { labels } from './label.js';

export const es = labels(`
persona/personas/gente, humano, humanos, hombre, hombres, mujer, mujeres, niño, niños, niña, niñas, chico, chicos, chica, chicas, bebé, cara, caras
bicicleta/bicicletas/bici, bicis
coche/coches/carro, carros, auto, autos, taxi
moto/motos/motocicleta, motocicletas
avión/aviones
autobús/autobuses/bus, buses
tren/trenes/tranvía
camión/camiones/furgoneta, camioneta
barco/barcos/bote, botes
semáforo/semáforos
boca de incendios/bocas de incendios/hidrante, hidrantes
señal de stop/señales de stop
parquímetro/parquímetros
banco/bancos
pájaro/pájaros/ave, aves, pato, patos, paloma, palomas
gato/gatos/gata, gatito, gatitos
perro/perros/perra, perrito, cachorro, cachorros
caballo/caballos
oveja/ovejas
vaca/vacas/toro, toros
elefante/elefantes
oso/osos
cebra/cebras
jirafa/jirafas
mochila/mochilas
paraguas/paraguas/sombrilla, sombrillas
bolso/bolsos/cartera, bolsa, bolsas
corbata/corbatas
maleta/maletas/equipaje
frisbee/frisbees
esquís/esquís/esquí, esquíes
tabla de snowboard/tablas de snowboard/snowboard
pelota/pelotas/balón, balones
cometa/cometas
bate de béisbol/bates de béisbol/bate
guante de béisbol/guantes de béisbol
monopatín/monopatines
tabla de surf/tablas de surf
raqueta de tenis/raquetas de tenis/raqueta, raquetas
botella/botellas
copa de vino/copas de vino/copa, copas, vaso, vasos
taza/tazas
tenedor/tenedores
cuchillo/cuchillos
cuchara/cucharas
cuenco/cuencos/bol, boles, tazón
plátano/plátanos/banana, bananas
manzana/manzanas
sándwich/sándwiches/bocadillo, bocadillos, hamburguesa
naranja/naranjas
brócoli/brócoli
zanahoria/zanahorias
perrito caliente/perritos calientes/hot dog
pizza/pizzas
rosquilla/rosquillas/dónut, donut, donuts
pastel/pasteles/tarta, tartas
silla/sillas
sofá/sofás
planta/plantas/maceta, macetas
cama/camas
mesa/mesas
inodoro/inodoros/váter
televisor/televisores/televisión, pantalla, pantallas, tele
portátil/portátiles/ordenador, computadora, laptop
ratón/ratones/mouse
mando a distancia/mandos a distancia/control remoto, mando
teclado/teclados
móvil/móviles/teléfono, teléfonos, celular, celulares
microondas/microondas
horno/hornos
tostadora/tostadoras
fregadero/fregaderos/lavabo
nevera/neveras/frigorífico, refrigerador
libro/libros
reloj/relojes
jarrón/jarrones/florero
tijeras/tijeras
osito de peluche/ositos de peluche/peluche, peluches
secador de pelo/secadores de pelo/secador
cepillo de dientes/cepillos de dientes
`);
