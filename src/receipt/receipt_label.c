/* What may be claimed of a page, and in which words.
 *
 * Equal hashes are the claim; compare only grades what differs, and can take
 * a claim back, never give one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <string.h>

const char *wire_proved_name(wire_proved p)
{
    static const char *const names[] = {"none", "typography", "headline",
                                        "unmodified"};
    return names[p];
}

wire_proved wire__claim_of(const wire_text_hashes *source,
                           const wire_text_hashes *body, unsigned *transforms)
{
    bool same_text = wire_sha256_eq(&source->body, &body->body);
    bool same_folded = wire_sha256_eq(&source->folded, &body->folded);
    bool same_headline = wire_sha256_eq(&source->headline, &body->headline);
    *transforms = same_headline ? 0 : WIRE_TRANSFORM_HEADLINE;
    if (same_text)
        return same_headline ? WIRE_PROVED_UNMODIFIED : WIRE_PROVED_HEADLINE;
    *transforms |=
        same_folded ? WIRE_TRANSFORM_TYPOGRAPHY : WIRE_TRANSFORM_TEXT;
    return same_folded ? WIRE_PROVED_TYPOGRAPHY : WIRE_PROVED_NONE;
}

/* An item without a headline is shown under one that is not its own. */
static bool has_headline(const wire_text_hashes *source)
{
    wire_sha256 none;
    wire_sha256_of((wire_str){"", 0}, &none);
    return !wire_sha256_eq(&source->headline, &none);
}

/* The words, by language; marks: where the name of the agency stands. Each is
 * read by the reader of labels as what it claims. */
typedef struct {
    const char *code;
    const char *before, *behind, *no_agency; /* whose feed */
    const char *unmodified, *headline, *added;
    const char *words, *and_headline, *typography; /* the last: two endings */
} words;

static const words languages[] = {
    {"en", "Published from the ", " feed", "Published from an agency feed",
     " without any modifications to the text or the headline.",
     " without any modifications to the text. Only the headline has been "
     "changed.",
     " without any modifications to the text. Only a headline has been added.",
     " without any modifications to the words of the text. Only ",
     "the headline, ", "quotation marks, dashes and spaces have been changed."},
    {"de", "Veröffentlicht aus dem Dienst der Agentur ", "",
     "Veröffentlicht aus dem Dienst einer Agentur",
     ", ohne Änderungen an Text oder Überschrift.",
     ", ohne Änderungen am Text. Nur die Überschrift wurde "
     "geändert.",
     ", ohne Änderungen am Text. Nur eine Überschrift wurde "
     "ergänzt.",
     ", ohne Änderungen am Wortlaut des Textes. Nur ", "Überschrift, ",
     "Anführungszeichen, Striche und Abstände wurden "
     "geändert."},
    {"fr", "Publié à partir du fil de l’agence ", "",
     "Publié à partir du fil d’une agence",
     " sans aucune modification du texte ni du titre.",
     " sans aucune modification du texte. Seul le titre a été "
     "modifié.",
     " sans aucune modification du texte. Seul un titre a été "
     "ajouté.",
     " sans aucune modification des mots du texte. Seuls ", "le titre, ",
     "les guillemets, les tirets et les espaces ont été "
     "modifiés."},
    {"es", "Publicado a partir del servicio de la agencia ", "",
     "Publicado a partir del servicio de una agencia",
     " sin ninguna modificación del texto ni del titular.",
     " sin ninguna modificación del texto. Solo se ha cambiado el "
     "titular.",
     " sin ninguna modificación del texto. Solo se ha añadido un "
     "titular.",
     " sin ninguna modificación de las palabras del texto. Solo se han "
     "cambiado ",
     "el titular, ", "las comillas, las rayas y los espacios."},
    {"it", "Pubblicato dal notiziario dell’agenzia ", "",
     "Pubblicato dal notiziario di un’agenzia",
     " senza alcuna modifica al testo o al titolo.",
     " senza alcuna modifica al testo. Solo il titolo è stato "
     "cambiato.",
     " senza alcuna modifica al testo. Solo un titolo è stato aggiunto.",
     " senza alcuna modifica alle parole del testo. Solo ", "il titolo, ",
     "le virgolette, i trattini e gli spazi sono stati cambiati."},
    {"pt", "Publicado a partir do serviço da agência ", "",
     "Publicado a partir do serviço de uma agência",
     " sem nenhuma modificação do texto ou do título.",
     " sem nenhuma modificação do texto. Só o "
     "título foi alterado.",
     " sem nenhuma modificação do texto. Só um "
     "título foi acrescentado.",
     " sem nenhuma modificação das palavras do texto. "
     "Só foram alterados ",
     "o título, ", "as aspas, os travessões e os espaços."},
    {"hi", "यह खबर ", " एजेंसी की फ़ीड से", "यह खबर एक एजेंसी की फ़ीड से",
     " शीर्षक सहित ज्यों की त्यों प्रकाशित की गई है।",
     " प्रकाशित की गई है और इसके पाठ में कोई बदलाव नहीं किया गया है। केवल शीर्षक बदला "
     "गया है।",
     " प्रकाशित की गई है और इसके पाठ में कोई बदलाव नहीं किया गया है। केवल एक शीर्षक "
     "जोड़ा "
     "गया है।",
     " प्रकाशित की गई है और इसके पाठ के शब्दों में कोई बदलाव नहीं किया गया है। केवल ",
     "शीर्षक, ", "उद्धरण चिह्न, डैश और रिक्त स्थान बदले गए हैं।"},
    {"ko", "이 기사는 ", " 통신 피드에서 받아",
     "이 기사는 통신사 피드에서 받아",
     " 본문과 제목을 원문 그대로 게재했습니다.",
     " 본문을 수정 없이 게재했습니다. 제목만 변경했습니다.",
     " 본문을 수정 없이 게재했습니다. 제목만 추가했습니다.",
     " 본문의 단어를 수정 없이 게재했습니다. ", "제목, ",
     "따옴표와 줄표, 띄어쓰기만 변경했습니다."}};
enum { LANGUAGES_N = sizeof languages / sizeof *languages };

/* "de-AT" is German. */
static const words *words_in(wire_str language)
{
    for (size_t i = 0; i < LANGUAGES_N; i++)
        if (wire_str_starts_nocase(language, wire_str_of(languages[i].code)) &&
            (language.n == 2 || language.p[2] == '-' || language.p[2] == '_'))
            return &languages[i];
    return &languages[0];
}

const char *wire_label_language(wire_str language)
{
    return words_in(language)->code;
}

static void put_words(const words *w, wire_proved claim, unsigned transforms,
                      const wire_text_hashes *source, wire_str agency,
                      wire_buf *out)
{
    if (claim == WIRE_PROVED_NONE) return;
    wire_buf_lit(out, agency.n ? w->before : w->no_agency);
    wire_buf_str(out, agency);
    if (agency.n) wire_buf_lit(out, w->behind);
    switch (claim) {
    case WIRE_PROVED_UNMODIFIED:
        wire_buf_lit(out, w->unmodified);
        break;
    case WIRE_PROVED_HEADLINE:
        wire_buf_lit(out, has_headline(source) ? w->headline : w->added);
        break;
    default:
        wire_buf_lit(out, w->words);
        if (transforms & WIRE_TRANSFORM_HEADLINE)
            wire_buf_lit(out, w->and_headline);
        wire_buf_lit(out, w->typography);
        break;
    }
}

void wire__label_words(wire_proved claim, unsigned transforms,
                       const wire_text_hashes *source, wire_str agency,
                       wire_str language, wire_buf *out)
{
    put_words(words_in(language), claim, transforms, source, agency, out);
}

wire_status wire__label_is(wire_str said, wire_proved claim,
                           unsigned transforms, const wire_text_hashes *source,
                           wire_str agency, bool *out, wire_err *err)
{
    wire_buf b = {0};
    *out = false;
    for (size_t i = 0; i < LANGUAGES_N && !*out && !b.failed; i++) {
        b.n = 0;
        put_words(&languages[i], claim, transforms, source, agency, &b);
        *out = wire_str_eq(wire_buf_view(&b), said);
    }
    bool failed = b.failed;
    wire_buf_free(&b);
    return failed ? wire_fail_mem(err) : WIRE_OK;
}

/* Compare, where nobody did. */
static wire_status grade_of(const wire_doc *source, const wire_doc *page,
                            const wire_comparison *c, wire_arena *a,
                            wire_grade *out, wire_err *err)
{
    wire_doc docs[2] = {*source, *page};
    wire_comparison made = {0};
    wire_idf *idf = NULL;
    if (c) {
        *out = c->grade;
        return WIRE_OK;
    }
    wire_status status = wire_idf_new(docs, 2, &idf, err);
    if (status == WIRE_OK)
        status = wire_compare_pair(source, page, idf, a, &made, err);
    wire_idf_free(idf);
    *out = made.grade;
    return status;
}

/* The grade that equal hashes are, and that of compare where they are not. */
static wire_status judge(const wire_doc *source, const wire_article *page,
                         const wire_doc *page_doc, const wire_comparison *c,
                         wire_arena *a, wire_label_made *out, wire_err *err)
{
    wire_doc made;
    if (out->claim == WIRE_PROVED_UNMODIFIED) out->grade = WIRE_GRADE_VERBATIM;
    if (out->claim == WIRE_PROVED_HEADLINE)
        out->grade = WIRE_GRADE_NEW_HEADLINE;
    if (out->claim >= WIRE_PROVED_HEADLINE) return WIRE_OK;
    if (!page_doc) {
        WIRE_TRY(wire_text_doc(page, a, &made, err));
        page_doc = &made;
    }
    WIRE_TRY(grade_of(source, page_doc, c, a, &out->grade, err));
    if (out->claim == WIRE_PROVED_NONE) return WIRE_OK;
    if (out->grade <= WIRE_GRADE_TYPOGRAPHY) {
        out->grade = WIRE_GRADE_TYPOGRAPHY;
    } else {
        out->claim = WIRE_PROVED_NONE;
        out->transforms |= WIRE_TRANSFORM_TEXT;
    }
    return WIRE_OK;
}

wire_status wire__label_make(const wire_doc *source, const wire_article *page,
                             const wire_doc *page_doc, wire_str leave_out,
                             const wire_comparison *c, wire_str agency,
                             wire_arena *a, wire_label_made *out,
                             wire_text_hashes hashes[2], wire_err *err)
{
    wire_buf b = {0};
    wire_status status = WIRE_OK;
    memset(out, 0, sizeof *out);
    WIRE_TRY(wire_text_hash(source->article, (wire_str){0}, &hashes[0], err));
    WIRE_TRY(wire_text_hash(page, leave_out, &hashes[1], err));
    out->claim = wire__claim_of(&hashes[0], &hashes[1], &out->transforms);
    if (!source->article->n_paras || !page->n_paras) {
        out->claim = WIRE_PROVED_NONE; /* two empty texts are no copy */
        out->grade = WIRE_GRADE_NONE;
    } else {
        WIRE_TRY(judge(source, page, page_doc, c, a, out, err));
    }
    wire__label_words(out->claim, out->transforms, &hashes[0], agency,
                      page->language, &b);
    if (b.failed || !wire_arena_copy(a, wire_buf_view(&b), &out->words))
        status = wire_fail_mem(err);
    wire_buf_free(&b);
    return status;
}

wire_status wire_label_compute(const wire_doc *source, const wire_doc *page,
                               const wire_comparison *c, wire_str agency,
                               wire_arena *a, wire_label_made *out,
                               wire_err *err)
{
    wire_text_hashes hashes[2];
    return wire__label_make(source, page->article, page, (wire_str){0}, c,
                            agency, a, out, hashes, err);
}
