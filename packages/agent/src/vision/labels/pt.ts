import { labels } from './label.js';

export const pt = labels(`
pessoa/pessoas/gente, humano, humanos, homem, homens, mulher, mulheres, criança, crianças, menino, meninos, menina, meninas, bebê, rosto, rostos
bicicleta/bicicletas/bike, bikes
carro/carros/automóvel, automóveis, táxi
moto/motos/motocicleta, motocicletas
avião/aviões
ônibus/ônibus/autocarro, autocarros
trem/trens/comboio
caminhão/caminhões/camião, caminhonete
barco/barcos/navio, navios
semáforo/semáforos/sinaleira
hidrante/hidrantes
placa de pare/placas de pare
parquímetro/parquímetros
banco/bancos
pássaro/pássaros/ave, aves, pato, patos, pombo, pombos
gato/gatos/gata, gatinho
cachorro/cachorros/cão, cães, cadela
cavalo/cavalos
ovelha/ovelhas
vaca/vacas/boi, bois, touro
elefante/elefantes
urso/ursos
zebra/zebras
girafa/girafas
mochila/mochilas
guarda-chuva/guarda-chuvas/sombrinha
bolsa/bolsas
gravata/gravatas
mala/malas/bagagem
frisbee/frisbees
esquis/esquis/esqui
snowboard/snowboards
bola/bolas
pipa/pipas/papagaio
taco de beisebol/tacos de beisebol
luva de beisebol/luvas de beisebol
skate/skates
prancha de surfe/pranchas de surfe/prancha
raquete de tênis/raquetes de tênis/raquete, raquetes
garrafa/garrafas
taça de vinho/taças de vinho/taça, taças, copo, copos
xícara/xícaras/caneca, canecas, chávena
garfo/garfos
faca/facas
colher/colheres
tigela/tigelas
banana/bananas
maçã/maçãs
sanduíche/sanduíches/hambúrguer
laranja/laranjas
brócolis/brócolis
cenoura/cenouras
cachorro-quente/cachorros-quentes
pizza/pizzas
rosquinha/rosquinhas/donut
bolo/bolos
cadeira/cadeiras
sofá/sofás
planta em vaso/plantas em vaso/planta, plantas
cama/camas
mesa/mesas
vaso sanitário/vasos sanitários/privada
televisão/televisões/tv, televisor, tela, telas, ecrã
notebook/notebooks/laptop, computador, computadores
mouse/mouses/rato
controle remoto/controles remotos/comando
teclado/teclados
celular/celulares/telefone, telefones, telemóvel
micro-ondas/micro-ondas
forno/fornos/fogão
torradeira/torradeiras
pia/pias
geladeira/geladeiras/frigorífico
livro/livros
relógio/relógios
vaso/vasos/jarra
tesoura/tesouras
urso de pelúcia/ursos de pelúcia/pelúcia
secador de cabelo/secadores de cabelo/secador
escova de dentes/escovas de dentes
`);
