#!/usr/bin/env python3
"""Writes text_lexicon.h: the words that numbers, dates and names look for.

One table for all of them, so that each word of a text is hashed and looked
up once. A word may mean several things ("second" is an ordinal and a unit)
and stands once for each. Months and weekdays are taken from text_calendar.c,
so that they are written down in one place only.

usage: text_lexicon.py     run in src/text
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re

LANGS = ['EN', 'DE', 'FR', 'ES', 'IT', 'PT', 'NL', 'NORDIC', 'RU', 'HI', 'KO',
         'JA', 'ZH', 'TR', 'OTHER']
rows = []  # (word, kind, langs, value, is_risky)


def add(kind, langs, text, value=0, risky=False):
    """Add words: "two" or "two=2"; an underscore stands for a space."""
    for item in text.split():
        word, _, own = item.partition('=')
        rows.append((word, kind, langs, int(own) if own else value, risky))


# ---- Number words -----------------------------------------------------------
# Values of MULT are powers of ten; 100 added: needs a number before it
# ("millions" alone is vague); 200 added: may stand alone ("tausend").

add('ART', 'EN', 'a an')
add('ART', 'DE', 'ein eine einen einem einer eines')
add('ART', 'FR', 'un une')
add('ART', 'ES', 'un una')
add('ART', 'IT', 'un una uno')
add('ART', 'PT', 'um uma')
add('ART', 'NL', 'een')

add('ONES', 'EN', '''zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7
    eight=8 nine=9''')
add('TEEN', 'EN', '''ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
    fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19''')
add('TENS', 'EN', '''twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60
    seventy=70 eighty=80 ninety=90''')
add('HUND', 'EN', 'hundred=2 hundreds=102')
add('MULT', 'EN', '''thousand=3 thousands=103 million=6 millions=106 billion=9
    billions=109 trillion=12 trillions=112 quadrillion=15 lakh=5 lakhs=105
    crore=7 crores=107''')
add('DOZEN', 'EN', 'dozen=12 dozens=-12')
add('HALF', 'EN', 'half')
add('FRAC', 'EN', '''quarter=4 quarters=4 third=3 thirds=3 fourths=4 fifth=5
    fifths=5 sixth=6 sixths=6 seventh=7 sevenths=7 eighth=8 eighths=8 ninths=9
    tenth=10 tenths=10 halves=2''')
add('ORD', 'EN', '''first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7
    eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13
    fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18
    nineteenth=19 twentieth=20 thirtieth=30 fortieth=40 fiftieth=50
    sixtieth=60 seventieth=70 eightieth=80 ninetieth=90 hundredth=100
    thousandth=1000 millionth=1000000''')
add('AND', 'EN', 'and')

# German cardinals and ordinals are taken apart by rule; these are the rest.
add('MULT', 'DE', '''million=6 millionen=106 milliarde=9 milliarden=109
    billion=12 billionen=112 mio=6 mrd=9 mia=9 bio=12 tsd=3''')
add('DOZEN', 'DE', 'dutzend=12')
add('HALF', 'DE', 'halbe halben halbes halber')
add('FRAC', 'DE', '''drittel=3 drittels=3 dritteln=3 viertel=4 vierteln=4
    fünftel=5 fünfteln=5 sechstel=6 siebtel=7 achtel=8 neuntel=9 zehntel=10''')
add('FULL', 'DE', '''anderthalb=15 eineinhalb=15 einundeinhalb=15
    zweieinhalb=25 dreieinhalb=35 viereinhalb=45 fünfeinhalb=55
    sechseinhalb=65 siebeneinhalb=75 achteinhalb=85 neuneinhalb=95
    zehneinhalb=105''')
add('AND', 'DE', 'und')

add('ONES', 'FR', '''zéro=0 deux=2 trois=3 quatre=4 cinq=5 six=6''')
add('ONES', 'FR', 'un=1 une=1 sept=7 huit=8 neuf=9', risky=True)
add('TEEN', 'FR', '''dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15
    seize=16''')
add('TENS', 'FR', '''vingt=20 vingts=20 trente=30 quarante=40 cinquante=50
    soixante=60 septante=70 huitante=80 octante=80 nonante=90''')
add('HUND', 'FR', 'cent=202 cents=102', risky=True)
add('MULT', 'FR', '''mille=203 million=6 millions=106 milliard=9 milliards=109
    billion=12 billions=112''')
add('DOZEN', 'FR', '''douzaine=12 douzaines=-12 dizaine=10 quinzaine=15
    vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60
    centaine=100 millier=1000 milliers=-1000''')
add('HALF', 'FR', 'demi demie')
add('FRAC', 'FR', 'tiers=3 quart=4 quarts=4 cinquième=5 cinquièmes=5 dixièmes=10')
add('ORD', 'FR', '''premier=1 première=1 premiers=1 premières=1 deuxième=2
    second=2 seconde=2 deuxièmes=2 troisième=3 quatrième=4 cinquième=5
    sixième=6 septième=7 huitième=8 neuvième=9 dixième=10 onzième=11
    douzième=12 treizième=13 quatorzième=14 quinzième=15 seizième=16
    vingtième=20 trentième=30 quarantième=40 cinquantième=50 soixantième=60
    centième=100 millième=1000 unième=1''')
add('AND', 'FR', 'et')

add('ONES', 'ES', 'cero=0 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9')
add('ONES', 'ES', 'un=1 una=1 uno=1 dos=2', risky=True)
add('TEEN', 'ES', '''diez=10 doce=12 trece=13 catorce=14 quince=15
    dieciséis=16 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19''')
add('TEEN', 'ES', 'once=11', risky=True)
add('FULL', 'ES', '''veintiún=210 veintiun=210 veintiuno=210 veintiuna=210
    veintidós=220 veintidos=220 veintitrés=230 veintitres=230 veinticuatro=240
    veinticinco=250 veintiséis=260 veintiseis=260 veintisiete=270
    veintiocho=280 veintinueve=290''')
add('TENS', 'ES', '''veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60
    setenta=70 ochenta=80 noventa=90''')
add('HUNDS', 'ES', '''cien=100 ciento=100 doscientos=200 doscientas=200
    trescientos=300 trescientas=300 cuatrocientos=400 cuatrocientas=400
    quinientos=500 quinientas=500 seiscientos=600 seiscientas=600
    setecientos=700 setecientas=700 ochocientos=800 ochocientas=800
    novecientos=900 novecientas=900''')
add('MULT', 'ES', 'mil=203', risky=True)
add('MULT', 'ES', '''millón=6 millon=6 millones=106 billón=12 billones=112
    trillón=18''')
add('DOZEN', 'ES', '''docena=12 docenas=-12 decena=10 centenar=100 veintena=20
    quincena=15 millar=1000''')
add('HALF', 'ES', 'medio media')
add('FRAC', 'ES', 'tercio=3 tercios=3 cuartos=4 quintos=5 tercera=3')
add('ORD', 'ES', '''primer=1 primero=1 primera=1 primeros=1 primeras=1
    segundo=2 segunda=2 segundas=2 tercer=3 tercero=3 tercera=3 cuarto=4
    cuarta=4 quinto=5 quinta=5 sexto=6 sexta=6 séptimo=7 séptima=7 octavo=8
    octava=8 noveno=9 novena=9 décimo=10 décima=10 undécimo=11
    duodécimo=12 vigésimo=20 vigésima=20 trigésimo=30 centésimo=100''')
add('AND', 'ES', 'y')

add('ONES', 'IT', 'tre=3 quattro=4 cinque=5 sette=7 otto=8 nove=9 sei=6',
    risky=True)
add('ONES', 'IT', 'due=2 zero=0', risky=True)
add('TEEN', 'IT', '''dieci=10 undici=11 dodici=12 tredici=13 quattordici=14
    quindici=15 sedici=16 diciassette=17 diciotto=18 diciannove=19''')
add('TENS', 'IT', '''venti=20 trenta=30 quaranta=40 cinquanta=50 sessanta=60
    settanta=70 ottanta=80 novanta=90''', risky=True)
add('HUNDS', 'IT', '''cento=100 duecento=200 trecento=300 quattrocento=400
    cinquecento=500 seicento=600 settecento=700 ottocento=800 novecento=900''')
add('FULL', 'IT', '''duemila=20000 tremila=30000 quattromila=40000
    cinquemila=50000 seimila=60000 settemila=70000 ottomila=80000
    novemila=90000 diecimila=100000''')
add('MULT', 'IT', '''mille=203 mila=103 milione=6 milioni=106 miliardo=9
    miliardi=109 mln=6 mld=9''')
add('ORD', 'IT', '''primo=1 prima=1 secondo=2 seconda=2 terzo=3 terza=3
    quarto=4 quarta=4 quinto=5 quinta=5 decimo=10''', risky=True)

add('ONES', 'PT', '''zero=0 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6
    sete=7 oito=8 nove=9 um=1 uma=1''', risky=True)
add('TEEN', 'PT', '''dez=10 onze=11 doze=12 treze=13 catorze=14 quatorze=14
    quinze=15 dezesseis=16 dezasseis=16 dezessete=17 dezoito=18
    dezenove=19''', risky=True)
add('TENS', 'PT', '''vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60
    setenta=70 oitenta=80 noventa=90''')
add('HUNDS', 'PT', '''cem=100 cento=100 duzentos=200 duzentas=200
    trezentos=300 trezentas=300 quatrocentos=400 quinhentos=500
    seiscentos=600 setecentos=700 oitocentos=800 novecentos=900''')
add('MULT', 'PT', 'mil=203', risky=True)
add('MULT', 'PT', '''milhão=6 milhões=106 bilhão=9 bilhões=109 bilião=12
    trilhão=12 trilhões=112 mi=6 bi=9''')
add('ORD', 'PT', '''primeiro=1 primeira=1 primeiros=1 primeiras=1 terceiro=3
    terceira=3 quarto=4 quarta=4 quinto=5 quinta=5''', risky=True)
add('AND', 'PT', 'e')

add('ONES', 'NL', '''nul=0 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7
    acht=8 negen=9''', risky=True)
add('TEEN', 'NL', '''tien=10 elf=11 twaalf=12 dertien=13 veertien=14
    vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19''',
    risky=True)
add('TENS', 'NL', '''twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60
    zeventig=70 tachtig=80 negentig=90''')
add('HUND', 'NL', 'honderd=202')
add('MULT', 'NL', '''duizend=203 miljoen=6 miljard=9 mln=6 mld=9''')
add('MULT', 'NORDIC', '''miljon=6 miljoner=106 million=6 millioner=106
    miljard=9 miljarder=109 milliard=9 milliarder=109 mio=6 mia=9 mrd=9
    mn=6 md=9''')
add('MULT', 'RU', '''тысяч=103 тысячи=103 тыс=103 миллион=6 миллиона=106
    миллионов=106 млн=106 миллиард=9 миллиарда=109 миллиардов=109 млрд=109
    трлн=112''')
add('MULT', 'TR', 'bin=103 milyon=106 milyar=109 trilyon=112', risky=True)
add('MULT', 'OTHER', '''tys=103 mln=106 mld=109 milion=106 miliony=106
    milionów=106 miliard=109 miliardów=109 juta=106 ribu=103''')
add('MULT', 'HI', 'हजार=103 हज़ार=103 लाख=105 करोड़=107 करोड=107 अरब=109')

# Multipliers that stand close to a figure. Only behind a currency: 100 more.
add('ABBR', 'ALL', 'bn=9 tn=12 trn=12 mn=6 k=3 m=106 b=109 mm=106 t=112 mio=6 '
    'mrd=9 cr=107')
add('ABBR', 'FR', 'md=9 mds=9 mrds=9')
add('ABBR', 'EN', 'mln=6 bln=9 mil=106 bil=109')

# ---- Units ------------------------------------------------------------------

add('UNIT', 'ALL', '''km m cm mm kg g mg t l ml ha kwh mwh gwh kw mw gw tw w v
    hz khz mhz ghz gb mb tb kb mph kmh kph ft lb lbs oz
    psi bpd min hrs hr sec yrs dpa db x s c f h''')
add('UNIT', 'EN', '''metre metres meter meters kilometre kilometres kilometer
    kilometers centimetre centimetres centimeter centimeters millimetre
    millimetres millimeter millimeters mile miles yard yards foot feet inch
    inches acre acres hectare hectares ton tons tonne tonnes kilo kilos
    kilogram kilograms kilogramme kilogrammes gram grams gramme grammes pound
    pounds ounce ounces litre litres liter liters gallon gallons barrel
    barrels degree degrees hour hours minute minutes second seconds day days
    week weeks month months year years decade decades century centuries knot
    knots watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts
    volt volts byte bytes megabyte megabytes gigabyte gigabytes terabyte
    terabytes point points bushel bushels carat carats decibel decibels
    calorie calories milligram milligrams kiloton kilotons megaton megatons
    fathom fathoms night nights yr''')
add('UNIT', 'DE', '''meter metern kilometer kilometern zentimeter zentimetern
    millimeter millimetern quadratmeter quadratmetern quadratkilometer
    quadratkilometern kubikmeter kubikmetern tonne tonnen kilo kilogramm gramm
    liter litern hektar hektare grad stunde stunden minute minuten sekunde
    sekunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren
    jahres jahrzehnte jahrzehnten jahrhundert jahrhunderte jahrhunderten watt
    kilowatt megawatt gigawatt kilowattstunde kilowattstunden volt knoten
    seemeile seemeilen meile meilen punkt punkte punkten barrel stundenkilometer
    stundenkilometern jähriger jährige jährigen jähriges nacht nächte
    nächten''')
add('UNIT', 'FR', '''mètre mètres kilomètre kilomètres centimètre centimètres
    millimètre millimètres tonne tonnes kilo kilos kilogramme kilogrammes
    gramme grammes litre litres hectare hectares degré degrés heure heures
    minute minutes seconde secondes jour jours semaine semaines mois an ans
    année années siècle siècles watt watts mégawatt mégawatts gigawatt
    gigawatts point points baril barils nœud nœuds mille milles nuit nuits''')
add('UNIT', 'ES', '''metro metros kilómetro kilómetros kilometros centímetro
    centímetros milímetro milímetros tonelada toneladas kilo kilos kilogramo
    kilogramos gramo gramos litro litros hectárea hectáreas grado grados hora
    horas minuto minutos segundo segundos día días dia dias semana semanas mes
    meses año años siglo siglos megavatio megavatios gigavatio gigavatios punto
    puntos barril barriles milla millas nudo nudos noche noches''')
add('UNIT', 'IT', '''metro metri chilometro chilometri tonnellata tonnellate
    chilo chili grammi litro litri ettari grado gradi ora ore minuto minuti
    secondi giorno giorni settimana settimane mese mesi anno anni punto
    punti''')
add('UNIT', 'PT', '''metro metros quilômetro quilômetros quilómetros tonelada
    toneladas quilo quilos gramas litro litros hectares grau graus hora horas
    minuto minutos segundos dia dias semana semanas mês meses ano anos ponto
    pontos barris''')
add('UNIT', 'NL', '''meter kilometer centimeter ton kilo gram liter hectare
    graden uur minuten seconden dag dagen week weken maand maanden jaar
    jaren''')
add('UNIT', 'NORDIC', '''meter kilometer ton kilo liter hektar grader timer
    timmar minutter minuter dager dage dagar uger uker veckor måneder månader
    år''')
add('UNIT', 'RU', '''метр метра метров километр километра километров км тонн
    тонны тонна килограммов градус градуса градусов час часа часов минут
    минуты дней дня день недель недели месяцев месяца год года лет''')
add('UNIT', 'TR', 'metre kilometre ton kilo litre derece saat dakika gün hafta ay yıl')
add('UNITPRE', 'EN', 'square cubic nautical metric statute light sq cu short long')
add('UNITPRE', 'DE', '''quadrat kubik britische britischen kanadische
    australische''')
add('UNITPOST', 'ALL', 'celsius fahrenheit kelvin centigrade')
add('UNITPOST', 'FR', '''carré carrés carrées cube cubes marins nautiques''')
add('UNITPOST', 'ES', '''cuadrado cuadrados cúbico cúbicos centígrados
    náuticas''')
add('PER', 'EN', 'per an a')
add('PER', 'DE', 'pro je')
add('PER', 'FR', 'par')
add('PER', 'ES', 'por')

add('PCT', 'ALL', 'pct')
add('PCT', 'EN', 'percent')
add('PCT', 'DE', '''prozent prozents prozentpunkt prozentpunkte prozentpunkten
    basispunkt basispunkte basispunkten promille''')
add('PCT', 'NL', 'procent procentpunt procentpunten')
add('PCT', 'NORDIC', '''procent prosent prosentpoeng procentpoint
    procentenheter''')
add('PCT', 'RU', 'процент процента процентов')
add('PCT', 'TR', 'yüzde')
add('PCT', 'OTHER', 'procent procenta procentów persen')
add('PCT', 'HI', 'प्रतिशत फीसदी')
add('PCTA', 'EN', 'per')
add('PCTA', 'FR', 'pour')
add('PCTA', 'ES', 'por')
add('PCTA', 'IT', 'per')
add('PCTA', 'PT', 'por')
add('PCTB', 'EN', 'cent')
add('PCTB', 'FR', 'cent')
add('PCTB', 'ES', 'ciento')
add('PCTB', 'IT', 'cento')
add('PCTB', 'PT', 'cento')
add('POINTPRE', 'EN', 'percentage percent basis')
add('POINT', 'EN', 'point points')
add('POINT', 'FR', 'point points')
add('POINT', 'ES', 'punto puntos')
add('POINT', 'PT', 'ponto pontos')
add('POINT', 'IT', 'punto punti')
add('POINTPOST', 'FR', 'pourcentage base')
add('POINTPOST', 'ES', 'porcentaje porcentual porcentuales básicos')
add('POINTPOST', 'PT', 'percentual percentuais')
add('POINTPOST', 'IT', 'percentuale percentuali base')

add('CUR', 'EN', '''dollar dollars euro euros pound pounds sterling yen yuan
    renminbi won rupee rupees rouble roubles ruble rubles franc francs peso
    pesos real reais lira liras krona kronor krone kroner zloty zlotys forint
    forints dinar dinars dirham dirhams riyal riyals rial rials shekel shekels
    rand baht ringgit rupiah dong naira shilling shillings cedi cedis hryvnia
    hryvnias pence penny pennies cent cents bitcoin bitcoins taka bucks
    quid crown crowns koruna korunas guilder guilders escudo escudos tenge
    lari leva denar denars kyat kyats birr kwacha manat tugrik florin florins
    ducat ducats peseta pesetas''')
add('CUR', 'DE', '''dollar dollars euro euros pfund franken rubel yen yuan
    kronen zloty lira rupien cent won mark pesos reais rand schekel forint
    bitcoin florin gulden taler escudo escudos''')
add('CUR', 'FR', '''dollar dollars euro euros livre livres yen yens yuan yuans
    rouble roubles franc francs roupies wons centime centimes couronnes cents
    pesos florins escudos ducats''')
add('CUR', 'ES', '''dólar dólares dolares euro euros libra libras yen yenes
    yuan yuanes rublo rublos peso pesos rupias franco francos céntimos
    coronas centavos soles reales bolívares colones quetzales lempiras córdobas
    escudos florines ducados coronas''')
add('CUR', 'IT', '''dollaro dollari euro sterline yen yuan rubli franchi
    corone''')
add('CUR', 'PT', '''dólar dólares real reais euro euros libra libras rublos
    coroas''')
add('CUR', 'NL', 'dollar euro pond roebel cent kronen')
add('CUR', 'NORDIC', 'dollar euro pund kronor kroner krone öre øre')
add('CUR', 'RU', '''рубль рубля рублей руб доллар доллара долларов евро гривен
    гривны юаней''')
add('CUR', 'TR', 'lira dolar avro euro tl')
add('CUR', 'HI', 'रुपये रुपए डॉलर')
add('CUR', 'OTHER', 'dolarów złotych zł euro dolar rupiah kč')
add('CODE', 'ALL', '''usd eur gbp jpy cny rmb chf inr rub brl cad aud nzd sgd
    hkd krw try pln sek nok dkk czk huf mxn zar ils thb myr idr php vnd rs
    aed sar egp pkr bdt lkr ngn kes ghs uah''')

# ---- Time of day ------------------------------------------------------------

add('CLOCK', 'DE', 'uhr')
add('CLOCK', 'NORDIC', 'kl klokken klockan', 1)  # before the figure
add('CLOCK', 'ALL', 'gmt utc')
add('CLOCKPRE', 'FR', 'à vers dès avant après jusqu')
add('CLOCKPRE', 'ES', 'las la')
add('CLOCKPRE', 'PT', 'às')
add('URL', 'ALL', 'http https www')

# ---- Dates ------------------------------------------------------------------

add('REL', 'EN', 'today=0 tonight=0 yesterday=-1 tomorrow=1')
add('REL', 'DE', 'heute=0 gestern=-1 vorgestern=-2 morgen=1 übermorgen=2')
add('REL', 'FR', 'aujourd=0 hier=-1 demain=1')
add('REL', 'ES', '''hoy=0 ayer=-1 mañana=1 anoche=-1 anteayer=-2
    antier=-2''')
add('REL', 'IT', 'oggi=0 stasera=0 ieri=-1 domani=1')
add('REL', 'PT', 'hoje=0 ontem=-1 anteontem=-2 amanhã=1')
add('REL', 'NL', 'vandaag=0 gisteren=-1 eergisteren=-2 morgen=1 overmorgen=2')
add('REL', 'NORDIC', 'idag=0 igår=-1 imorgon=1')
add('REL', 'RU', 'сегодня=0 вчера=-1 завтра=1 позавчера=-2 послезавтра=2')
add('REL', 'TR', 'bugün=0 dün=-1 yarın=1')
add('REL', 'HI', 'आज=0')
add('RELPRE', 'EN', 'last=-1 this=0')
add('RELPRE', 'FR', 'ce=0 cette=0')
add('RELPRE', 'ES', 'esta=0')
add('DAYPART', 'EN', 'night morning afternoon evening')
add('DAYPART', 'FR', 'matin soir nuit')
add('DAYPART', 'ES', 'mañana tarde noche')

# A month alone is a date only behind one of these.
add('MCUE', 'EN', '''in since last next this until till by late early mid from
    through between during before after of''')
add('MCUE', 'DE', '''im ende anfang mitte seit bis ab vom zum diesen letzten
    vergangenen kommenden nächsten''')
add('MCUE', 'FR', 'en de début fin mi depuis dès jusqu d courant')
add('MCUE', 'ES', 'en de desde hasta pasado próximo')
add('MCUE', 'IT', 'in a di da dal nel del ad')
add('MCUE', 'PT', 'em de desde até')
add('MCUE', 'NL', 'in sinds eind begin vanaf tot')
add('MCUE', 'NORDIC', 'i sedan siden')
add('MCUE', 'RU', 'в с до к')

# Words by which four figures are a year.
add('YCUE', 'EN', '''in since by of until till from during before after early
    late mid through between the to and to year spring summer autumn fall
    winter election class season budget fiscal circa around''')
add('YCUE', 'DE', '''seit bis ab von im in jahr jahre jahres ende anfang mitte
    frühjahr sommer herbst winter vor nach und zwischen um wahl saison januar
    sommers wm em''')
add('YCUE', 'FR', '''en de depuis an année années avant après dès jusqu fin
    début été hiver automne printemps entre et à''')
add('YCUE', 'ES', '''en de desde hasta año años del antes después entre y
    verano invierno otoño primavera a''')
add('YCUE', 'IT', 'nel dal del anno al di')
add('YCUE', 'PT', 'em de desde até ano')
add('YCUE', 'NL', 'in sinds tot van jaar')

# ---- Names ------------------------------------------------------------------

# Titles that stand between two names: "US President Lee".
add('TITLE', 'EN', '''mr mrs ms messrs dr prof professor president minister
    secretary senator sen senators representative rep reps congressman
    congresswoman gov governor mayor ceo cfo coo director chancellor premier
    ambassador chairman chairwoman chairperson commissioner spokesman
    spokeswoman spokesperson attorney officer sheriff undersecretary treasurer
    pm vp mp mep envoy councilman councilwoman councillor councilor alderman
    superintendent supt gen lt col sgt capt maj adm cmdr cpl pvt lieutenant
    sergeant colonel captain admiral commander corporal detective
    inspector candidate nominee correspondent editor reporter analyst
    economist strategist spokesmen lawmaker deputies czar whip constable
    magistrate principal provost dean curator founder cofounder
    businessman billionaire actress actor singer rapper author columnist
    activist whistleblower pastor rev reverend hon sir ayatollah sheikh
    archbishop monsignor rabbi imam mullah speaker leader prosecutor''')
# Titles only at the head of a run: they are names or parts of names too.
add('TITLEW', 'EN', '''general major private chief king queen prince princess
    duke duchess pope bishop cardinal father sister brother lord lady dame
    judge justice coach chair miss saint emperor sultan emir
    count baron baroness vice''')
# What stands before a title: "Defence Minister", "Vice President".
add('PORT', 'EN', '''prime vice deputy assistant associate acting interim
    former ex foreign finance defense defence interior home health energy
    trade education justice labor labour agriculture transport transportation
    environment treasury state press executive managing general attorney
    chief first second senior junior crown grand supreme lieutenant brigadier
    rear major inspector detective police district lead national security
    homeland commerce housing urban development veterans affairs external
    economy economic economics culture sports tourism science technology
    immigration budget campaign communications financial operating majority
    minority then co honorary outgoing incoming longtime veteran vice
    permanent special principal planning justice social human services
    regional city county parliamentary under private water power oil justice
    union railway railways senate house gop opposition information digital infrastructure business
    technical medical legal policy research''')
add('TITLE', 'DE', '''herr herrn frau dr prof professor professorin präsident
    präsidentin präsidenten kanzler kanzlerin kanzlers minister ministerin
    ministers könig königin prinz prinzessin papst kardinal bischof pfarrer
    trainer trainerin chef chefin direktor direktorin sprecher sprecherin
    sprechers leiter leiterin senator senatorin bürgermeister
    bürgermeisterin oberbürgermeister oberbürgermeisterin premier
    vorsitzende vorsitzender vorsitzenden general oberst hauptmann
    kommissar kommissarin richter richterin anwalt anwältin abgeordnete
    abgeordneter abgeordneten kandidat kandidatin kollege kollegin autor
    autorin experte expertin stürmer torwart spieler kapitän regisseur
    schauspieler schauspielerin sänger sängerin gründer gründerin chefarzt
    historiker politologe ökonom ökonomin forscher forscherin gouverneur
    botschafter botschafterin familie firma fürst graf sohn tochter bruder
    schwester mutter vater ehefrau ehemann unternehmer manager''')
# Ends of German words that are titles or kinds of firms in front of a name.
add('TITLEEND', 'DE', '''minister ministerin ministers präsident präsidentin
    präsidenten kanzler kanzlerin chef chefin chefs sprecher sprecherin
    direktor direktorin leiter leiterin vorsitzender vorsitzende vorsitzenden
    kommissar kommissarin beauftragter beauftragte beauftragten anwalt
    anwältin führer führerin trainer trainerin coach spieler spielerin
    experte expertin forscher forscherin professor professorin meister
    meisterin general rat rätin richter richterin politiker politikerin
    abgeordneter abgeordnete abgeordneten sekretär sekretärin autor autorin
    star sänger sängerin darsteller schauspieler schauspielerin konzern
    konzerns hersteller herstellers bauer unternehmen unternehmens anbieter
    riese kandidat kandidatin botschafter gouverneur bischof gründer
    gründerin redakteur korrespondent korrespondentin manager managerin
    profi fahrer fahrerin pilot held heldin legende verein stadt
    hauptstadt land bundesland kollege kollegin agentur zeitung magazin sender
    wissenschaftler wissenschaftlerin virologe ökonom ökonomin biologe
    historiker therapeut arzt ärztin virologin reporter reporterin tochter
    firma institut portal insel behörde ministerium gesellschaft partei
    organisation kette klub club marke gericht wissenschaftlerinnen
    premier kaiser könig königin prinz prinzessin papst iker ikerin ologe
    ologin journalist journalistin aktivist aktivistin polizist polizistin
    jurist juristin freund freundin witwe moderator moderatorin regisseur
    regisseurin unternehmer unternehmerin rechtler rechtlerin lehrer
    lehrerin vertreter vertreterin sieger siegerin landwirt astrologin
    teilnehmer opfer bruder schwester mutter vater sohn frau mann''')
add('TITLE', 'FR', '''m mm mme mlle mmes dr pr me mgr président présidente
    ministre général colonel docteur professeur maître''')
add('TITLE', 'ES', '''sr sra sres dr dra presidente presidenta ministro
    ministra general coronel don doña señor señora gobernador gobernadora
    senador senadora diputado diputada rey reina príncipe papa''')
add('TITLE', 'IT', 'sig dott dottor presidente ministro papa')
add('TITLE', 'PT', 'sr sra dr presidente ministro ministra dom dona papa')
add('TITLE', 'NL', 'minister premier koning koningin president dhr mevrouw')

add('SUFFIX', 'ALL', 'jr sr ii iii iv')
# An abbreviation whose dot does not end a sentence.
add('DOT', 'ALL', '''mr mrs ms messrs dr prof sen sens rep reps gov gen lt col
    sgt capt maj adm cmdr cpl pvt supt rev hon st ste mt ft no nr vs jr sr ph
    inc corp co ltd bros mme mlle m mm mgr sra srta dra dott sig abp etc al
    art op cit vol fig bzw ca ggf usw evtl tel str hl ev dpt approx est dept
    univ assn jan feb mar apr jun jul aug sep sept oct nov dec''')

add('PARTICLE', 'ALL', '''van von de der den del della dello degli dei di da
    dos das du la le el al bin bint ibn ben abu ter ten zu zur zum af av
    vom d''')
add('PARTICLE', 'FR', 'des les sur')
add('PARTICLE', 'ES', 'los las')
add('PARTICLE', 'PT', 'do')
# Ministries and houses that stand before their people: "Sénat Gérard".
add('PORT', 'FR', '''intérieur défense économie finances justice santé
    éducation culture travail transports agriculture écologie environnement
    sénat assemblée''')
# A name may go on with "of" behind these: "Bank of England".
add('ORGHEAD', 'EN', '''bank department dept ministry university college
    institute institutes house court office bureau council board academy
    church republic kingdom state states city union league association
    federation organization organisation chamber school museum committee
    commission society center centre centers centres army order bay gulf sea
    isle isles cape strait lake mount district province county tower port
    confederation alliance brotherhood friends sons daughters hall statue
    journal declaration act bill treaty battle war duchy archdiocese diocese
    parliament congress assembly conference forum party authority agency
    library temple international corps palace fund voice call lord game
    emirates dominion commonwealth bank foundation institution valley
    supervisors college game girls''')
# "for" too.
add('ORGFOR', 'EN', '''center centre centers centres institute campaign agency
    council fund committee commission association office foundation
    organization organisation coalition society school alliance''')
# Behind a title these make it a part of a name: "General Motors".
add('ORGWORD', 'EN', '''motors electric assembly league court courts office
    council committee department house party dynamics mills hospital county
    palace university street island islands park bank group company corp inc
    ltd union association federation church school college institute museum
    station airport bridge river lake mountain beach bay bowl cup prize award
    awards trust fund foundation society hotel club center centre stadium
    arena theater theatre square avenue road ministry agency bureau board
    commission counsel staff accountability services service insurance mail
    times post news press network studios records games hill hills city town
    village valley creek act''')

# First words of sentences, and others with a capital, that are no names.
# Value 2: never part of a name; 1: a capital makes it one inside a sentence
# only ("Beyond Foods"); 0: no first word of a sentence, but of a name.
add('STOP', 'EN', '''the a an this that these those it its he she they we you i
    his her their our your my him them us me who whom whose which what when
    where why how if and but or nor because although though whether''', 2)
add('STOP', 'EN', '''in on at by for from to of with without into onto
    over under after before during since until while
    as so yet not no yes than then there here is are
    was were be been being has have had does did would should could might
    must let also however meanwhile moreover furthermore nevertheless
    nonetheless therefore thus hence otherwise instead besides despite amid
    among against between through throughout across around about above below
    behind beyond near via per upon toward towards along unlike
    perhaps maybe indeed yesterday today tomorrow tonight other another such
    each every all any some many most more much few several both either
    neither''', 1)
add('STOP', 'EN', '''still just only even same own now once soon later earlier off out up
    down am do doing done will shall can may got get make
    made take took come came go went going say says said saying tell told
    ask asked call called according added adding speaking citing
    following including given based like already always never often
    sometimes usually recently finally initially eventually apparently
    clearly obviously certainly probably possibly actually really simply
    nearly almost especially particularly generally previously originally
    ultimately currently immediately suddenly unfortunately fortunately
    interestingly importantly similarly likewise additionally critics
    officials authorities police sources people others
    everyone everybody someone somebody anyone anybody nobody nothing
    something everything one two three four five six seven eight nine ten
    eleven twelve dozens hundreds thousands millions well
    too very quite rather plus minus half morning afternoon evening don
    doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn
    ain ll ve re please thank thanks ok okay oh ah hey hello hi dear click
    read watch listen see look find learn check sign subscribe follow share
    email advertisement related photo photos video videos image images caption
    credit source copyright update updated breaking exclusive editor note
    correction live story stories reporting reported ever together ago
    whenever wherever whatever whoever further overall again back former
    unless whereas wherein thereby therein amidst experts analysts
    investigators prosecutors lawmakers residents witnesses supporters
    opponents protesters researchers scientists doctors students voters
    workers women men children families parents reporters 
    acting outgoing longtime meantime''')
add('STOP', 'DE', '''der die das den dem des ein eine einen einem einer eines kein keine
    keinen keinem keiner er sie es wir ihr ich du man wer was wie wo wann
    warum weshalb wieso welche welcher welches dieser diese dieses diesen
    diesem jener jene jenes jeder jede jedes alle allen aller alles viele
    vielen mehr mehrere einige manche beide beiden andere anderen sein seine
    seinen seinem seiner ihre ihren ihrem ihrer unser unsere unseren mein
    meine dein deine euer in im an am auf aus bei beim bis durch für gegen
    hinter mit nach neben ohne seit über um unter von vom vor während wegen
    zu zum zur zwischen trotz laut gemäß statt anstatt außer und oder aber
    denn sondern doch jedoch sowie sowohl als auch noch nur schon wenn weil
    dass daß ob obwohl damit da dann so also deshalb daher darum dabei dazu
    dafür dagegen davon daran darauf darin darüber zudem außerdem dennoch
    trotzdem allerdings hingegen indes derweil inzwischen zunächst zuletzt
    schließlich bereits wieder immer nie oft manchmal heute gestern morgen
    jetzt nun hier dort ist sind war waren wird werden wurde wurden hat
    haben hatte hatten kann können konnte muss müssen soll sollen sollte
    will wollen ja nein nicht nichts etwas laut rund etwa knapp fast
    insgesamt vielleicht natürlich offenbar demnach danach davor daraufhin
    bislang bisher mittlerweile ebenso ebenfalls gleichzeitig zugleich erst
    ferner laut nachdem bevor sobald solange sodass somit insbesondere
    besonders vor allem mindestens höchstens ausgerechnet sogar eigentlich
    tatsächlich leider mehrere zwei drei vier fünf sechs sieben acht neun
    zehn zwar obgleich falls sofern entweder weder angesichts aufgrund
    anhand infolge mithilfe dank neben innerhalb außerhalb oberhalb
    unterhalb entlang mangels''', 2)
add('STOP', 'DE', '''kurz lange gut neu neue neuer neues neuen später früher weiter weitere
    weiteren selbst bitte danke ganz klein lang jung frei''')
add('STOP', 'FR', '''le la les un une des du de d l au aux ce cet cette ces il
    elle ils elles on nous vous je tu qui que quoi dont où quand comment
    pourquoi si et ou mais donc or ni car ne pas plus moins très trop dans en
    sur sous avec sans pour par contre entre chez vers depuis pendant avant
    après dès jusqu jusque lors lorsque lorsqu alors ainsi aussi encore
    toujours jamais déjà enfin cependant pourtant toutefois néanmoins
    notamment selon malgré parmi outre hors son sa ses leur leurs notre nos
    votre vos mon ma mes ton ta tes tout tous toute toutes autre autres même
    mêmes chaque plusieurs quelques certains certaines aucun aucune rien
    personne est sont était étaient a ont avait avaient sera seront fut
    être avoir fait faire c s n qu j m t à y ici là hier aujourd demain
    interrogé interrogée quant puis ensuite deux trois quatre cinq six sept
    huit neuf dix bien peu beaucoup trop oui non comme parce puisque afin
    face grâce''', 2)
add('STOP', 'ES', '''el la los las un una unos unas lo al del de a ante bajo
    con contra desde durante en entre hacia hasta mediante para por según sin
    sobre tras y e o u ni pero sino aunque porque pues que qué quien quién
    quienes cual cuál cuales como cómo cuando cuándo donde dónde si sí no ya
    más menos muy mucho muchos muchas poco pocos todo todos toda todas otro
    otra otros otras mismo misma este esta estos estas ese esa esos esas
    aquel aquella él ella ellos ellas nosotros usted ustedes yo tú su sus mi
    mis tu tus nuestro nuestra se le les me te nos es son era eran fue fueron
    ha han había habían será serán está están estaba hay hoy ayer mañana
    ahora además también tampoco así entonces luego después antes mientras
    sin embargo finalmente aún todavía siempre nunca dos tres cuatro cinco
    cada algún alguna algunos algunas ningún ninguna tanto tal tales casi
    solo sólo incluso excepto salvo asimismo igualmente''', 2)
add('STOP', 'IT', '''il lo la i gli le un uno una di a da in con su per tra fra
    del della dei delle dello degli al alla ai alle dal dalla dai nel nella
    nei nelle sul sulla e o ma se che chi cui non è sono era erano ha hanno
    aveva anche ancora già poi dopo prima quando dove come perché più meno
    molto questo questa questi queste quello quella lui lei loro noi voi io
    secondo mentre durante così tutti tutto ogni''', 2)
add('STOP', 'PT', '''o a os as um uma uns umas de do da dos das em no na nos nas
    ao à aos às por pelo pela pelos pelas para com sem sob sobre entre até
    desde e ou mas se que quem qual quando onde como porque não sim mais
    menos muito este esta esse essa isso isto aquele ele ela eles elas nós
    eu seu sua seus suas é são era eram foi foram tem têm há já ainda também
    depois antes segundo durante após''', 2)
add('STOP', 'NL', '''de het een en of maar want dus in op aan bij met voor van
    naar uit over door tegen tussen na sinds tot om te als dan dat die dit
    deze er hij zij ze wij we jullie ik je u zijn haar hun ons is was waren
    wordt werden heeft hebben had niet geen ook nog al wel meer volgens
    tijdens toen wanneer waar hoe wat wie''', 2)
add('STOP', 'RU', '''в во на по с со к ко о об от до из у за под над при для без
    и а но или если что как когда где кто это этот эта эти тот та те он она
    оно они мы вы я его её ее их наш ваш не ни да нет уже ещё еще также тоже
    после перед между во время однако поэтому так там здесь''', 2)
# What never is a name, though it is written so: German measures and others.
add('NONAME', 'DE', '''prozent euro dollar uhr million millionen milliarde
    milliarden mal ende anfang mitte angaben teil seite tag tage jahre jahr
    monat monate woche wochen stunden stunde minuten minute meter kilometer
    tonnen liter grad kilo kilogramm gramm quadratmeter menschen personen
    leute kinder frauen männer mio mrd montag dienstag mittwoch donnerstag
    freitag samstag sonntag abend vormittag nachmittag mittag nacht frühjahr
    sommer herbst winter foto bild video quelle''')
add('NONAME', 'EN', '''ok tv am pm faq ceo cfo coo no yes i est edt gmt utc pst
    pdt et bst cet ist''')
# Verbs of telling with a name behind them, without an article.
add('TELL', 'DE', '''sagte sagt erklärte erklärt betonte betont meinte meint
    schrieb schreibt teilte fügte kritisierte forderte warnte räumte
    kündigte''')
add('DET', 'DE', '''der die das den dem des ein eine einen einem einer eines
    kein keine keinen keinem keiner keines sein seine seinen seinem seiner
    seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem
    unserer mein meine dein im am zum zur vom beim ins ans aufs fürs dieser
    diese dieses diesen diesem jeder jede jedes jeden jedem alle allen aller
    viele vielen mehrere mehreren einige einigen beide beiden welche welcher
    solche solchen mehr weniger kaum''')

# Countries: single nouns that need no other sign.
add('PLACE', 'DE', '''ägypten albanien algerien argentinien armenien aserbaidschan äthiopien
    australien belgien bolivien bosnien brasilien bulgarien chile china
    dänemark deutschland england estland europa finnland frankreich georgien
    griechenland großbritannien indien indonesien irak iran irland island
    israel italien japan jordanien kanada kasachstan katar kenia kolumbien
    kroatien kuba lettland libanon libyen litauen luxemburg malaysia mali
    marokko mazedonien mexiko moldau montenegro neuseeland niger nigeria
    nordkorea norwegen österreich pakistan peru polen portugal rumänien
    russland schottland schweden senegal serbien singapur slowakei slowenien
    spanien südafrika südkorea syrien taiwan thailand tschechien tunesien
    türkei ukraine ungarn usa venezuela vietnam zypern''')
# Adjectives that are written with a capital in names only.
add('NAMEADJ', 'DE', '''deutsche deutschen deutscher deutsches rote roten rotes vereinigte
    vereinigten weiße weißen weißes schwarze schwarzes schwarzen schwarzer
    neue neuen große großen grüne grünen freie freien freier heilige
    heiligen erste ersten zweite zweiten dritte dritten goldene goldenen
    tote toten nahe nahen naher ferner alte alten hohe hohen kalte kalten''')

# ---- Words the calendar knows ------------------------------------------------


def calendar():
    text = pathlib.Path('text_calendar.c').read_text(encoding='utf-8')
    for kind, table in (('MONTH', 'MONTHS'), ('WEEKDAY', 'WEEKDAYS')):
        body = re.search(r'wire__entry %s\[\] = \{(.*?)\};' % table, text,
                         re.S).group(1)
        for word, value, langs in re.findall(
                r'\{"([^"]+)",\s*((?:AB \| )?\d+),\s*([A-Z |]+)\}', body):
            n = int(value.split()[-1]) + (64 if 'AB' in value else 0)
            if '-' in word:  # "terça-feira" is found by its first part
                word, n = word.split('-')[0], n + 128
            rows.append((word, kind, langs.replace(' ', ''), n, False))


calendar()

# ---- The table ---------------------------------------------------------------

SLOTS = 8192
K = 0x9e3779b97f4a7c15


def hash_of(word):
    """As hash_bytes in text_lexicon.c."""
    data, h = word.encode(), 0
    for i in range(0, len(data), 8):
        chunk = int.from_bytes(data[i:i + 8], 'little')
        h = (h ^ chunk) * K & (1 << 64) - 1
        h ^= h >> 32
    return h & 0xffffffff


NUMBER = {'ONES', 'TEEN', 'TENS', 'HUND', 'HUNDS', 'MULT', 'DOZEN', 'FULL',
          'HALF', 'FRAC', 'ORD', 'ART', 'URL'}
DATE = {'MONTH', 'WEEKDAY', 'REL', 'RELPRE', 'URL'}
merged = {}
for word, kind, langs, value, risky in rows:
    key = (word, kind, value, risky)
    bits = set(LANGS if langs == 'ALL' else langs.split('|'))
    merged.setdefault(key, set()).update(bits)
order = sorted(merged, key=lambda k: (k[0].encode(), k[1], k[2], k[3]))
first, count = {}, {}
for i, key in enumerate(order):
    first.setdefault(key[0], i)
    count[key[0]] = count.get(key[0], 0) + 1


def langs_text(bits):
    if len(bits) == len(LANGS):
        return 'WIRE__ALL'
    return ' | '.join('WIRE__' + name for name in LANGS if name in bits)


kinds = sorted({key[1] for key in order})
assert len(kinds) < 64
lines = []
for i, key in enumerate(order):
    word, kind, value, risky = key
    more = first[word] + count[word] - 1 - i
    lines.append('    {"%s", %d, %s, WIRE__LEX_%s, %d, %d},' % (
        word, value, langs_text(merged[key]), kind, more, risky))

masks = {}
for word, kind, value, risky in order:
    bit = (kind in NUMBER) | (kind in DATE) << 1
    masks[word] = masks.get(word, 0) | (bit or 4)

slots = [0] * SLOTS
for word, i in first.items():
    h = hash_of(word)
    at = h % SLOTS
    while slots[at]:
        at = (at + 1) % SLOTS
    slots[at] = h >> 17 << 17 | i << 4 | masks[word]


def table(values):
    lines, line = [], '   '
    for v in values:
        item = ' 0,' if not v else ' 0x%x,' % v
        if len(line) + len(item) > 79:
            lines.append(line)
            line = '   '
        line += item
    return '\n'.join(lines + [line])


FILTER = 16384  # bits
filters = {1: [0] * (FILTER // 32), 2: [0] * (FILTER // 32)}
for word, mask in masks.items():
    bit = (hash_of(word) >> 13) % FILTER
    for want in filters:
        if mask & want:
            filters[want][bit // 32] |= 1 << bit % 32

out = '''/* text_lexicon.h: words that numbers, dates and names look for.
 * Generated by text_lexicon.py; do not edit.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_LEXICON_H
#define WIRE_TEXT_LEXICON_H

#include "text_lex.h"

/* clang-format off */
/* word, value, langs, kind, more, is_risky: ascending by word */
static const wire__lex LEXICON[] = {
%s
};

/* From slot hash %% SLOTS on: 15 bits of the hash, 13 of the first entry of
 * the word, 4 of who looks for it (wire__lex_want); 0 is an empty slot. */
enum { SLOTS = %d };
static const uint32_t SLOT[SLOTS] = {
%s
};

/* Bits by hash >> 13: the word may begin a number; may be of a date. */
enum { FILTER = %d };
static const uint32_t MAY_BE[2][FILTER / 32] = {
    {
%s
    },
    {
%s
    },
};
/* clang-format on */

#endif
''' % ('\n'.join(lines), SLOTS, table(slots), FILTER, table(filters[1]),
       table(filters[2]))
pathlib.Path('text_lexicon.h').write_text(out, encoding='utf-8')
print(len(order), 'entries,', len(first), 'words;', ' '.join(kinds))
