import { labels } from './label.js';

export const en = labels(`
person/people/persons, human, humans, man, men, woman, women, child, children, kid, kids, boy, boys, girl, girls, guy, guys, baby, faces, face, everybody, somebody
bicycle/bicycles/bike, bikes
car/cars/automobile, automobiles, taxi, taxis
motorcycle/motorcycles/motorbike, motorbikes, scooter, scooters
aeroplane/aeroplanes/airplane, airplanes, plane, planes, aircraft
bus/buses/coach
train/trains/tram, trams
lorry/lorries/truck, trucks, van, vans
boat/boats/ship, ships
traffic light/traffic lights/stoplight, stoplights
fire hydrant/fire hydrants/hydrant, hydrants
stop sign/stop signs
parking meter/parking meters
bench/benches
bird/birds/duck, ducks, pigeon, pigeons
cat/cats/kitten, kittens
dog/dogs/puppy, puppies
horse/horses/pony, ponies
sheep/sheep/lamb, lambs
cow/cows/bull, bulls, cattle
elephant/elephants
bear/bears
zebra/zebras
giraffe/giraffes
backpack/backpacks/rucksack, rucksacks
umbrella/umbrellas/parasol, parasols
handbag/handbags/purse, purses, bag, bags
tie/ties/necktie, neckties
suitcase/suitcases/luggage
frisbee/frisbees
skis/skis/ski
snowboard/snowboards
ball/balls/football, footballs
kite/kites
baseball bat/baseball bats
baseball glove/baseball gloves
skateboard/skateboards
surfboard/surfboards
tennis racket/tennis rackets/racket, rackets
bottle/bottles
wine glass/wine glasses/glass, glasses
cup/cups/mug, mugs
fork/forks
knife/knives
spoon/spoons
bowl/bowls
banana/bananas
apple/apples
sandwich/sandwiches/burger, burgers
orange/oranges
broccoli/broccoli
carrot/carrots
hot dog/hot dogs
pizza/pizzas
doughnut/doughnuts/donut, donuts
cake/cakes
chair/chairs/seat
sofa/sofas/couch, couches
potted plant/potted plants/plant, plants, houseplant, houseplants
bed/beds
dining table/dining tables/table, tables
toilet/toilets
television/televisions/tv, tvs, screen, screens, monitor, monitors
laptop/laptops/computer, computers, notebook
mouse/mice/computer mouse
remote control/remote controls/remote, remotes
keyboard/keyboards
mobile phone/mobile phones/phone, phones, cell phone, cell phones, smartphone, smartphones
microwave/microwaves
oven/ovens/stove
toaster/toasters
sink/sinks/washbasin
fridge/fridges/refrigerator, refrigerators
book/books
clock/clocks/watch
vase/vases
scissors/scissors
teddy bear/teddy bears/teddy, soft toy
hair dryer/hair dryers/hairdryer
toothbrush/toothbrushes
`);
