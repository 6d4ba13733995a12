/* compare_foot_words.h: what a word tells of who speaks, and of what.
 *
 *   English, German, French, Spanish, Italian, Portuguese, Dutch, Hindi,
 *   Korean; one table for all, since a foot is often in another language than
 *   the story
 *
 * Words folded as wire__word_fold does, ascending by bytes; with a star they
 * are how a word begins.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_FOOT_WORDS_H
#define WIRE_COMPARE_FOOT_WORDS_H

enum {
    TO_READER = 1, /* you, our */
    POLITE = 2,    /* Sie, Ihre: of the reader in capitals only */
    PAGE = 4,      /* newsletter: reporters do not use it */
    PRESS = 8,     /* newsroom, website: reporters do, once in a while */
    TEXT = 16,     /* article: behind "this" */
    THIS = 32,
    WRITER = 64, /* reporter: behind "Ann Lee is" */
    IS = 128,
    NAME = 256,    /* Times: of a paper, in capitals only */
    MORE = 512,    /* opens a list of other pages: "Read more" */
    ORDER = 1024,  /* tell: what readers are asked to do; nobody said it */
    AMENDS = 2048, /* updated: no words of a page, but of what it tells */
    PERSON = 4096, /* he, her: goes on about who wrote it */
    TRADE = 8192,  /* editor, newspaper: news is about them, too */
    MADE = 16384   /* printed: behind a paper's name */
};

typedef struct {
    const char *word;
    unsigned cues;
} foot_word;

/* clang-format off */
static const foot_word foot_words[] = {
    {"abo", PAGE}, {"abonn*", PAGE}, {"actualise", AMENDS},
    {"actualizada", AMENDS}, {"actualizado", AMENDS}, {"advertisement*", PRESS},
    {"advertiser", NAME}, {"advertising", PRESS}, {"aggiornato", AMENDS},
    {"aktualisiert*", AMENDS}, {"alerts", PRESS}, {"analyst", WRITER},
    {"anmelden", PRESS}, {"anzeiger", NAME}, {"app", PRESS}, {"apps", PRESS},
    {"archive", PRESS}, {"are", IS}, {"argus", NAME}, {"article", TEXT},
    {"articles", TEXT}, {"articoli", TEXT}, {"articolo", TEXT},
    {"articulo*", TEXT}, {"artigo*", TEXT}, {"artikel*", TEXT}, {"ask", ORDER},
    {"assinantes", PAGE}, {"assinatura", PAGE}, {"assine", PAGE},
    {"atualizada", AMENDS}, {"atualizado", AMENDS}, {"auch", MORE},
    {"auteur*", WRITER}, {"author*", WRITER}, {"autoplay", PAGE},
    {"autor*", WRITER}, {"autrice", WRITER}, {"beacon", NAME},
    {"beitrag*", TEXT}, {"berichtet", IS}, {"berichtigt*", AMENDS},
    {"berichtigung*", PRESS}, {"billet", TEXT}, {"boletin*", PAGE},
    {"bote", NAME}, {"bulletin", NAME}, {"call", ORDER}, {"captcha", PAGE},
    {"ce", THIS}, {"cet", THIS}, {"cette", THIS}, {"chiedete", ORDER},
    {"chiedi", ORDER}, {"chronicle", NAME}, {"chroniqueu*", WRITER},
    {"clarified", AMENDS}, {"clarifies", AMENDS}, {"clarify", AMENDS},
    {"click", PAGE}, {"cobre", IS}, {"column", TEXT}, {"columnist*", WRITER},
    {"columnist", TRADE}, {"columnista*", WRITER}, {"columnists", TRADE},
    {"colunista*", WRITER}, {"commentator*", WRITER}, {"conte", ORDER},
    {"continue", MORE}, {"contributed", PRESS}, {"contributor*", WRITER},
    {"contributor", TRADE}, {"contributors", TRADE}, {"conversation", PRESS},
    {"cookies", PRESS}, {"copyright", PAGE}, {"copyrighted", PAGE},
    {"corrected", AMENDS}, {"correcting", AMENDS}, {"correction", PRESS},
    {"corrections", PRESS}, {"corrects", AMENDS}, {"corregida", AMENDS},
    {"corregido", AMENDS}, {"correio", NAME}, {"correo", NAME},
    {"correspondant*", WRITER}, {"correspondent*", WRITER},
    {"correspondente*", WRITER}, {"corresponsal*", WRITER},
    {"corretto", AMENDS}, {"corriere", NAME}, {"corrige", AMENDS},
    {"corrigida", AMENDS}, {"corrigido", AMENDS}, {"corrispondente*", WRITER},
    {"courant", NAME}, {"courier", NAME}, {"courrier", NAME}, {"couvre", IS},
    {"covers", IS}, {"crossword", PRESS}, {"cubre", IS}, {"cuentenos", ORDER},
    {"dagblad", NAME}, {"daily", NAME}, {"delivered", MADE},
    {"demandez", ORDER}, {"depeche", NAME}, {"desabonn*", PAGE},
    {"desta", THIS}, {"deste", THIS}, {"deze", THIS}, {"diario", TRADE | NAME},
    {"diese", THIS}, {"diesem", THIS}, {"diesen", THIS}, {"dieser", THIS},
    {"dieses", THIS}, {"diga", ORDER}, {"digan", ORDER}, {"diganos", ORDER},
    {"digest", TEXT}, {"disclaimer", PRESS}, {"dispatch", NAME}, {"dit", THIS},
    {"dite", ORDER}, {"ditelo", ORDER}, {"dites", ORDER}, {"donate", PRESS},
    {"donation*", PRESS}, {"download", PRESS}, {"e", IS}, {"echo", NAME},
    {"ecrit", IS}, {"ecrivez", ORDER}, {"edited", PRESS | MADE},
    {"editeur*", PRESS}, {"editor*", WRITER}, {"editor", TRADE},
    {"editorial", PRESS}, {"editorialista", WRITER}, {"editors", TRADE},
    {"el", PERSON}, {"ela", PERSON}, {"ele", PERSON}, {"ella", PERSON},
    {"elle", PERSON}, {"email", PRESS}, {"emails", PRESS}, {"er", PERSON},
    {"errata", PRESS}, {"erscheint", PRESS | MADE}, {"es", IS},
    {"escreva", ORDER}, {"escreve", IS}, {"escriba", ORDER},
    {"escriban", ORDER}, {"escribanos", ORDER}, {"escribe", IS}, {"est", IS},
    {"esta", THIS}, {"este", THIS}, {"estos", THIS}, {"examiner", NAME},
    {"facebook", PRESS}, {"fellow", WRITER}, {"folha", NAME}, {"follow", MORE},
    {"fragen", ORDER}, {"gaceta", NAME}, {"gallery", PRESS}, {"gazeta", NAME},
    {"gazette", NAME}, {"gazzetta", NAME}, {"gecorrigeerd", AMENDS},
    {"gedruckt", PRESS | MADE}, {"giornale", TRADE | NAME},
    {"giornalista*", WRITER}, {"globe", NAME}, {"hashtag", PRESS},
    {"he", PERSON}, {"her", PERSON}, {"herald", NAME}, {"heraldo", NAME},
    {"herausgegeben", PRESS | MADE}, {"hij", PERSON}, {"his", PERSON},
    {"historian", WRITER}, {"host", WRITER}, {"ihnen", POLITE}, {"ihr", POLITE},
    {"ihre", POLITE | PERSON}, {"ihrem", POLITE}, {"ihren", POLITE},
    {"ihrer", POLITE}, {"il", PERSON}, {"impreso*", PRESS}, {"impreso", MADE},
    {"impresso*", PRESS}, {"impresso", MADE}, {"impressum", PAGE},
    {"imprime*", PRESS}, {"imprime", MADE}, {"inbox", PAGE},
    {"instagram", PRESS}, {"is", IS}, {"iscriv*", PAGE}, {"ist", IS},
    {"javascript", PAGE}, {"jornal", TRADE | NAME}, {"jornalista*", WRITER},
    {"journal", TRADE | NAME}, {"journalism", PRESS}, {"journalist*", WRITER},
    {"journalist", TRADE}, {"journalists", TRADE}, {"jouw", TO_READER},
    {"jullie", TO_READER}, {"kolumnist*", WRITER}, {"korrespondent*", WRITER},
    {"korrigiert*", AMENDS}, {"krant", NAME}, {"kurier", NAME}, {"lea", MORE},
    {"lecteur*", PRESS}, {"lector*", PRESS}, {"lectrice*", PRESS},
    {"ledger", NAME}, {"leer", MORE}, {"lees", MORE}, {"leggi", MORE},
    {"lei", PERSON}, {"leia", MORE}, {"leitor*", PRESS}, {"lesen", MORE},
    {"leser*", PRESS}, {"leserbrief*", PAGE}, {"let", ORDER},
    {"letters", PRESS}, {"lettor*", PRESS}, {"lettric*", PRESS},
    {"linkedin", PRESS}, {"lire", MORE}, {"login", PAGE},
    {"lokalzeitung", TRADE}, {"lui", PERSON}, {"magazine", PRESS | NAME},
    {"mail", NAME}, {"mas", MORE}, {"mehr", MORE}, {"melden", ORDER},
    {"merkur", NAME}, {"messaggero", NAME}, {"mirror", NAME}, {"more", MORE},
    {"nachrichten", NAME}, {"nesta", THIS}, {"neste", THIS}, {"news", NAME},
    {"newsletter*", PAGE}, {"newspaper", TRADE}, {"newspapers", TRADE},
    {"newsroom*", PRESS}, {"noi", TO_READER}, {"nos", TO_READER},
    {"nosotras", TO_READER}, {"nosotros", TO_READER}, {"nossa", TO_READER},
    {"nossas", TO_READER}, {"nosso", TO_READER}, {"nossos", TO_READER},
    {"nostra", TO_READER}, {"nostre", TO_READER}, {"nostri", TO_READER},
    {"nostro", TO_READER}, {"nota", TEXT}, {"noticias", NAME},
    {"notre", TO_READER}, {"nous", TO_READER}, {"nuestra", TO_READER},
    {"nuestras", TO_READER}, {"nuestro", TO_READER}, {"nuestros", TO_READER},
    {"observer", NAME}, {"onze", TO_READER}, {"opinion", TEXT},
    {"our", TO_READER}, {"ours", TO_READER}, {"page", TEXT}, {"pages", PRESS},
    {"parait", MADE}, {"paywall", PAGE}, {"pergunte", ORDER},
    {"periodico*", TRADE}, {"periodico", NAME}, {"periodista*", WRITER | TRADE},
    {"piece", TEXT}, {"playlist", PRESS}, {"podcast*", PRESS},
    {"post", TEXT | NAME}, {"pregunte", ORDER}, {"press", NAME},
    {"presse", NAME}, {"printed", PRESS | MADE}, {"professor", WRITER},
    {"pubblicato", MADE}, {"publica", MADE}, {"publicado", MADE},
    {"publicite", PRESS}, {"publie", MADE}, {"published", PRESS | MADE},
    {"publisher*", PRESS}, {"questa", THIS}, {"questi", THIS}, {"questo", THIS},
    {"quotidien", TRADE | NAME}, {"racconta", ORDER}, {"racontez", ORDER},
    {"read", MORE}, {"reader", PRESS}, {"readers", PRESS},
    {"recommended", MORE}, {"rectifica*", PRESS}, {"rectificatif*", PRESS},
    {"rectifie", AMENDS}, {"redac*", PRESS | WRITER}, {"redacao", PRESS},
    {"redaccion", PRESS}, {"redactor*", WRITER | TRADE}, {"redakteur*", WRITER},
    {"redaktion*", PRESS}, {"redazione", PRESS}, {"register", NAME},
    {"related", MORE}, {"report", ORDER}, {"reporter*", WRITER},
    {"reporter", TRADE}, {"reporters", TRADE}, {"reports", IS},
    {"reprint*", PRESS}, {"reservados", PRESS}, {"reserved", PRESS},
    {"reserves", PRESS}, {"rettific*", PRESS}, {"review", NAME},
    {"riservati", PRESS}, {"rundschau", NAME}, {"sagen", ORDER}, {"say", ORDER},
    {"schreiben", ORDER}, {"schreibt", IS}, {"scrive", IS}, {"scrivete", ORDER},
    {"scrivi", ORDER}, {"see", MORE}, {"seine", PERSON}, {"send", ORDER},
    {"sentinel", NAME}, {"seu", PERSON}, {"she", PERSON},
    {"sie", POLITE | PERSON}, {"signalez", ORDER}, {"signup", PAGE},
    {"sind", IS}, {"slideshow", PRESS}, {"spenden", PRESS}, {"staff", PRESS},
    {"stampa", NAME}, {"stampato", PRESS | MADE}, {"standard", NAME},
    {"star", NAME}, {"story", TEXT}, {"su", PERSON}, {"sua", PERSON},
    {"subscri*", PAGE}, {"summary", TEXT}, {"suo", PERSON}, {"sus", PERSON},
    {"suscrib*", PAGE}, {"suscrip*", PAGE}, {"tagblatt", NAME},
    {"tageblatt", NAME}, {"tageszeitung", TRADE}, {"tambem", MORE},
    {"teilen", ORDER}, {"telegram", PRESS}, {"tell", ORDER}, {"testo", TEXT},
    {"text", TEXT}, {"texte", TEXT}, {"texto", TEXT}, {"their", PERSON},
    {"these", THIS}, {"they", PERSON}, {"this", THIS}, {"times", NAME},
    {"tribune", NAME}, {"twitter", PRESS}, {"uns", TO_READER},
    {"unser", TO_READER}, {"unsere", TO_READER}, {"unserem", TO_READER},
    {"unseren", TO_READER}, {"unserer", TO_READER}, {"unseres", TO_READER},
    {"unsubscrib*", PAGE}, {"updated", AMENDS}, {"us", TO_READER},
    {"usted", TO_READER}, {"ustedes", TO_READER}, {"veja", MORE},
    {"verlag*", PRESS}, {"video", TEXT}, {"voce", TO_READER},
    {"voces", TO_READER}, {"voi", TO_READER}, {"voir", MORE},
    {"vorbehalten", PRESS}, {"vos", TO_READER}, {"vostra", TO_READER},
    {"vostre", TO_READER}, {"vostri", TO_READER}, {"vostro", TO_READER},
    {"votre", TO_READER}, {"vous", TO_READER}, {"was", IS}, {"watch", MORE},
    {"we", TO_READER}, {"website", PRESS}, {"websites", PRESS},
    {"weiterlesen", MORE}, {"whatsapp", PRESS}, {"wir", TO_READER},
    {"wochenzeitung", TRADE}, {"write", ORDER}, {"writer*", WRITER},
    {"writes", IS}, {"you", TO_READER}, {"your", TO_READER},
    {"yours", TO_READER}, {"youtube", PRESS}, {"zeitung*", TRADE},
    {"zeitung", NAME}, {"zij", PERSON}, {"अखबार*", TRADE}, {"अख़बार*", TRADE},
    {"आप", TO_READER}, {"आपका", TO_READER}, {"आपकी", TO_READER},
    {"आपके", TO_READER}, {"आपको", TO_READER}, {"इस", THIS}, {"कॉपीराइट*", PAGE},
    {"क्लिक*", PAGE}, {"खबर", TEXT}, {"जागरण", NAME}, {"टाइम्स", NAME},
    {"न्यूज़लेटर*", PAGE}, {"पाठक*", PRESS}, {"फॉलो*", PAGE}, {"यह", THIS},
    {"लेख", TEXT}, {"व्हाट्सएप*", PAGE}, {"संपादक*", TRADE},
    {"सब्सक्राइब*", PAGE}, {"समाचार*", NAME}, {"समाचारपत्र*", TRADE},
    {"हम", TO_READER}, {"हमारा", TO_READER}, {"हमारी", TO_READER},
    {"हमारे", TO_READER}, {"हमें", TO_READER}, {"구독*", PAGE}, {"기사*", TRADE},
    {"기자", TRADE}, {"뉴스*", NAME}, {"뉴스레터*", PAGE}, {"당신*", TO_READER},
    {"독자*", PRESS}, {"무단*", PAGE}, {"신문*", TRADE | NAME}, {"앱", PRESS},
    {"여러분*", TO_READER}, {"우리*", TO_READER}, {"이", THIS}, {"일보*", NAME},
    {"재배포*", PAGE}, {"저작권*", PAGE}, {"저희*", TO_READER}, {"제보*", PRESS},
    {"카카오톡*", PAGE}, {"타임스", NAME}, {"편집*", PRESS},
};
/* clang-format on */

#endif
