/* Common words of seven languages, by how many articles hold them.
 *
 * A corpus of eight files cannot say which words are rare: all eight may be
 * one story. This list and the look of a word (match_idf.c) stand in until
 * the corpus is large enough to speak for itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "match_int.h"

const wire__common_row wire__common_rows[] = {
    /* English: the grammar, then the words of every news page */
    {.8f, "the a an of to in and for on at by with from that is was it as be "
          "has have had are were this but not he his they their its said"},
    {.5f,
     "who which will would been more than one two after about also when she "
     "her him them or if up out over into could can may all no what there "
     "we our us you your i my me s t re ve ll d m don didn doesn isn wasn "
     "so some other new first last year years time before most while "
     "because just only where how now those these then did do does being "
     "such any many much own same very both through during under between "
     "against since until off down again still even back well says say"},
    {.25f,
     "people day days week month months today yesterday tomorrow three four "
     "five six seven eight nine ten told made make take took taken get got "
     "go going went come came like way part set including several among "
     "without around according another each next early late later earlier "
     "ago per cent percent since however although though should must might "
     "per within along across toward towards already yet ever never too "
     "here once upon whether few every long high good place end work home "
     "number part report reported reports government officials official "
     "country state states national public president minister police "
     "company million billion world group city news media statement added "
     "called used need needs want wants know see seen use using help think"},
    {.1f,
     "monday tuesday wednesday thursday friday saturday sunday january "
     "february march april may june july august september october november "
     "december jan feb mar apr jun jul aug sept sep oct nov dec night "
     "morning afternoon evening hour hours minute minutes second third "
     "half hundred hundreds thousand thousands dozen about almost nearly "
     "less least better best large small big major key key local former "
     "current currently recent recently expected likely possible due "
     "following despite amid ahead plan plans planned move moved meeting "
     "talks deal law court case bill vote voted party house election "
     "leader leaders member members spokesman spokeswoman spokesperson "
     "chief director secretary office department ministry agency "
     "authorities service services system program programme project "
     "issue issues question questions right rights power control support "
     "change changes result results problem problems information "
     "families family children child man men woman women life lives "
     "school business market price prices money cost costs pay paid "
     "area areas north south east west northern southern eastern western "
     "central international foreign political economic social security "
     "military war army force forces attack death died killed dead "
     "left lost won win held hold holds keep kept given give gives gave "
     "found find show showed shown shows began begin started start "
     "continue continues continued remain remains remained become became "
     "announced announce asked ask answer call calls include includes "
     "included led lead leading run running ran put bring brought turn "
     "turned open opened opening close closed return returned leave look "
     "looking looked seek seeks sought agreed agree decision decided "
     "interview press conference released release published article "
     "reporters journalists comment comments noted note wrote written "
     "added adding described saw heard hear seem seems seemed let job jobs "
     "team order action line point side level nearly real great old young "
     "full free able total total least top near far away always often "
     "really something nothing anything everything someone everyone thing "
     "things fact lot kind sure actually instead rather perhaps else why "
     "believe believes feel felt able trying try tried different important "
     "clear early private single own main whole entire special similar"},
    {.05f,
     "process policy effort efforts situation future history order members "
     "position role study research data figures figure increase increased "
     "rise rose fell fall drop growth risk impact effect evidence review "
     "board council committee commission union parliament assembly senate "
     "congress judge lawyer charges charged trial investigation accused "
     "allegations alleged incident accident fire storm water food health "
     "hospital doctors workers employees staff residents passengers "
     "students families victims citizens customers companies industry "
     "bank banks trade economy tax budget funding fund funds investment "
     "contract agreement proposal legislation measure measures rule rules "
     "approved approval rejected reject warned warning claim claims claimed "
     "denied insisted stressed urged confirmed declined refused promised "
     "pledged launched arrived reached received sent signed built build "
     "created create provide provided allow allowed require required "
     "consider considered discuss discussed join joined visit visited "
     "travel street road building site scene land island town village "
     "county district province region capital border sea air ship train "
     "car vehicle phone online website social post video photo image book "
     "film music game season match club player players coach final league"},
    /* German */
    {.7f, "der die das den dem des ein eine einen einem einer eines und in "
          "im zu zum zur von vom mit auf für ist an am als auch es sich "
          "nicht bei aus nach wie hat dass sie er wird werden wurde sind war "
          "um haben über so noch nur"},
    {.35f,
     "ich wir ihr ihre ihren ihrem ihrer sein seine seinen seiner seinem "
     "oder aber wenn man mehr vor durch bis gegen unter kann können soll "
     "sollen muss müssen will wollen sei habe hatte hatten waren worden "
     "diese dieser dieses diesem diesen damit dabei dann doch schon seit "
     "zwischen während ohne weil bereits sowie jedoch immer wieder hier "
     "dort da was wer wo alle allem allen aller viele vielen keine kein "
     "keinen einem sehr etwa rund jetzt nun heute gestern morgen jahr "
     "jahre jahren sagte sagt uhr prozent zwei drei vier fünf ersten erste "
     "neue neuen neuer neues deutschland menschen montag dienstag mittwoch "
     "donnerstag freitag samstag sonntag teilte mit laut ab zudem dazu"},
    {.1f,
     "million millionen milliarden euro polizei regierung präsident "
     "minister ministerin sprecher sprecherin stadt land unternehmen frau "
     "mann kinder tag tage tagen woche wochen monat monate monaten zeit "
     "ende anfang januar februar märz april mai juni juli august september "
     "oktober november dezember sechs sieben acht neun zehn letzten "
     "vergangenen nächsten kommenden weitere weiteren erklärte berichtete "
     "mitgeteilt angaben nachrichtenagentur beim gibt geben gab gegeben "
     "machen gemacht kommen kam gekommen gehen ging stehen steht stand "
     "könnte könnten würde würden sollte sollten müsse wolle gut groß "
     "große großen deutschen deutsche bürger arbeit thema frage fragen"},
    /* French */
    {.7f, "le la les l de du des d un une et à au aux en dans que qui qu "
          "est pour par sur pas ne n il elle ils a ce cette se s avec plus "
          "son sa ses été sont ont"},
    {.35f,
     "on nous vous je j c leur leurs elles mais ou où comme aussi dont "
     "être avoir fait était avait entre après avant depuis sans sous "
     "contre selon lors cet ces tout tous toute toutes deux trois quatre "
     "cinq premier première même encore très bien peut doit si y eux lui "
     "ans an année jour jours déclaré lundi mardi mercredi jeudi vendredi "
     "samedi dimanche france français pays moins peu autres autre notre "
     "votre là ici quand non afin ainsi alors donc car pendant jusqu"},
    {.1f,
     "président ministre gouvernement police ville millions milliards "
     "euros mille cent personnes personne homme femme enfants mois semaine "
     "heures heure matin soir janvier février mars avril mai juin juillet "
     "août septembre octobre novembre décembre six sept huit neuf dix "
     "dernier dernière prochain prochaine nouveau nouvelle nouveaux "
     "annoncé indiqué affirmé expliqué ajouté estimé précisé rappelé dit "
     "avoir faire pourrait devrait doivent sera seront serait eu fin "
     "groupe entreprise projet loi travail question situation monde "
     "nombre partie plusieurs chaque toujours déjà notamment environ"},
    /* Spanish */
    {.7f, "el la los las de del y en que a al un una por con para se su sus "
          "es no lo como más fue ha o este esta"},
    {.35f,
     "pero ya si sobre entre cuando desde hasta también son era ser han "
     "había años año dos tres cuatro cinco primer primera todo todos toda "
     "todas sin contra según tras durante donde quien quienes le les me mi "
     "nos yo él ella ellos muy hay está están estaba así porque hoy ayer "
     "mañana día días dijo lunes martes miércoles jueves viernes sábado "
     "domingo esa ese eso estos estas otro otra otros otras uno cada"},
    {.1f, "presidente ministro gobierno policía ciudad país millones euros "
          "dólares mil personas persona hombre mujer niños mes meses semana "
          "horas hora enero febrero marzo abril mayo junio julio agosto "
          "septiembre octubre noviembre diciembre seis siete ocho nueve diez "
          "pasado pasada próximo próxima nuevo nueva nuevos nuevas aseguró "
          "afirmó señaló explicó indicó añadió informó anunció puede pueden "
          "podría tiene tienen hacer hecho parte además mientras ante bajo "
          "empresa proyecto ley trabajo situación mundo nacional general"},
    /* Italian */
    {.7f, "il lo la i gli le di del della dei delle degli dello dell l un "
          "una e in che a al alla per con da dal dalla nel nella si non è "
          "sono ha come più anche su"},
    {.35f,
     "ma o se ai alle sul sulla tra fra dopo prima quando stato stata suo "
     "sua suoi sue questo questa questi queste loro ci ne era essere hanno "
     "due tre quattro cinque anni anno oggi ieri domani giorno giorni "
     "lunedì martedì mercoledì giovedì venerdì sabato domenica tutti tutto "
     "molto già ancora contro secondo senza dove chi perché così lui lei "
     "cui nei nelle agli dai dalle detto ogni altri altre altro"},
    {.1f,
     "presidente ministro governo polizia città paese milioni euro mila "
     "persone uomo donna bambini mese mesi settimana ore gennaio febbraio "
     "marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
     "dicembre sei sette otto nove dieci scorso scorsa prossimo nuovo nuova "
     "ha fatto spiegato dichiarato aggiunto affermato può possono potrebbe "
     "parte durante mentre azienda progetto legge lavoro situazione mondo"},
    /* Portuguese */
    {.7f, "o a os as de do da dos das e em no na nos nas que um uma para "
          "com por se não é ao à foi mais como"},
    {.35f,
     "mas ou seu sua seus suas são ser tem ter já também entre quando após "
     "até sobre ele ela eles isso este esta esse essa anos ano dois duas "
     "três quatro cinco dia dias hoje ontem disse segunda terça quarta "
     "quinta sexta feira sábado domingo pelo pela pelos pelas está estão "
     "era muito sem contra segundo onde quem porque todos todo toda"},
    {.1f, "presidente ministro governo polícia cidade país milhões reais mil "
          "pessoas homem mulher crianças mês meses semana horas janeiro "
          "fevereiro março abril maio junho julho agosto setembro outubro "
          "novembro dezembro seis sete oito nove dez passado próximo novo nova "
          "afirmou informou explicou pode podem poderia parte durante enquanto "
          "empresa projeto lei trabalho situação mundo nacional"},
    /* Polish, Turkish, Dutch: the grammar only */
    {.5f, "w i z na do że się nie to jest o od po za przez przy dla jak co "
          "ale oraz są był była było były będzie ma który która które "
          "których tym tego tej ten ta te już także roku po przed pod nad"},
    {.4f, "ve bir bu da de için ile olarak olan daha çok en gibi kadar "
          "sonra ne olduğu olduğunu göre var yok değil ise her dedi o ki"},
    {.5f, "het een van en dat op te is voor met zijn niet aan er om ook als "
          "bij door naar uit wordt werd heeft hebben dit die maar of"},
};
const size_t wire__common_rows_n =
    sizeof wire__common_rows / sizeof wire__common_rows[0];

/* Words by which an outlet speaks to its readers; see match_plug.c. */
const char wire__plug_words[] =
    "you your our we us newsletter subscribe subscriber subscribers "
    "unsubscribe inbox editorial editor editors newsroom readers reader "
    "follow copyright donate ihr ihnen unser unsere unserer unserem "
    "unseren uns wir abonnieren redaktion leser leserinnen vous votre "
    "vos nous notre nos abonnez rédaction lecteurs usted ustedes nuestro "
    "nuestra nuestros suscríbase boletín redacción lectores voi vostro "
    "nostro nostra iscriviti redazione lettori nosso nossa você assine "
    "redação leitores";
