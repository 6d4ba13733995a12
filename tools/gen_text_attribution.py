#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write src/text/text_attribution_words.h: the words by which attributions
are found, with the hash that wire_text_words gives them.

    tools/gen_text_attribution.py > src/text/text_attribution_words.h

One table a language; each is hashed with open addressing, the slot is the
low bits of the hash. A word may be several things ("claims" is a verb and a
noun). The unit test of attributions compares the hashes with the real ones.
"""
import collections
import unicodedata

K0, K1, M = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, (1 << 64) - 1

FLAGS = '''DET PREP CONJ SUB SUBJ POSS OBJ AUX NEG ADV TIME MEDIA PERSON
    SAY TELL ASK THINK WANT JUDGE CALL SHOW SEEM NOUN ADJ
    BASE THIRD PAST ING ONLYQ ACCORD THAT VERB'''.split()
assert len(FLAGS) <= 32


def fold_mul(a, b):
    m = a * b
    return (m & M) ^ (m >> 64)


def word_hash(word):
    p = unicodedata.normalize("NFKC", word).casefold().encode()
    h, i = K0, 0
    while i + 8 < len(p):
        h = fold_mul(h ^ int.from_bytes(p[i:i + 8], "little"), K0)
        i += 8
    h ^= int.from_bytes(p[i:], "little")
    h = fold_mul(h ^ len(p), K1)
    return (h ^ h >> 32) & 0xFFFFFFFF


class Table:
    def __init__(self, name):
        self.name = name
        self.words = collections.defaultdict(set)

    def add(self, flags, text):
        for w in text.split():
            self.words[w] |= set(flags.split())

    # ---- English inflection ----

    IRREGULAR = {
        'say': 'said', 'tell': 'told', 'write': 'wrote written',
        'think': 'thought', 'know': 'knew known', 'feel': 'felt',
        'find': 'found', 'read': 'read', 'swear': 'swore sworn',
        'see': 'saw seen', 'hear': 'heard', 'show': 'showed shown',
        'foresee': 'foresaw foreseen', 'understand': 'understood',
        'hold': 'held', 'seek': 'sought', 'choose': 'chose chosen',
        'forget': 'forgot forgotten', 'speak': 'spoke spoken',
        'begin': 'began begun', 'foretell': 'foretold', 'go': 'went gone',
        'bet': 'bet', 'mean': 'meant', 'dream': 'dreamed dreamt',
        'forecast': 'forecast forecasted', 'retell': 'retold',
        'rethink': 'rethought', 'give': 'gave given', 'make': 'made',
        'take': 'took taken', 'get': 'got gotten', 'come': 'came come',
        'become': 'became become', 'win': 'won', 'lose': 'lost',
        'leave': 'left', 'bring': 'brought', 'keep': 'kept',
        'begin': 'began begun', 'run': 'ran run', 'rise': 'rose risen',
        'fall': 'fell fallen', 'meet': 'met', 'hit': 'hit', 'let': 'let',
        'lead': 'led', 'stand': 'stood', 'put': 'put', 'set': 'set',
        'pay': 'paid', 'send': 'sent', 'spend': 'spent', 'buy': 'bought',
        'sell': 'sold', 'grow': 'grew grown', 'draw': 'drew drawn',
        'drive': 'drove driven', 'break': 'broke broken', 'cut': 'cut',
        'build': 'built', 'lie': 'lied', 'sit': 'sat', 'fight': 'fought',
        'rip': 'ripped', 'slam': 'slammed', 'quip': 'quipped',
        'plan': 'planned', 'dub': 'dubbed', 'admit': 'admitted',
        'refer': 'referred', 'infer': 'inferred', 'prefer': 'preferred',
        'label': 'labeled labelled', 'signal': 'signaled signalled',
        'brag': 'bragged', 'rap': 'rapped', 'fret': 'fretted',
        'rebut': 'rebutted', 'abhor': 'abhorred', 'regret': 'regretted',
        'pan': 'panned', 'hit': 'hit', 'beg': 'begged', 'blog': 'blogged',
        'tip': 'tipped', 'fear': 'feared', 'confer': 'conferred',
    }
    DOUBLED = {'rip', 'slam', 'quip', 'plan', 'dub', 'admit', 'refer',
               'infer', 'prefer', 'brag', 'rap', 'fret', 'rebut', 'abhor',
               'regret', 'pan', 'begin', 'forget', 'bet', 'win', 'run',
               'hit', 'let', 'put', 'set', 'cut', 'sit', 'beg', 'blog',
               'tip', 'confer', 'get'}

    def verbs(self, flags, text):
        for v in text.split():
            if v.endswith('y') and v[-2] not in 'aeo':
                third, past, ing = v[:-1] + 'ies', v[:-1] + 'ied', v + 'ing'
            elif v.endswith('ie'):
                third, past, ing = v + 's', v + 'd', v[:-2] + 'ying'
            elif v.endswith('e') and v not in ('see', 'foresee'):
                third, past = v + 's', v + 'd'
                ing = v + 'ing' if v.endswith('ee') else v[:-1] + 'ing'
            else:
                third = v + ('es' if v.endswith(('s', 'sh', 'ch', 'x', 'z',
                                                 'go')) else 's')
                stem = v + v[-1] if v in self.DOUBLED else v
                past, ing = stem + 'ed', stem + 'ing'
            past = self.IRREGULAR.get(v, past)
            self.add(flags + ' BASE', v)
            self.add(flags + ' THIRD', third)
            self.add(flags + ' PAST', past)
            self.add(flags + ' ING', ing)
            if v in ('label', 'signal'):
                self.add(flags + ' ING', v + 'ling')

    def size(self):
        n = 256
        while n < 1.7 * len(self.words):
            n *= 2
        return n

    def slots(self):
        n = self.size()
        slots = [None] * n
        for w in sorted(self.words):
            h = word_hash(w)
            assert h
            i = h & (n - 1)
            while slots[i]:
                assert slots[i][0] != h, (w, slots[i])
                i = (i + 1) & (n - 1)
            bits = sum(1 << FLAGS.index(f) for f in self.words[w])
            slots[i] = (h, bits, w)
        return slots

    def write(self):
        slots = self.slots()
        print(f'static const wire__said_word {self.name}[{len(slots)}] = {{')
        for i, s in enumerate(slots):
            if s:
                print(f'    [{i}] = {{0x{s[0]:08x}u, 0x{s[1]:08x}u}}, '
                      f'/* {s[2]} */')
        print('};')


# ---- English ----------------------------------------------------------------

en = Table('ENGLISH')
en.add('DET', '''the a an this these those some any no every each another many
    most several few both all two three four five six seven eight nine ten
    one other such more half''')
en.add('PREP', '''of in on at for from by with to about against into over under
    between among through during without within across toward towards behind
    beyond near upon via per amid despite after before since as like until
    around outside inside off above below along''')
en.add('CONJ', 'and but or nor yet')
en.add('SUB', '''which who whom whose when where while because although though
    if unless until since after before as than whether how why what even
    once that so''')
en.add('THAT', 'that')
en.add('SUBJ', 'he she they we i it you who one this that there those')
en.add('POSS', 'his her their our my its your whose')
en.add('OBJ', 'him her them me us it you himself herself themselves')
en.add('AUX', '''didn doesn don won wouldn couldn shouldn isn wasn aren weren
    hasn haven hadn is are was were be been being am has have had having do does
    did doing will would could should may might can cannot must shall ve ll re
    d''')
en.add('NEG', 'not never no t nobody none neither')
en.add('ADV', '''also now just still then later again often ever always soon
    already even once twice too more further instead perhaps maybe rather
    long yet only much almost well however meanwhile moreover therefore thus
    repeatedly recently previously earlier first''')
en.add('TIME', '''monday tuesday wednesday thursday friday saturday sunday
    yesterday today tomorrow tonight late early january february march april may june
    july august september october november december jan feb aug sept oct nov
    dec week month year morning afternoon evening night weekend earlier later
    ago last next recently''')
en.add('MEDIA', '''statement interview speech email e-mail letter tweet post
    memo report release twitter facebook conference briefing testimony call
    message interviews remarks filing lawsuit column essay editorial debate op
    blog video article note affidavit complaint memoir book email rally
    appearance broadcast tweets statements transcript study survey''')
en.add('PERSON', '''spokesman spokeswoman spokesperson spokespeople spokesmen
    official officials source sources police minister president chairman
    chairwoman chair director analyst analysts expert experts lawyer lawyers
    attorney attorneys prosecutor prosecutors judge court critics supporters
    aides aide adviser advisers advisor advisors campaign government company
    ministry agency department authorities investigators witnesses witness
    residents lawmakers senator secretary mayor governor officer officers
    doctors scientists researchers economists report statement study poll
    polls survey newspaper group union officials''')

en.add('SAY PAST', 'stated')
en.add('SAY ING', 'stating')
en.verbs('SAY', '''say add note announce argue claim warn insist explain
    declare suggest allege assert contend maintain acknowledge admit concede
    confirm deny report reveal disclose remark comment observe reply respond
    answer retort quip joke write tweet recall recount complain lament boast
    brag predict forecast estimate testify conclude reiterate stress emphasize
    emphasise underline underscore highlight caution pledge promise vow swear
    imply indicate hint signal clarify elaborate opine muse proclaim affirm
    reaffirm counter protest speculate theorize recommend propose posit grouse
    gripe enthuse intone surmise attest profess deadpan crow fume marvel
    interject rejoin snap scoff sniff confess confide murmur mutter rant
    advocate stipulate specify retweet blog grumble bemoan agree
    mention describe bristle demand foretell point tout echo object plead
    repeat rule decide conjecture postulate rationalize advertise chronicle quote decree
    avow concur disagree''')
en.verbs('SAY ONLYQ', '''continue begin ask shout yell whisper exclaim scream
    chant cry laugh smile nod sigh holler post read chime sing
    call thunder roar bellow urge beg implore press chuckle shrug''')
en.add('SAY PAST', 'wrote penned')
en.verbs('TELL', '''tell assure inform remind advise notify warn convince
    persuade promise caution instruct lecture alert brief''')
en.verbs('ASK', 'ask question urge press beg implore challenge prod query')
en.verbs('THINK', '''believe think know feel fear hope expect doubt suspect
    worry wonder realize realise understand assume imagine guess
    reckon consider wish anticipate learn figure foresee recognize recognise
    dread trust bet presume sense gather lament regret appreciate remember hear fret''')
en.verbs('WANT', '''want plan hope intend decline refuse seek vow promise
    pledge threaten agree offer decide wish prefer aspire demand volunteer
    opt elect resolve aim long yearn expect commit propose choose claim
    profess swear ask beg urge''')
en.verbs('JUDGE', '''criticize criticise praise endorse support oppose defend
    attack denounce condemn dismiss reject mock blast slam blame accuse
    applaud back ridicule deride decry deplore welcome favor favour tout
    trumpet hail laud commend congratulate thank salute rip bash assail
    lambaste skewer scold rebuke chide castigate disavow repudiate renounce
    cite mention discuss describe propose recommend demand announce reveal
    acknowledge admit deny outline embrace denigrate disparage belittle insult
    taunt tease pan champion cheer compliment admire respect blasted
    fault excoriate vilify chastise admonish berate ridicule trash knock
    savage upbraid lampoon assess question doubt challenge dispute 
    refute rebut debunk contradict downplay minimize highlight stress
    emphasize emphasise underscore reiterate echo note recall recount predict
    suggest request urge advocate affirm confirm explain disclose detail
    tweet celebrate mourn bemoan lament protest appreciate love hate
    dislike loathe resent fear regret distrust trust prefer invoke quote portray threaten pledge promise vow offer
    express voice''')
en.verbs('CALL', '''call describe label dub brand portray depict characterize
    characterise deem consider regard view see paint declare
    identify denounce dismiss hail''')
# With their preposition: called for, referring to.
en.verbs('JUDGE VERB', '''refer point talk speak object push allude react
    respond lash argue complain apologize apologise boast warn worry hope''')
en.verbs('SHOW', '''show suggest indicate find reveal estimate project reflect
    conclude confirm demonstrate prove determine detail''')
en.verbs('SEEM', 'seem appear')
en.add('ACCORD', 'according')

en.add('NOUN', '''claim claims allegation allegations accusation accusations
    assertion assertions suggestion suggestions prediction predictions warning
    warnings promise promises pledge pledges vow vows criticism criticisms
    complaint complaints concern concerns fear fears hope hopes belief beliefs
    view opinion opinions idea notion speculation doubts revelation
    revelations endorsement endorsements opposition support argument arguments
    contention decision plan plans proposal proposals demand demands threat
    threats denial denials admission acknowledgement acknowledgment praise
    condemnation insistence attack attacks call calls statement
    announcement conclusion findings estimate estimates recommendation
    recommendations question questions rumor rumors rumour
    rumours assurance assurances disclosure testimony confession declaration
    theory expectation expectations reminder confidence conviction desire
    willingness refusal intention vote defense defence dismissal rejection
    characterization portrayal description depiction mockery ridicule rebuke
    denunciation approval disapproval disdain contempt admiration skepticism
    scepticism outrage anger frustration''')
# These take a clause with "that".
en.add('NOUN PERSON', '''claim claims allegation allegations accusation
    accusations assertion assertions suggestion suggestions prediction
    predictions warning warnings promise promises pledge pledges vow vows
    complaint complaints concern concerns fear fears hope hopes belief beliefs
    view opinion speculation doubts revelation revelations argument
    arguments contention denial denials admission acknowledgement
    acknowledgment insistence conclusion estimate statement announcement
    rumor rumors rumour rumours assurance assurances disclosure testimony
    confession declaration theory expectation expectations reminder confidence
    conviction skepticism reports''')
en.add('ADJ', '''confident skeptical sceptical aware critical worried concerned
    convinced eager certain sure hopeful supportive reluctant willing unwilling
    determined wary dismissive optimistic pessimistic adamant fearful doubtful
    angry furious afraid proud glad happy grateful unaware unsure unhappy
    disappointed frustrated outraged excited unconvinced''')
en.verbs('VERB', '''issue publish deliver post hold win go come make take get give become win lose leave bring keep
    run rise fall meet hit let lead stand put set pay send spend buy sell grow
    draw drive break cut build sit fight use work try need help start turn
    move play live happen include allow continue begin create open walk offer
    stop serve die kill raise pass reach require vote hold remain follow
    change watch join return visit arrive launch sign host appear speak talk
    look seem face end close attend travel deliver receive release avoid
    campaign trail fail focus handle force push pull lie stay struggle
    arrest charge injure strike save ban cause earn drop climb jump spread mean
    cost own contain involve occur die lack''')

# ---- German -----------------------------------------------------------------

de = Table('GERMAN')
de.add('DET', '''der die das den dem des ein eine einen einem einer eines dieser
    diese dieses kein keine alle viele mehrere zwei drei''')
de.add('PREP', '''in im an am auf bei beim für von vom mit zu zum zur über unter
    gegen nach vor aus durch ohne um zwischen seit während wegen trotz als bis
    gegenüber''')
de.add('CONJ', 'und oder aber sondern doch')
de.add('SUB', '''dass weil wenn als ob obwohl während nachdem bevor damit
    wie wo wer was warum welche welcher welches indem sodass''')
de.add('THAT', 'dass')
de.add('SUBJ', 'er sie es wir ich ihr man')
de.add('POSS', 'sein seine seiner seinem seinen ihre ihrer ihrem ihren unser unsere')
de.add('OBJ', 'ihn ihm ihnen uns mich mir sich')
de.add('AUX', '''ist sind war waren wird werden wurde wurden hat haben hatte
    hatten sei seien wäre habe kann können konnte soll sollen sollte muss
    müssen will wollen würde würden''')
de.add('NEG', 'nicht kein keine nie niemals')
de.add('ADV', '''auch noch dann nun jetzt später zudem weiter zugleich außerdem
    ferner wieder dazu dabei dort hier so''')
de.add('TIME', '''montag dienstag mittwoch donnerstag freitag samstag sonnabend
    sonntag heute gestern morgen abend''')
de.add('MEDIA', '''interview gespräch mitteilung erklärung stellungnahme brief
    rede pressekonferenz twitter facebook''')
de.add('SAY PAST', '''sagte sagten erklärte erklärten betonte betonten
    kritisierte kritisierten warnte warnten meinte meinten behauptete
    behaupteten berichtete berichteten fügte ergänzte ergänzten schrieb
    schrieben bestätigte bestätigten versicherte versicherten forderte
    forderten räumte äußerte äußerten hieß entgegnete erwiderte antwortete
    antworteten rief lobte lobten begründete begründeten erläuterte
    erläuterten unterstrich kündigte kündigten verkündete verkündeten
    mahnte mahnten klagte klagten beklagte beklagten schätzte schätzten
    vermutete vermuteten teilte teilten dementierte dementierten bezeichnete
    gesagt erklärt betont kritisiert gewarnt behauptet berichtet bestätigt
    versicherte resümierte konstatierte scherzte urteilte argumentierte
    bekräftigte prognostizierte mitteilte mitteilten
    ankündigte ankündigten betonten gab verlangte witzelte stellte konterte
    bilanzierte spottete wetterte''')
de.add('SAY THIRD', '''sagt sagen erklärt erklären betont kritisiert warnt meint
    behauptet berichtet schreibt bestätigt versichert fordert äußert heißt
    antwortet begründet erläutert kündigt schätzt vermutet teilt bezeichnet
    klagt beklagt lobt mahnt glaubt findet''')
de.add('THINK PAST', 'glaubte glaubten dachte dachten hoffte hofften fürchtete '
       'fürchteten befürchtete befürchteten erwartete erwarteten')
de.add('THINK THIRD', 'glaubt glauben denkt denken hofft hoffen fürchtet '
       'fürchten befürchtet befürchten erwartet erwarten bezweifelt')
de.add('ACCORD', 'laut gemäß zufolge so')
de.add('NOUN', '''angaben ansicht auskunft aussage aussagen einschätzung worten
    meinung informationen erkenntnissen überzeugung darstellung zahlen daten
    berechnungen schätzungen schätzung ergebnissen berichten medienberichten
    presseberichten polizeiangaben behördenangaben regierungsangaben
    unternehmensangaben firmenangaben parteiangaben gewerkschaftsangaben
    veranstalterangaben krankenhausangaben militärangaben''')

# ---- French -----------------------------------------------------------------

fr = Table('FRENCH')
fr.add('DET', '''le la les l un une des du ce cet cette ces plusieurs deux trois
    tous''')
fr.add('PREP', '''de d à au aux en dans sur pour par avec chez contre entre sous
    sans vers depuis lors après avant pendant selon''')
fr.add('CONJ', 'et ou mais')
fr.add('SUB', 'que qu qui quand lorsque si comme parce où dont tandis alors')
fr.add('THAT', 'que qu')
fr.add('SUBJ', 'il elle ils elles on nous je j vous tu')
fr.add('POSS', 'son sa ses leur leurs notre nos mon ma mes')
fr.add('OBJ', 'lui leur se s me m y en')
fr.add('AUX', '''est sont était étaient a ont avait avaient sera seront serait
    peut doit va vont ai avons avait''')
fr.add('NEG', 'ne n pas jamais')
fr.add('ADV', 'aussi encore également ensuite puis notamment toutefois ainsi')
fr.add('TIME', '''lundi mardi mercredi jeudi vendredi samedi dimanche hier
    aujourd demain matin soir''')
fr.add('MEDIA', '''communiqué entretien interview discours lettre déclaration
    tweet rapport twitter''')
fr.add('SAY PAST', '''déclaré affirmé indiqué assuré estimé expliqué dénoncé
    précisé rapporté ajouté annoncé averti souligné confirmé reconnu écrit dit
    lancé rappelé répondu promis insisté noté observé admis démenti critiqué
    salué regretté jugé soutenu déploré raconté prévenu écrié écriée exclamé exclamée félicité conclu plaidé
    martelé fustigé commenté relevé réagi témoigné prédit tranché résumé
    ironisé rétorqué répliqué nuancé glissé renchéri''')
fr.add('SAY THIRD', '''déclare affirme indique assure estime explique dénonce
    précise rapporte ajoute annonce avertit souligne confirme reconnaît écrit
    dit lance rappelle répond promet insiste note observe admet dément
    critique salue regrette juge soutient déplore raconte prévient conclut
    plaide martèle fustige commente relève réagit témoigne prédit
    déclarent affirment indiquent assurent estiment expliquent dénoncent
    précisent rapportent ajoutent annoncent soulignent confirment disent
    avancent racontent rappellent selon''')
fr.words.pop('selon')
fr.add('PREP', 'selon')
fr.add('THINK THIRD', 'pense pensent croit croient espère espèrent craint '
       'craignent')
fr.add('THINK PAST', 'pensé cru espéré craint')
fr.add('ACCORD', 'selon après')
fr.add('NOUN', 'dires avis source sources')

# ---- Spanish ----------------------------------------------------------------

es = Table('SPANISH')
es.add('DET', '''el la los las un una unos unas este esta estos estas ese esa
    varios varias dos tres todos''')
es.add('PREP', '''de del a al en con por para sobre contra entre desde hasta sin
    tras ante bajo durante según''')
es.add('CONJ', 'y e o u pero')
es.add('SUB', 'que quien quienes cuando donde si como porque aunque mientras')
es.add('THAT', 'que')
es.add('SUBJ', 'él ella ellos ellas nosotros yo usted ustedes')
es.add('POSS', 'su sus nuestro nuestra nuestros nuestras mi mis')
es.add('OBJ', 'se le les lo la me nos')
es.add('AUX', '''es son era eran fue fueron ha han había habían será serán sería
    puede debe va van está están''')
es.add('NEG', 'no nunca jamás')
es.add('ADV', 'también además luego todavía aún asimismo ya')
es.add('TIME', '''lunes martes miércoles jueves viernes sábado domingo ayer hoy
    mañana''')
es.add('MEDIA', '''comunicado entrevista discurso carta declaración tuit informe
    twitter rueda''')
es.add('SAY PAST', '''dijo dijeron afirmó afirmaron declaró declararon aseguró
    aseguraron explicó explicaron señaló señalaron indicó indicaron añadió
    añadieron agregó agregaron sostuvo sostuvieron anunció anunciaron advirtió
    advirtieron denunció denunciaron manifestó manifestaron expresó expresaron
    confirmó confirmaron informó informaron comentó comentaron respondió
    respondieron insistió insistieron recordó recordaron reconoció
    reconocieron admitió admitieron negó negaron criticó criticaron escribió
    escribieron subrayó subrayaron destacó destacaron apuntó apuntaron precisó
    precisaron relató relataron reiteró reiteraron prometió prometieron contó
    contaron detalló detallaron lamentó lamentaron exigió exigieron alertó
    alertaron estimó estimaron zanjó zanjaron matizó matizaron apostilló
    remachó sentenció recalcó recalcaron concluyó replicó contestó ironizó
    bromeó opinó dicho afirmado declarado asegurado explicado
    señalado indicado añadido anunciado advertido denunciado confirmado
    informado reconocido''')
es.add('SAY THIRD', '''dice dicen afirma afirman declara aseguran asegura
    explica explican señala señalan indica indican añade añaden agrega
    sostiene sostienen anuncia anuncian advierte advierten denuncia denuncian
    confirma confirman informa comenta responde insiste recuerda reconoce
    admite niega niegan critica escribe subraya destaca apunta precisa relata
    reitera promete cuenta cuentan detalla lamenta exige alerta estima
    estiman''')
es.add('THINK THIRD', 'cree creen piensa piensan espera esperan teme temen')
es.add('THINK PAST', 'creyó pensó esperaba temía temían')
es.add('ACCORD', 'según')
es.add('NOUN', 'acuerdo juicio opinión')

# ---- Italian ----------------------------------------------------------------

it = Table('ITALIAN')
it.add('DET', '''il lo la l i gli le un uno una questo questa questi queste quel
    quella quei quelle alcuni alcune due tre tutti''')
it.add('PREP', '''di del dello della dei degli delle dell a al allo alla ai agli
    alle all in nel nella nei nelle con per su sul sulla tra fra contro da dal
    dalla dai dalle senza durante dopo sotto secondo''')
it.add('CONJ', 'e ed o ma')
it.add('SUB', 'che chi quando dove se come perché mentre')
it.add('THAT', 'che')
it.add('SUBJ', 'lui lei egli ella loro noi io')
it.add('POSS', 'suo sua suoi sue nostro nostra mio mia')
it.add('OBJ', 'si lo la li le gli ci ne')
it.add('AUX', '''è sono era erano ha hanno aveva avevano sarà saranno sarebbe può
    deve va vanno''')
it.add('NEG', 'non mai')
it.add('ADV', 'anche inoltre poi ancora già infine')
it.add('TIME', '''lunedì martedì mercoledì giovedì venerdì sabato domenica ieri
    oggi domani''')
it.add('MEDIA', '''comunicato intervista discorso lettera dichiarazione tweet
    conferenza nota''')
it.add('SAY PAST', '''detto affermato dichiarato spiegato aggiunto annunciato
    riferito sostenuto confermato sottolineato avvertito denunciato ammesso
    scritto risposto ricordato precisato assicurato commentato concluso
    replicato ribadito disse affermò dichiarò spiegò aggiunse annunciò''')
it.add('SAY THIRD', '''dice dicono afferma affermano dichiara dichiarano spiega
    spiegano aggiunge annuncia annunciano riferisce riferiscono sostiene
    sostengono conferma confermano sottolinea avverte denuncia ammette scrive
    risponde ricorda precisa assicura commenta conclude replica ribadisce''')
it.add('THINK THIRD', 'crede credono pensa pensano ritiene ritengono teme temono')
it.add('ACCORD', 'secondo')

# ---- Portuguese -------------------------------------------------------------

pt = Table('PORTUGUESE')
pt.add('DET', '''o a os as um uma uns umas este esta estes estas esse essa aquele
    aquela vários várias dois duas três todos''')
pt.add('PREP', '''de do da dos das ao à aos às em no na nos nas num numa com por
    pelo pela pelos pelas para sobre contra entre desde até sem sob durante
    após segundo conforme''')
pt.add('CONJ', 'e ou mas')
pt.add('SUB', 'que quem quando onde se como porque embora enquanto')
pt.add('THAT', 'que')
pt.add('SUBJ', 'ele ela eles elas nós eu você vocês')
pt.add('POSS', 'seu sua seus suas nosso nossa meu minha')
pt.add('OBJ', 'se lhe lhes me nos')
pt.add('AUX', '''é são era eram foi foram tem têm tinha tinham será serão seria
    pode deve vai está estão havia''')
pt.add('NEG', 'não nunca jamais')
pt.add('ADV', 'também além depois ainda já')
pt.add('TIME', '''segunda terça quarta quinta sexta feira sábado domingo ontem hoje
    amanhã''')
pt.add('MEDIA', '''comunicado entrevista discurso carta declaração nota
    conferência''')
pt.add('SAY PAST', '''disse disseram afirmou afirmaram declarou declararam
    explicou explicaram acrescentou acrescentaram anunciou anunciaram
    informou informaram garantiu garantiram confirmou confirmaram sublinhou
    salientou destacou ressaltou alertou avisou denunciou admitiu reconheceu
    escreveu respondeu lembrou recordou comentou concluiu criticou adiantou
    revelou relatou contou''')
pt.add('SAY THIRD', '''diz dizem afirma afirmam declara declaram explica explicam
    acrescenta anuncia informa garante garantem confirma confirmam sublinha
    salienta destaca alerta avisa denuncia admite reconhece escreve responde
    lembra recorda comenta conclui critica revela relata conta''')
pt.add('THINK THIRD', 'acredita acreditam pensa pensam teme temem')
pt.add('ACCORD', 'segundo conforme')
pt.add('NOUN', 'acordo')


def main():
    print('/* Generated by tools/gen_text_attribution.py; do not edit.')
    print(' * SPDX-License-Identifier: Apache-2.0 */')
    print('/* clang-format off */')
    for t in (en, de, fr, es, it, pt):
        t.write()


if __name__ == '__main__':
    main()
