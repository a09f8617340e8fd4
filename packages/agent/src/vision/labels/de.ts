import { labels } from './label.js';

export const de = labels(`
Person/Personen/Leute, Leuten, Mensch, Menschen, Mann, Männer, Frau, Frauen, Kind, Kinder, Kindern, Junge, Jungen, Mädchen, Baby, Gesicht, Gesichter
Fahrrad/Fahrräder/Rad, Räder, Fahrrädern, Velo
Auto/Autos/Pkw, Wagen, Taxi
Motorrad/Motorräder/Motorrädern, Roller
Flugzeug/Flugzeuge/Flugzeugen, Flieger
Bus/Busse/Bussen
Zug/Züge/Zügen, Bahn, Straßenbahn
Lastwagen/Lastwagen/Lkw, Lkws, Laster, Lieferwagen
Boot/Boote/Booten, Schiff, Schiffe
Ampel/Ampeln
Hydrant/Hydranten
Stoppschild/Stoppschilder
Parkuhr/Parkuhren
Bank/Bänke/Sitzbank, Parkbank
Vogel/Vögel/Vögeln, Ente, Enten, Taube, Tauben
Katze/Katzen/Kätzchen, Kater
Hund/Hunde/Hunden, Welpe, Welpen
Pferd/Pferde/Pferden
Schaf/Schafe/Schafen
Kuh/Kühe/Kühen, Rind, Rinder
Elefant/Elefanten
Bär/Bären
Zebra/Zebras
Giraffe/Giraffen
Rucksack/Rucksäcke/Rucksäcken
Regenschirm/Regenschirme/Schirm, Schirme
Handtasche/Handtaschen/Tasche, Taschen
Krawatte/Krawatten/Schlips
Koffer/Koffer/Koffern, Gepäck
Frisbee/Frisbees
Ski/Skier/Schi
Snowboard/Snowboards
Ball/Bälle/Bällen
Drachen/Drachen
Baseballschläger/Baseballschläger
Baseballhandschuh/Baseballhandschuhe
Skateboard/Skateboards
Surfbrett/Surfbretter
Tennisschläger/Tennisschläger/Schläger
Flasche/Flaschen
Weinglas/Weingläser/Glas, Gläser, Gläsern
Tasse/Tassen/Becher, Kaffeetasse
Gabel/Gabeln
Messer/Messer/Messern
Löffel/Löffel/Löffeln
Schüssel/Schüsseln/Schale, Schalen
Banane/Bananen
Apfel/Äpfel/Äpfeln
Sandwich/Sandwiches/belegtes Brot
Orange/Orangen/Apfelsine, Apfelsinen
Brokkoli/Brokkoli
Karotte/Karotten/Möhre, Möhren
Hotdog/Hotdogs
Pizza/Pizzen/Pizzas
Donut/Donuts
Kuchen/Kuchen/Torte, Torten
Stuhl/Stühle/Stühlen
Sofa/Sofas/Couch
Topfpflanze/Topfpflanzen/Pflanze, Pflanzen
Bett/Betten
Esstisch/Esstische/Tisch, Tische, Tischen
Toilette/Toiletten/Klo, WC
Fernseher/Fernseher/Bildschirm, Bildschirme, Monitor
Laptop/Laptops/Computer, Notebook
Maus/Mäuse/Computermaus
Fernbedienung/Fernbedienungen
Tastatur/Tastaturen
Handy/Handys/Telefon, Telefone, Smartphone, Smartphones, Mobiltelefon
Mikrowelle/Mikrowellen
Ofen/Öfen/Backofen, Herd
Toaster/Toaster
Waschbecken/Waschbecken/Spüle, Spülbecken
Kühlschrank/Kühlschränke
Buch/Bücher/Büchern
Uhr/Uhren/Wanduhr
Vase/Vasen
Schere/Scheren
Teddybär/Teddybären/Teddy, Teddys
Föhn/Föhne/Haartrockner
Zahnbürste/Zahnbürsten
`);
