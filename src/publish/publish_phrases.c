/* What pages say of themselves, in the eight languages in which labels are
 * written: a page speaks the language of its article, so that a reader, and
 * who reads aloud to one, need only one. Other languages: English.
 *
 * No phrase may read as a label, a credit or a notice: pages are read back by
 * programs (tests/unit/test_publish_phrases.c). So what is false of a copy's
 * label is said without words that a label would use.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "publish_int.h"

/* ---- The phrases --------------------------------------------------------------- */

/* In the order of wire__tongue. Where words stand on both sides of a value,
 * each side has its own phrase, with the space that belongs to it. */
typedef struct {
    const char *name, *in[WIRE__TONGUES_N];
} phrase;

static const phrase phrases[] = {
    {"w_lang", {"en", "de", "fr", "es", "it", "pt", "hi", "ko"}},
    {"w_colon", {": ", ": ", "\xc2\xa0: ", ": ", ": ", ": ", ": ", ": "}},
    {"w_stop", {".", ".", ".", ".", ".", ".", "।", "."}},

    /* around every page */
    {"w_skip",
     {"Skip to the text", "Zum Text springen", "Aller au texte", "Ir al texto",
      "Vai al testo", "Ir para o texto", "सीधे पाठ पर जाएँ",
      "본문으로 건너뛰기"}},
    {"w_site",
     {"Site", "Website", "Site", "Sitio", "Sito", "Site", "साइट", "사이트"}},
    {"w_front",
     {"Front page", "Startseite", "À la une", "Portada", "Prima pagina",
      "Página inicial", "मुखपृष्ठ", "첫 화면"}},
    {"w_archive",
     {"Archive", "Archiv", "Archives", "Archivo", "Archivio", "Arquivo", "संग्रह",
      "보관함"}},
    {"w_feed", {"Feed", "Feed", "Flux", "Feed", "Feed", "Feed", "फ़ीड", "피드"}},
    {"w_colophon",
     {"Every page says where its words come from. A label stands on a page "
      "only when its text is the agency's own, and anyone can check it: ",
      "Jede Seite sagt, woher ihre Worte kommen. Ein Siegel trägt sie nur, "
      "wenn der Text der Agentur gehört, und jeder kann das prüfen: ",
      "Chaque page dit d’où viennent ses mots. Elle ne porte un sceau que si "
      "le texte est celui de l’agence, et chacun peut le vérifier\xc2\xa0: ",
      "Cada página dice de dónde vienen sus palabras. Solo lleva un sello si "
      "el texto es el de la agencia, y cualquiera puede comprobarlo: ",
      "Ogni pagina dice da dove vengono le sue parole. Porta un sigillo solo "
      "se il testo è quello dell’agenzia, e chiunque può verificarlo: ",
      "Cada página diz de onde vêm as suas palavras. Só leva um selo se o "
      "texto é o da agência, e qualquer pessoa pode verificá-lo: ",
      "हर पन्ना बताता है कि उसके शब्द कहाँ से आए हैं। मुहर तभी लगती है जब पाठ एजेंसी का "
      "अपना हो, और कोई भी इसे जाँच सकता है: ",
      "모든 페이지는 글의 출처를 밝힙니다. 표시는 글이 통신사의 것일 때만 "
      "붙으며, 누구나 확인할 수 있습니다: "}},
    {"w_colophon_end",
     {" and the address of the page.", " und die Adresse der Seite.",
      " et l’adresse de la page.", " y la dirección de la página.",
      " e l’indirizzo della pagina.", " e o endereço da página.",
      " और पन्ने का पता।", " 뒤에 페이지 주소를 적습니다."}},
    {"w_sitemap",
     {"Sitemap", "Sitemap", "Plan du site", "Mapa del sitio", "Mappa del sito",
      "Mapa do site", "साइटमैप", "사이트맵"}},
    {"w_keys",
     {"Key and receipts", "Schlüssel und Belege", "Clé et reçus",
      "Clave y recibos", "Chiave e ricevute", "Chave e recibos", "कुंजी और रसीदें",
      "열쇠와 영수증"}},

    /* an article */
    {"w_updated",
     {"Updated", "Aktualisiert", "Mis à jour", "Actualizado", "Aggiornato",
      "Atualizado", "अद्यतन", "수정"}},
    {"w_receipt",
     {"Signed receipt", "Signierter Beleg", "Reçu signé", "Recibo firmado",
      "Ricevuta firmata", "Recibo assinado", "हस्ताक्षरित रसीद",
      "서명된 영수증"}},
    {"w_receipt_check",
     {", to be checked with ", ", zu prüfen mit ", ", à vérifier avec ",
      ", que se comprueba con ", ", da verificare con ", ", a verificar com ",
      ", जाँचने के लिए: ", ", 확인 방법: "}},
    {"w_correction",
     {"Correction", "Berichtigung", "Rectificatif", "Corrección", "Rettifica",
      "Correção", "सुधार", "정정"}},
    {"w_sender_corrected",
     {"The sender corrected this text.",
      "Der Absender hat diesen Text berichtigt.",
      "L’expéditeur a rectifié ce texte.", "El remitente corrigió este texto.",
      "Il mittente ha corretto questo testo.",
      "O remetente corrigiu este texto.", "भेजने वाले ने यह पाठ सुधारा है।",
      "보낸 곳에서 이 글을 바로잡았습니다."}},
    {"w_newer",
     {"Later version", "Spätere Fassung", "Version ultérieure",
      "Versión posterior", "Versione successiva", "Versão posterior",
      "बाद का संस्करण", "이후 판"}},
    {"w_newer_is",
     {"There is a later version: ", "Es gibt eine spätere Fassung: ",
      "Il y a une version ultérieure\xc2\xa0: ", "Hay una versión posterior: ",
      "C’è una versione successiva: ", "Há uma versão posterior: ",
      "बाद का संस्करण है: ", "이후 판이 있습니다: "}},
    {"w_where",
     {"Where this text comes from", "Woher dieser Text kommt",
      "D’où vient ce texte", "De dónde viene este texto",
      "Da dove viene questo testo", "De onde vem este texto",
      "यह पाठ कहाँ से आया", "이 글의 출처"}},
    {"w_copied",
     {"Copied from", "Übernommen aus", "Copié de", "Copiado de", "Copiato da",
      "Retirado de", "यहाँ से लिया गया:", "옮겨 온 곳:"}},
    {"w_copied_perhaps",
     {"Probably copied from", "Wahrscheinlich übernommen aus",
      "Probablement copié de", "Probablemente copiado de",
      "Probabilmente copiato da", "Provavelmente retirado de",
      "शायद यहाँ से लिया गया:", "옮겨 온 곳(추정):"}},
    {"w_false",
     {"It says that nothing was modified. That does not hold.",
      "Das Siegel, das er trägt, ist falsch.", "Le sceau qu’il porte est faux.",
      "El sello que lleva es falso.", "Il sigillo che porta è falso.",
      "O selo que leva é falso.", "इस पर लगी मुहर ग़लत है।",
      "붙어 있는 표시는 거짓입니다."}},
    {"w_lost",
     {"The text that it was made from is not here",
      "Der Text, aus dem er gemacht ist, fehlt hier",
      "Le texte dont il est tiré manque ici",
      "El texto del que procede falta aquí",
      "Il testo da cui è tratto manca qui",
      "O texto de que foi feito falta aqui",
      "जिस पाठ से यह बना, वह यहाँ अनुपस्थित है",
      "바탕이 된 글이 여기에 빠져 있습니다"}},
    {"w_lost_so",
     {"whether it was changed cannot be known.",
      "was daran anders ist, bleibt offen.", "ce qui en diffère reste ouvert.",
      "en qué difiere queda abierto.", "in che cosa differisca resta aperto.",
      "em que difere fica em aberto.", "इसमें क्या अलग है, यह अज्ञात है।",
      "무엇이 다른지는 미상입니다."}},
    {"w_stale_corrected",
     {"Its source has corrected ", "Die Quelle hat seither berichtigt: ",
      "La source a rectifié depuis\xc2\xa0: ", "La fuente ha corregido: ",
      "La fonte ha poi corretto: ", "A fonte corrigiu depois: ",
      "स्रोत ने बाद में सुधारा: ", "출처가 그 뒤 바로잡음: "}},
    {"w_stale_changed",
     {"Its source has since changed ", "In der Quelle steht seither anders: ",
      "La source dit depuis autrement\xc2\xa0: ",
      "La fuente dice desde entonces otra cosa: ", "La fonte dice poi altro: ",
      "A fonte diz depois outra coisa: ", "स्रोत में बाद में अलग है: ",
      "출처에서 그 뒤 달라짐: "}},
    {"w_stale_to",
     {" to ", ", jetzt ", ", désormais ", ", ahora ", ", ora ", ", agora ",
      ", अब ", ", 지금은 "}},
    {"w_later",
     {"the later version", "die spätere Fassung", "la version ultérieure",
      "la versión posterior", "la versione successiva", "a versão posterior",
      "बाद का संस्करण", "이후 판"}},
    {"w_source",
     {"Source", "Quelle", "Source", "Fuente", "Fonte", "Fonte", "स्रोत",
      "출처"}},
    {"w_item",
     {"Item", "Meldung", "Dépêche", "Despacho", "Lancio", "Despacho", "प्रविष्टि",
      "기사 번호"}},
    {"w_version",
     {"version", "Fassung", "version", "versión", "versione", "versão", "संस्करण",
      "판"}},
    {"w_here",
     {"Published here", "Hier veröffentlicht", "Publié ici", "Publicado aquí",
      "Pubblicato qui", "Publicado aqui", "यहाँ प्रकाशित", "여기 게재"}},
    {"w_rights",
     {"Rights", "Rechte", "Droits", "Derechos", "Diritti", "Direitos", "अधिकार",
      "권리"}},
    {"w_undated",
     {"Undated", "Ohne Datum", "Sans date", "Sin fecha", "Senza data",
      "Sem data", "तारीख अज्ञात", "날짜 미상"}},
    {"w_credits",
     {"Credits", "Nennt als Quelle", "Cite comme source", "Cita como fuente",
      "Indica come fonte", "Indica como fonte", "हवाला", "밝힌 출처"}},
    {"w_events",
     {"What became of it", "Was daraus wurde", "Ce qu’il est devenu",
      "Qué fue de él", "Che cosa ne è stato", "O que foi feito dele",
      "आगे क्या हुआ", "이후 경과"}},
    {"w_was_updated",
     {"updated", "aktualisiert", "mis à jour", "actualizado", "aggiornato",
      "atualizado", "अद्यतन किया गया", "수정됨"}},
    {"w_was_corrected",
     {"corrected", "berichtigt", "rectifié", "corregido", "corretto",
      "corrigido", "सुधारा गया", "정정됨"}},
    {"w_was_held",
     {"held", "zurückgehalten", "retenu", "retenido", "trattenuto", "retido",
      "रोका गया", "보류됨"}},
    {"w_was_released",
     {"released again", "wieder freigegeben", "de nouveau diffusé",
      "publicado de nuevo", "di nuovo diffuso", "publicado de novo", "फिर जारी",
      "다시 나옴"}},
    {"w_digest",
     {"In short: the digest", "In Kürze: die Zusammenfassung",
      "En bref\xc2\xa0: le résumé", "En breve: el resumen",
      "In breve: la sintesi", "Em resumo: a síntese", "संक्षेप में: सार",
      "간추림: 요약"}},
    {"w_story",
     {"Who else has this story", "Wer diese Geschichte noch hat",
      "Qui d’autre a cette histoire", "Quién más tiene esta historia",
      "Chi altro ha questa notizia", "Quem mais tem esta notícia",
      "यह खबर और किसके पास है", "이 소식을 다룬 다른 곳"}},
    {"w_changed",
     {"What it changed", "Was sie geändert hat", "Ce qu’il a changé",
      "Qué cambió", "Che cosa ha cambiato", "O que mudou", "इसने क्या बदला",
      "바뀐 것"}},
    {"w_more",
     {"And ", "Und ", "Et ", "Y ", "E altre ", "E mais ", "और ", "외 "}},
    {"w_more_end",
     {" more.", " weitere.", " de plus.", " más.", ".", ".", " अन्य।", "건."}},

    /* a digest */
    {"w_in_short",
     {"In short", "In Kürze", "En bref", "En breve", "In breve", "Em resumo",
      "संक्षेप में", "간추림"}},
    {"w_digest_of",
     {"Digest of the article", "Zusammenfassung des Artikels",
      "Résumé de l’article", "Resumen del artículo", "Sintesi dell’articolo",
      "Síntese do artigo", "लेख का सार", "기사 요약"}},
    {"w_synopsis",
     {"Synopsis", "Überblick", "Synopsis", "Sinopsis", "Sinossi", "Sinopse",
      "सारांश", "개요"}},
    {"w_takeaways",
     {"Key takeaways", "Das Wichtigste", "Les points clés", "Puntos clave",
      "I punti chiave", "Pontos principais", "मुख्य बातें", "핵심 내용"}},
    {"w_said",
     {"Who said what", "Wer was gesagt hat", "Qui a dit quoi", "Quién dijo qué",
      "Chi ha detto che cosa", "Quem disse o quê", "किसने क्या कहा",
      "누가 무엇을 말했나"}},
    {"w_ahead",
     {"What is ahead", "Was bevorsteht", "Ce qui est prévu",
      "Lo que está previsto", "Che cosa è previsto", "O que está previsto",
      "आगे क्या होना है", "앞으로의 일정"}},
    {"w_promised",
     {"What was promised", "Was versprochen wurde", "Ce qui a été promis",
      "Lo que se prometió", "Che cosa è stato promesso", "O que foi prometido",
      "क्या वादा किया गया", "약속한 것"}},
    {"w_by",
     {"by", "bis", "d’ici", "antes de", "entro", "até", "तक:", "기한:"}},
    {"w_numbers",
     {"The numbers", "Die Zahlen", "Les chiffres", "Las cifras", "Le cifre",
      "Os números", "आँकड़े", "숫자"}},
    {"w_differs",
     {"What outlets tell differently", "Was andere anders erzählen",
      "Ce que d’autres disent autrement", "Lo que otros medios dicen distinto",
      "Che cosa altri dicono diversamente", "O que outros dizem de outro modo",
      "दूसरे क्या अलग बताते हैं", "매체마다 다른 점"}},
    {"w_made",
     {"How this was made", "Wie das entstanden ist", "Comment cela a été fait",
      "Cómo se hizo", "Come è stato fatto", "Como foi feito", "यह कैसे बना",
      "만든 방법"}},
    {"w_made_how",
     {"By a program, out of the article's own sentences: nothing was written "
      "for it, and every line leads to the sentence it is taken from.",
      "Von einem Programm, aus den Sätzen des Artikels: nichts wurde dafür "
      "geschrieben, und jede Zeile führt zu ihrem Satz.",
      "Par un programme, avec les phrases de l’article\xc2\xa0: rien n’a été "
      "écrit pour lui, et chaque ligne mène à sa phrase.",
      "Por un programa, con las frases del artículo: nada se escribió para "
      "él, y cada línea lleva a su frase.",
      "Da un programma, con le frasi dell’articolo: nulla è stato scritto "
      "apposta, e ogni riga porta alla sua frase.",
      "Por um programa, com as frases do artigo: nada foi escrito para ele, "
      "e cada linha leva à sua frase.",
      "एक प्रोग्राम ने लेख के अपने वाक्यों से बनाया: इसके लिए कुछ नहीं लिखा गया, और हर "
      "पंक्ति अपने वाक्य तक ले जाती है।",
      "프로그램이 기사의 문장으로 만들었습니다. 새로 쓴 것은 없으며, 줄마다 "
      "해당 문장으로 이어집니다."}},
    {"w_method",
     {"Method", "Verfahren", "Méthode", "Método", "Metodo", "Método", "विधि",
      "방법"}},
    {"w_sentences",
     {"sentences read", "Sätze gelesen", "phrases lues", "frases leídas",
      "frasi lette", "frases lidas", "वाक्य पढ़े गए", "문장 읽음"}},
    {"w_reviewed",
     {"Reviewed by", "Durchgesehen von", "Relu par", "Revisado por",
      "Rivisto da", "Revisto por", "जाँच", "검토"}},
    {"w_nobody",
     {"nobody: made without an editor", "niemandem: ohne Redaktion entstanden",
      "personne\xc2\xa0: un programme l’a fait", "nadie: hecho sin redacción",
      "nessuno: fatto senza redazione", "ninguém: feito sem redação",
      "कोई नहीं: संपादक के बिना बना", "없음: 편집자 없이 만듦"}},
    {"w_responsible",
     {"Responsible", "Verantwortlich", "Responsable", "Responsable",
      "Responsabile", "Responsável", "ज़िम्मेदार", "책임"}},
    {"w_article",
     {"The article", "Der Artikel", "L’article", "El artículo", "L’articolo",
      "O artigo", "पूरा लेख", "기사 전문"}},

    /* a notice in the place of either */
    {"w_withdrawn",
     {"This article was withdrawn", "Dieser Artikel wurde zurückgezogen",
      "Cet article a été retiré", "Este artículo fue retirado",
      "Questo articolo è stato ritirato", "Este artigo foi retirado",
      "यह लेख वापस ले लिया गया", "이 기사는 철회되었습니다"}},
    {"w_held",
     {"This article is held for now",
      "Dieser Artikel wird vorerst zurückgehalten",
      "Cet article est retenu pour l’instant",
      "Este artículo está retenido por ahora",
      "Questo articolo è per ora trattenuto",
      "Este artigo está retido por enquanto", "यह लेख अभी रोका गया है",
      "이 기사는 현재 보류되어 있습니다"}},
    {"w_its_source",
     {"Its source", "Die Quelle", "La source", "La fuente", "La fonte",
      "A fonte", "स्रोत", "출처"}},
    {"w_has_withdrawn",
     {" has withdrawn this article", " hat diesen Artikel zurückgezogen",
      " a retiré cet article", " ha retirado este artículo",
      " ha ritirato questo articolo", " retirou este artigo",
      " ने यह लेख वापस ले लिया है", "에서 이 기사를 철회했습니다"}},
    {"w_withdrawn_so",
     {". It is not published any more, and its receipt is revoked. Please "
      "delete copies of it.",
      ". Er wird nicht mehr veröffentlicht, sein Beleg ist widerrufen. Bitte "
      "löschen Sie Kopien davon.",
      ". Il n’est plus publié et son reçu est révoqué. Veuillez en supprimer "
      "les copies.",
      ". Ya no se publica y su recibo está revocado. Rogamos borrar las "
      "copias.",
      ". Non è più pubblicato e la sua ricevuta è revocata. Si prega di "
      "cancellarne le copie.",
      ". Já não é publicado e o seu recibo foi revogado. Pedimos que as "
      "cópias sejam apagadas.",
      "। यह अब प्रकाशित नहीं है और इसकी रसीद रद्द है। कृपया इसकी प्रतियाँ मिटा दें।",
      ". 더는 게재되지 않으며 영수증은 취소되었습니다. 사본을 지워 주십시오."}},
    {"w_holds",
     {" holds this article for now", " hält diesen Artikel vorerst zurück",
      " retient cet article pour l’instant", " retiene este artículo por ahora",
      " trattiene per ora questo articolo", " retém este artigo por enquanto",
      " ने यह लेख अभी रोक रखा है", "에서 이 기사를 보류하고 있습니다"}},
    {"w_since",
     {"since", "seit", "depuis", "desde", "dal", "desde", "कब से:", "시작:"}},
    {"w_may_return",
     {". It may come back.", ". Er kann wiederkommen.", ". Il peut revenir.",
      ". Puede volver.", ". Può tornare.", ". Pode voltar.", "। यह लौट सकता है।",
      ". 다시 나올 수 있습니다."}},
    {"w_to_front",
     {"To the front page", "Zur Startseite", "Vers la une", "A la portada",
      "Alla prima pagina", "Para a página inicial", "मुखपृष्ठ पर",
      "첫 화면으로"}}};
enum { PHRASES_N = sizeof phrases / sizeof *phrases };

/* How close a copy is to its source. */
static const char *const grades[WIRE_GRADE_NONE + 1][WIRE__TONGUES_N] = {
    [WIRE_GRADE_VERBATIM] = {"word for word", "genau derselbe Text",
                             "mot pour mot", "palabra por palabra",
                             "parola per parola", "palavra por palavra",
                             "शब्दशः", "글자까지 같음"},
    [WIRE_GRADE_NEW_HEADLINE] = {"word for word, under another headline",
                                 "genau derselbe Text, andere Überschrift",
                                 "mot pour mot, sous un autre titre",
                                 "palabra por palabra, con otro titular",
                                 "parola per parola, con un altro titolo",
                                 "palavra por palavra, com outro título",
                                 "शब्दशः, दूसरे शीर्षक के साथ",
                                 "글자까지 같고 제목만 다름"},
    [WIRE_GRADE_TYPOGRAPHY] = {"the same words; spelling or marks differ",
                               "dieselben Wörter; Schreibweise oder Zeichen "
                               "weichen ab",
                               "les mêmes mots ; l’orthographe ou les signes "
                               "diffèrent",
                               "las mismas palabras; difieren la grafía o los "
                               "signos",
                               "le stesse parole; grafia o segni diversi",
                               "as mesmas palavras; grafia ou sinais "
                               "diferentes",
                               "वही शब्द; वर्तनी या चिह्न अलग",
                               "같은 단어, 표기나 부호가 다름"},
    [WIRE_GRADE_ABRIDGED] = {"shortened, nothing added", "nur gekürzt",
                             "abrégé, rien d’ajouté",
                             "abreviado, sin añadir nada",
                             "abbreviato, nulla aggiunto",
                             "abreviado, nada acrescentado",
                             "छोटा किया गया, कुछ जोड़ा नहीं",
                             "줄임, 덧붙인 것 없음"},
    [WIRE_GRADE_EDITED] = {"edited", "bearbeitet", "remanié", "editado",
                           "rielaborato", "editado", "संपादित", "편집됨"},
    [WIRE_GRADE_REWRITE] = {"rewritten", "umgeschrieben", "réécrit",
                            "reescrito", "riscritto", "reescrito",
                            "फिर से लिखा गया", "다시 씀"},
    [WIRE_GRADE_DIGEST] = {"summed up", "zusammengefasst", "résumé", "resumido",
                           "riassunto", "resumido", "सार", "요약됨"},
    [WIRE_GRADE_NONE] = {
        "not close enough to compare", "zu verschieden zum Vergleichen",
        "trop différent pour comparer", "demasiado distinto para comparar",
        "troppo diverso per il confronto", "diferente demais para comparar",
        "तुलना के लिए बहुत अलग", "비교하기에 너무 다름"}};

/* ---- Dates ----------------------------------------------------------------------- */

/* What stands in front of the month and behind it; Korean is year first. */
typedef struct {
    const char *before_month, *before_year;
    const char *months[12];
} calendar;

static const calendar calendars[WIRE__TONGUES_N] = {
    {" ",
     " ",
     {"January", "February", "March", "April", "May", "June", "July", "August",
      "September", "October", "November", "December"}},
    {". ",
     " ",
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
      "September", "Oktober", "November", "Dezember"}},
    {" ",
     " ",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
      "septembre", "octobre", "novembre", "décembre"}},
    {" de ",
     " de ",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
      "septiembre", "octubre", "noviembre", "diciembre"}},
    {" ",
     " ",
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
      "agosto", "settembre", "ottobre", "novembre", "dicembre"}},
    {" de ",
     " de ",
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",
      "agosto", "setembro", "outubro", "novembro", "dezembro"}},
    {" ",
     " ",
     {"जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर",
      "अक्टूबर", "नवंबर", "दिसंबर"}},
    {NULL, NULL, {NULL}}};

/* iso: 2026-03-03T14:25:00Z, or the day alone. */
static void put_day(wire_view *v, const char *name, const char *iso,
                    wire__tongue t, const char *clock)
{
    unsigned day = (unsigned)(iso[8] - '0') * 10 + (unsigned)(iso[9] - '0');
    unsigned month = (unsigned)(iso[5] - '0') * 10 + (unsigned)(iso[6] - '0');
    const calendar *c = &calendars[t];
    bool is_first = t == WIRE__FRENCH && day == 1; /* 1er mars */

    if (month < 1 || month > 12) return;
    if (t == WIRE__KOREAN)
        wire_view_fmt(v, name, "%.4s년 %u월 %u일%s", iso, month, day, clock);
    else
        wire_view_fmt(v, name, "%u%s%s%s%s%.4s%s", day, is_first ? "er" : "",
                      c->before_month, c->months[month - 1], c->before_year,
                      iso, clock);
}

void wire__view_time_as(wire_view *v, const char *iso_name,
                        const char *words_name, wire_time t,
                        wire__tongue tongue)
{
    char iso[32], clock[16] = "";

    if (t.precision == WIRE_TIME_NONE) return;
    wire_time_format(t, iso);
    if (strlen(iso) < 10) return;
    wire_view_fmt(v, iso_name, "%s", iso);
    if (t.precision == WIRE_TIME_SECOND && strlen(iso) >= 16)
        (void)snprintf(clock, sizeof clock, "%s%.5s UTC",
                       tongue == WIRE__KOREAN ? " " : ", ", iso + 11);
    put_day(v, words_name, iso, tongue, clock);
}

/* ---- Which ------------------------------------------------------------------------ */

/* The languages of labels are the table's: one list decides for both. */
wire__tongue wire__tongue_of(wire_str language)
{
    const char *code = wire_label_language(language);
    unsigned t = 0;

    while (t < WIRE__TONGUES_N && strcmp(phrases[0].in[t], code) != 0)
        t++;
    return t < WIRE__TONGUES_N ? (wire__tongue)t : WIRE__ENGLISH;
}

wire_str wire__phrase(wire__tongue t, const char *name)
{
    for (size_t i = 0; i < PHRASES_N; i++)
        if (strcmp(phrases[i].name, name) == 0)
            return wire_str_of(phrases[i].in[t]);
    return (wire_str){0};
}

bool wire__phrase_at(wire__tongue t, size_t i, wire_str *name, wire_str *said)
{
    if (i >= PHRASES_N) return false;
    *name = wire_str_of(phrases[i].name);
    *said = wire_str_of(phrases[i].in[t]);
    return true;
}

const char *wire__grade_said(wire_grade g, wire__tongue t)
{
    return grades[g][t];
}

void wire__view_phrases(wire_view *v, wire__tongue t)
{
    for (size_t i = 0; i < PHRASES_N; i++)
        wire_view_str(v, phrases[i].name, wire_str_of(phrases[i].in[t]));
}
