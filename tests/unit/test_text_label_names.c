/* Whom labels name: an agency by its form or its place, and never an article,
 * a postposition or a noun that says what it is. All are invented.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_testing.h"

#include "text_agency_other.h"

typedef struct {
    const char *names; /* ", " between them; "" for none */
    const char *label;
} naming;

/* clang-format off */
static const naming ENGLISH[] = {
    {"Larkspur", "This report appears as received from Larkspur; no edits have been made."},
    {"Corvid", "This story was published from a Corvid feed without changes."},
    {"Corvid", "This is Corvid's report, unedited by our desk."},
    {"Larkspur", "Auto-published from Larkspur via RSS."},
    {"Larkspur, Corvid", "With additional material supplied by Larkspur and Corvid."},
    {"", "This report from Kettleby was not edited by our staff and comes from a feed."},
    {"", "This story was published from a wire agency feed. Our report is unedited."},
    {"", "Published as received from a news agency. This report was not edited."},
    {"", "This agency story was not edited by The Harbour Ledger."},
    {"", "Tuesday's report from the agency was not edited; this report is a feed."},
    {"Tern", "You are reading the Tern wire exactly as it came to us; our journalists have not worked on it."},
    {"Skua News Agency", "Reporting by our harbour correspondent, with inputs from Skua News Agency."},
    {"Dunlin", "(Story courtesy of Dunlin, carried in full and without edits.)"}};

static const naming GERMAN[] = {
    {"dpa", "Diese Meldung wurde von der dpa übernommen und nicht verändert."},
    {"kpd", "Diese Meldung wurde von der kpd übernommen und nicht verändert."},
    {"Silberreiher", "Dieser Text stammt von Silberreiher und wurde nicht bearbeitet."},
    {"Silberreiher", "Dieser Text wurde unverändert von Silberreiher übernommen und nicht bearbeitet."},
    {"Kolkrabe Nachrichten", "Diese Meldung von Kolkrabe Nachrichten wurde nicht verändert."},
    {"Silberreiher", "Wir zeigen diesen Beitrag der Agentur so, wie ihn Silberreiher geliefert hat."},
    {"", "Diese Meldung der Nachrichtenagentur wurde von der Redaktion nicht verändert."},
    {"", "Dieser Text stammt aus dem Angebot der Agentur und wurde nicht verändert."},
    {"Agentur Kolkrabe", "Dieser Text stammt vom Dienst der Agentur Kolkrabe und wurde nicht verändert."},
    {"", "Dieser Text der Polizei wurde von der Redaktion nicht verändert."},
    {"", "Dieser Text stammt von Lesern und wurde von der Redaktion nicht verändert."},
    {"", "Dieser Beitrag des Partners wurde unverändert von der Presse übernommen."},
    {"", "Diese Meldung einer Agentur wurde vom Tagblatt nicht verändert."},
    {"", "Mehr Informationen hier. Diese Agenturmeldung wurde nicht verändert."},
    {"", "Der Text der Agentur wurde am Montag unverändert übernommen."},
    {"Agentur Eisvogel", "Diesen Text hat uns die Agentur Eisvogel geschickt. Wir haben kein Wort daran geändert."},
    {"kpd", "Der Titel kommt von uns, alles andere haben wir so gelassen, wie es die Nachrichtenagentur kpd verschickt hat."},
    {"Eisvogel", "Dieser Eintrag wurde ohne Zutun der Redaktion aus dem Eisvogel-Feed veröffentlicht."},
    {"dpa", "Von unserem Hafenreporter, mit Material der dpa"}};

static const naming FRENCH[] = {
    {"AFP", "Cet article est une dépêche de l'AFP reprise sans modification."},
    {"AFP", "Cet article est une dépêche de l’AFP reprise sans modification."},
    {"Agence Courlis", "Cette dépêche de l'Agence Courlis est publiée sans modification."},
    {"Courlis", "Ce texte de Courlis est publié sans modification."},
    {"Courlis", "Article importé automatiquement depuis le fil Courlis."},
    {"Courlis Infos", "Ce texte nous a été transmis par l'agence Courlis Infos, sans retouche."},
    {"", "Cette dépêche d'agence n'a pas été modifiée par Le Phare."},
    {"", "Cette dépêche de l'Agence est publiée sans modification."},
    {"", "Ce texte de L'Écho du Plateau, tiré d'une agence, n'a pas été modifié."},
    {"Sterne", "Vous lisez la dépêche Sterne dans sa version d'origine, la rédaction n'y est pas intervenue."},
    {"AFP", "Le texte est celui de l'AFP ; nous n'en avons changé que le titre."},
    {"Agence Mouette", "Article remonté automatiquement du fil de l'Agence Mouette, sans contrôle de nos journalistes."},
    {"AFP", "Notre correspondant à Vaudrée, avec AFP"}};

static const naming SPANISH[] = {
    {"EFE", "Esta nota de la agencia EFE se publica sin cambios."},
    {"Jilguero", "Esta nota de Jilguero se publica sin cambios."},
    {"Jilguero", "Esta noticia se publica tal como la envió Jilguero, sin modificaciones."},
    {"Noticias Jilguero", "El texto es propiedad de Noticias Jilguero y esta nota se publica sin cambios."},
    {"", "Esta nota de la Agencia se publica sin cambios."},
    {"", "Esta nota de agencia no fue editada por El Faro del Norte."},
    {"Agencia Garza", "Reproducimos este despacho de la Agencia Garza sin quitar ni añadir nada."},
    {"Garza", "Esta entrada se generó de forma automática con el servicio de Garza."},
    {"EFE", "Redacción, con información de EFE"}};

static const naming ITALIAN[] = {
    {"ANSA", "Questo lancio dell'ANSA è pubblicato senza modifiche."},
    {"Upupa", "Questo testo, fornito da Upupa, non è stato modificato dalla redazione."},
    {"Upupa", "Articolo generato automaticamente dal flusso di notizie Upupa."},
    {"", "Questo testo dell’Agenzia è pubblicato senza modifiche."},
    {"", "Questo lancio d'agenzia non è stato modificato dal Corriere dei Colli."},
    {"ANSA", "La redazione non ha cambiato nulla di questo lancio dell'ANSA."},
    {"Agenzia Folaga", "Titolo nostro, testo dell'Agenzia Folaga lasciato com'era."},
    {"Folaga", "Questo pezzo arriva in automatico dal servizio Folaga ed è stato messo in pagina dal sistema."},
    {"ANSA", "Dal nostro inviato, con informazioni dell'ANSA"}};

static const naming PORTUGUESE[] = {
    {"Lusa", "Este texto da Lusa foi publicado sem alterações."},
    {"Guincho", "Este texto da Guincho não foi editado pela redação."},
    {"Guincho", "Reportagem do Diário das Dunas, com material da Guincho"},
    {"", "Este texto da Agência foi publicado sem alterações."},
    {"", "Esta notícia da agência não foi editada pelo Jornal das Dunas."},
    {"Lusa", "O texto da Lusa que acabou de ler não sofreu qualquer alteração da nossa parte."},
    {"Agência Maçarico", "Mudámos o título a esta notícia da Agência Maçarico e deixámos o resto como estava."},
    {"Maçarico", "Esta página é preenchida automaticamente com o serviço da Maçarico."}};

static const naming HINDI[] = {
    {"", "यह खबर समाचार एजेंसी की फीड से बिना किसी बदलाव के प्रकाशित की गई है।"},
    {"", "यह खबर एजेंसी के फीड से बिना बदलाव के ली गई है।"},
    {"", "यह खबर न्यूज एजेंसी ने भेजी है और बिना बदलाव के प्रकाशित है।"},
    {"", "समाचार एजेंसी का यह लेख और उसकी सामग्री बिना संपादन के है।"},
    {"", "यह खबर एक विदेशी एजेंसी से बिना बदलाव के ली गई है।"},
    {"", "इस खबर की भाषा में कोई बदलाव नहीं किया गया है, यह एजेंसी की फीड से है।"},
    {"", "इस खबर को मलय दर्पण की टीम ने संपादित नहीं किया है, यह सिंडिकेट फीड से है।"},
    {"भाषा", "यह खबर भाषा की फीड से बिना किसी बदलाव के प्रकाशित की गई है।"},
    {"भाषा", "यह खबर समाचार एजेंसी भाषा की फीड से बिना बदलाव के प्रकाशित है।"},
    {"भाषा", "(भाषा इनपुट के साथ)"},
    {"पीटीआई", "(पीटीआई के इनपुट के साथ)"},
    {"NPA", "यह खबर NPA की फीड से बिना किसी बदलाव के प्रकाशित की गई है।"},
    {"मलयवाणी", "यह समाचार मलयवाणी एजेंसी से मिला है और इसमें कोई बदलाव नहीं किया गया है।"},
    {"मलयवाणी", "यह खबर मलयवाणी की फीड से बिना किसी बदलाव के प्रकाशित की गई है।"},
    {"मलय समाचार सेवा", "यह खबर मलय समाचार सेवा की है और इसमें कोई बदलाव नहीं हुआ।"},
    {"सूरज वार्ता", "यह समाचार सूरज वार्ता से बिना बदलाव के लिया गया है।"},
    {"भाषा", "भाषा से मिली इस खबर को हमने जैसा का तैसा छापा है, कोई बदलाव नहीं किया।"},
    {"सागर वार्ता", "सागर वार्ता की इस खबर में हमने शीर्षक को छोड़कर कुछ नहीं बदला है।"},
    {"पीटीआई", "(इनपुट पीटीआई से)"}};

static const naming KOREAN[] = {
    {"", "이 기사는 통신사의 기사를 수정 없이 게재한 것입니다."},
    {"", "이 기사는 외국 통신사의 기사를 수정 없이 게재한 것입니다."},
    {"", "이 뉴스는 제휴통신사가 제공한 것으로 편집하지 않았습니다."},
    {"", "이 기사는 해외뉴스를 자동으로 게재한 것입니다."},
    {"연합뉴스", "이 기사는 연합뉴스의 기사를 수정 없이 게재한 것입니다."},
    {"두루미통신", "※ 이 기사는 두루미통신 제공 기사로, 수정하지 않았습니다."},
    {"두루미통신", "[알림] 두루미통신 기사입니다. 편집하지 않고 게재합니다."},
    {"두루미통신", "이 기사는 두루미통신에서 보내온 원문 그대로입니다."},
    {"NPA", "이 기사는 NPA의 기사를 수정 없이 게재한 것입니다."},
    {"AP통신", "이 기사는 AP통신의 원문을 그대로 게재한 것입니다."},
    {"왜가리통신", "왜가리통신이 보낸 기사를 손대지 않고 그대로 실었습니다."},
    {"왜가리통신", "이 기사의 제목은 본지가 달았고, 본문은 왜가리통신이 쓴 그대로입니다."},
    {"왜가리뉴스", "이 글은 왜가리뉴스 피드를 프로그램이 자동으로 옮겨 온 것입니다."}};
/* clang-format on */

static void names_of(const char *body, const char *label, wire_buf *out)
{
    labelled x;
    labelled_open(&x, body, label);
    for (size_t i = 0; i < x.doc.n_credits; i++)
        wire_buf_fmt(out, "%s%.*s", i ? ", " : "", (int)x.doc.credits[i].name.n,
                     x.doc.credits[i].name.p);
    labelled_close(&x);
}

static void check(const char *body, const naming *w, size_t n)
{
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        wire_buf b = {0};
        names_of(body, w[i].label, &b);
        wire_str got = wire_buf_view(&b);
        if (!wire_str_eq(got, wire_str_of(w[i].names))) {
            print_error("\"%.*s\", not \"%s\": %s\n", (int)got.n, got.p,
                        w[i].names, w[i].label);
            wrong++;
        }
        wire_buf_free(&b);
    }
    assert_int_equal(wrong, 0);
}
#define CHECK(body, list)                                                      \
    check((body), (list), sizeof(list) / sizeof((list)[0]))

static void labels__name_agencies_in_english(void **st)
{
    (void)st;
    CHECK("The council met on Monday and agreed to open the second pier of "
          "the harbour to all of the ferries that call there.",
          ENGLISH);
}

static void labels__name_agencies_in_german(void **st)
{
    (void)st;
    CHECK("Der Rat tagte am Montag und beschloss, den zweiten Anleger für "
          "alle Fähren zu öffnen, die dort festmachen.",
          GERMAN);
}

static void labels__name_agencies_in_french(void **st)
{
    (void)st;
    CHECK("Le conseil s'est réuni lundi et a décidé d'ouvrir le deuxième quai "
          "à tous les bacs qui y accostent.",
          FRENCH);
}

static void labels__name_agencies_in_spanish(void **st)
{
    (void)st;
    CHECK("El consejo se reunió el lunes y acordó abrir el segundo muelle a "
          "todos los barcos que atracan allí.",
          SPANISH);
}

static void labels__name_agencies_in_italian(void **st)
{
    (void)st;
    CHECK("Il consiglio si è riunito lunedì e ha deciso di aprire il secondo "
          "molo a tutti i traghetti che vi attraccano.",
          ITALIAN);
}

static void labels__name_agencies_in_portuguese(void **st)
{
    (void)st;
    CHECK("O conselho reuniu-se na segunda-feira e decidiu abrir o segundo "
          "cais a todos os barcos que ali atracam.",
          PORTUGUESE);
}

static void labels__name_agencies_in_hindi(void **st)
{
    (void)st;
    CHECK("परिषद की बैठक सोमवार को हुई और दूसरे घाट को सभी नावों के लिए खोलने का "
          "फैसला हुआ।",
          HINDI);
}

static void labels__name_agencies_in_korean(void **st)
{
    (void)st;
    CHECK("의회는 월요일에 회의를 열어 두 번째 부두를 모든 여객선에 개방하기로 "
          "결정했다.",
          KOREAN);
}

static void prose__names_no_agency_that_only_says_what_it_is(void **st)
{
    (void)st;
    static const naming hindi[] = {
        {"", "समाचार एजेंसी ने बताया कि घाट सोमवार तक बंद रहेगा।"},
        {"", "समाचार एजेंसी के अनुसार घाट सोमवार तक बंद रहेगा।"},
        {"मलयवाणी", "समाचार एजेंसी मलयवाणी ने बताया कि घाट बंद रहेगा।"}};
    static const naming korean[] = {
        {"", "이동통신 요금은 그대로 유지된다."},
        {"", "이동통신 가입자가 늘었다고 정보통신부가 밝혔다."},
        {"", "국제통신은 화요일에 끊겼다."},
        {"두루미통신", "두루미통신은 부두가 닫혔다고 보도했다."}};
    static const naming german[] = {
        {"", "Die Nachrichtenagentur wurde im Mai verkauft."},
        {"", "Eine Nachrichtenagentur rief im Rathaus an."},
        {"kpd", "Das meldet die Nachrichtenagentur kpd aus der Stadt."}};
    CHECK("परिषद की बैठक सोमवार को हुई और दूसरे घाट को खोलने का फैसला हुआ।", hindi);
    CHECK("의회는 월요일에 회의를 열어 부두를 모든 여객선에 개방하기로 했다.",
          korean);
    CHECK("Der Rat tagte am Montag und beschloss, den Anleger zu öffnen.",
          german);
}

static void words__of_hindi_have_roles(void **st)
{
    (void)st;
    static const char *const none[] = {
        "की",   "के",  "का", "ने",    "से",      "द्वारा", "को",
        "में",    "पर", "तक", "यह",   "इस",     "और",    "खबर",
        "बिना", "है",  "गई", "एजेंसी", "समाचार", "सेवा",   "फीड"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (wire__hindi_role(wire_str_of(none[i])) == WIRE__IS_NAME)
            fail_msg("%s", none[i]);
    assert_int_equal(wire__hindi_role(WIRE_STR("मलयवाणी")), WIRE__IS_NAME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels__name_agencies_in_english),
        cmocka_unit_test(labels__name_agencies_in_german),
        cmocka_unit_test(labels__name_agencies_in_french),
        cmocka_unit_test(labels__name_agencies_in_spanish),
        cmocka_unit_test(labels__name_agencies_in_italian),
        cmocka_unit_test(labels__name_agencies_in_portuguese),
        cmocka_unit_test(labels__name_agencies_in_hindi),
        cmocka_unit_test(labels__name_agencies_in_korean),
        cmocka_unit_test(prose__names_no_agency_that_only_says_what_it_is),
        cmocka_unit_test(words__of_hindi_have_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
