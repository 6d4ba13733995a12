/* What labels claim, in many words: sixteen wordings and more in each of eight
 * languages, four and more of each claim, and what is no label. All are
 * invented.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_testing.h"

#include "text_label_cues.h"

typedef struct {
    int claim; /* wire_claim, or NO */
    const char *label;
} wording;

/* The claims, short enough for tables. */
enum {
    U = WIRE_CLAIM_UNMODIFIED,
    H = WIRE_CLAIM_HEADLINE,
    A = WIRE_CLAIM_AUTO,
    I = WIRE_CLAIM_INPUTS,
    N = WIRE_CLAIM_NONE,
    NO = -1 /* no label */
};

/* clang-format off */
static const wording ENGLISH[] = {
    {U, "Our newsroom has not touched this copy, which reached us over the Kestrel wire."},
    {U, "Published as received from a news agency; no editorial changes were made to this article."},
    {U, "This is raw agency copy. Nobody at this newspaper has rewritten it."},
    {U, "The article above is reproduced word for word from the Kestrel feed."},
    {U, "Neither the wording nor the facts of this agency report were altered by us."},
    {H, "Apart from a new headline, the text of this agency report is untouched."},
    {H, "Our editors rewrote the headline; the body of this wire story is unchanged."},
    {H, "Story supplied by a news agency. Headline by our desk, text unaltered."},
    {H, "The headline of this syndicated article was changed by us. The rest was not edited."},
    {A, "This article was generated automatically from an agency's feed."},
    {A, "Published automatically by our system from a news agency's stream."},
    {A, "This page was created by an automated feed of wire copy."},
    {A, "Auto-imported from the agency wire."},
    {I, "This report was written with inputs from news agencies."},
    {I, "Compiled by our desk with additional input from agencies."},
    {I, "This story was prepared with material from wire agencies."},
    {I, "(With agency inputs)"},
    {NO, "The agency said the text of the treaty had not been changed."},
    {NO, "The harbour board's report on the wire fence was published without changes."},
    {NO, "Published by Halcyon in 1998, the novel has not been changed since."},
    {NO, "Supplied by a yard in Calder, the lamp was not altered."},
    {NO, "Publi\303\251 par Bor\303\251ale en 1998, le roman n'a pas \303\251t\303\251 modifi\303\251."},
    {NO, "Publicado por Halcyon, el libro no ha sido modificado."},
    {U, "Published by Halcyon, this story has not been edited by our staff."},
    {U, "Published from an agency feed, unedited."},
    {NO, "Nobody at the agency has changed the locks since the story broke."},
    {NO, "Only the headline speaker at the agency's gala was changed, the hosts said."},
    {U, "This copy comes from a partner agency and appears here exactly as it was sent."},
    {U, "The report is carried unedited from the Northwire service."},
    {U, "No changes have been made by our desk to this item from the wires."},
    {U, "We publish this agency text in full and without alteration."},
    {H, "Only the headline has been reworked by our team; the story comes from a syndicated feed."},
    {H, "With the exception of the title, this article has not been altered from the agency original."},
    {H, "Barring the headline, nothing in this wire report was changed."},
    {H, "The headline is ours, the text is the agency's and was not edited."},
    {A, "Story published via automated agency feed."},
    {A, "This item was auto-posted from a newswire feed."},
    {A, "Content on this page is automatically generated from agency feeds."},
    {A, "This is an automatically published wire story."},
    {I, "With input from wire services."},
    {U, "This story has not been edited by Ledger staff and is auto-generated from a syndicated feed."},
    {U, "Disclaimer: This story is auto-aggregated by a computer program and has not been created or edited by the Ledger."},
    {U, "This is a syndicated feed; not edited by the Ledger."},
    {U, "Republished from Halcyon without changes."},
    {U, "Text: Halcyon. Not edited by this newspaper."},
    {U, "We publish Halcyon stories without editing them."},
    {U, "Content supplied by Halcyon. The Ledger has made no changes."},
    {U, "Our editors have not touched a comma of this Halcyon report."},
    {U, "This item appears as it was delivered by Halcyon."},
    {A, "This post was placed here by a script that reads the Halcyon feed and publishes it."},
    {A, "Published without human intervention from the agency's feed."},
    {H, "Other than the headline, we have not changed this Halcyon story."},
    {H, "Headline edited by the Ledger; story by Halcyon, unedited."},
    {H, "The headline is our own; everything else is as Halcyon delivered it."},
    {I, "This story draws on reports from the Corvid agency."},
    {NO, "The council approved the plan without changes on Monday after hearing from our staff reporter."},
    {NO, "We know this story is not over, and the newsroom will keep asking."},
    {NO, "The text of the agreement remains unchanged, and both sides have published it."},
    {NO, "No part of this article may be reproduced without permission."},
    {NO, "Copyright 2026 Halcyon Press. This material may not be published, broadcast, rewritten or redistributed."},
    {NO, "Others note that the mayor has provided more detail on the wire fence than the council has."},
    {NO, "It threatens not only jobs but the very shape of our town, and calls for an amendment of Title IV."},
    {U, "We ran this Larkspur dispatch word for word."},
    {U, "Our desk did not touch this copy, which went up as it stood."},
    {H, "The headline is ours; everything below it is Larkspur's."},
    {H, "Our desk wrote the headline. The body of the story is unchanged from the version sent by Osprey."},
    {I, "This report contains material from Osprey News."},
    {I, "Compiled by our newsdesk using reports from the agencies."},
    {NO, "With nearly all precincts reporting, Holt led Pell by 74 votes to 26."},
    {NO, "Did Pell present the News desk with her reporting? If so, what was provided?"},
    {NO, "These articles were automatically generated from the census of 1990."},
    {NO, "This story drew wide coverage, as well as the praise that its author received."},
    {NO, "We are now getting the live feed of the mayor, not the edited version."},
    {I, "This article was compiled with inputs from agencies and our own reporters."},
    {I, "Reporting includes inputs from agencies."},
    {NO, "The editor said the story was published without any changes."},
    {NO, "Feeding stations along the wire were changed automatically every hour."},
    {NO, "This story will not be updated. Subscribe to our agency newsletter."},
    {NO, "The committee found that the agency's report had been edited only once."},
    {NO, "By Halvard goes the road that carries material for the new pier."},
    {NO, "This report was not published without alterations."},
    {N, "This agency report has never been carried here without changes."},
    {N, "We do not publish this agency story verbatim."},
    {NO, "This text is not unedited."},
    {N, "This wire story wasn't reproduced word for word."},
    {U, "This wire story was not written by our desk and is published without changes."},
    {U, "We did not write this unedited agency story."},
    {U, "This agency copy is not ours, and it appears unaltered."},
    {U, "This wire story is published without any changes, not rewritten."},
    {U, "You are reading the Tern wire exactly as it came to us; our journalists have not worked on it."},
    {U, "(Story courtesy of Dunlin, carried in full and without edits.)"},
    {NO, "This agency report was not run without changes: we cut two paragraphs."},
    {NO, "We never publish wire copy without editing it for length."},
    {NO, "The Dunlin agency said its dispatch from the front had been altered by a hacker."},
    {NO, "By Moira Feld, who edits the wire desk."},
    {NO, "The agreement, published in full by the ministry, was not changed before the vote."},
    {NO, "Only the headline on the front page changed between the two editions of the Tern."},
    {NO, "Editor's note: The original headline of this story has been changed to reflect our reporting."},
    {NO, "This story would not be complete without a correction of the edits."}};

static const wording GERMAN[] = {
    {H, "Mit Ausnahme der Schlagzeile erscheint der Text so, wie ihn die Agentur geliefert hat."},
    {A, "Dies ist eine automatisiert übernommene Meldung der Agentur."},
    {U, "Quelle: Nordlicht. Der Text wurde nicht redaktionell bearbeitet."},
    {U, "Wir geben diesen Text der Agentur so wieder, wie er bei uns eingegangen ist."},
    {H, "Überschrift: Redaktion, Text: Nordlicht, unverändert."},
    {H, "Neu ist nur der Titel, den übrigen Text der Agentur haben wir nicht verändert."},
    {U, "Diese Nachricht stammt von einer Nachrichtenagentur und wurde von uns weder gekürzt noch bearbeitet."},
    {U, "Der Text der Agentur erscheint hier im Wortlaut."},
    {U, "Wir haben an dieser Agenturmeldung nichts geändert."},
    {U, "Ohne redaktionelle Eingriffe übernommene Meldung der Nachrichtenagentur kpd."},
    {H, "Nur die Überschrift dieser Agenturmeldung wurde von uns geändert."},
    {H, "Bis auf den Titel wurde dieser Beitrag der Agentur nicht verändert."},
    {H, "Die Redaktion hat lediglich eine neue Schlagzeile gesetzt, der Text der Agentur blieb unverändert."},
    {H, "Überschrift von der Redaktion geändert, Text der Agentur unverändert."},
    {A, "Diese Meldung wurde automatisch aus dem Ticker einer Agentur eingespielt."},
    {A, "Dieser Artikel ist Teil eines automatisierten Nachrichtenstroms der Agenturen."},
    {A, "Dieser Text wurde maschinell aus einem Agenturfeed übernommen."},
    {A, "Automatischer Import aus dem Feed der Nachrichtenagentur."},
    {I, "Dieser Bericht entstand mit Material von Nachrichtenagenturen."},
    {I, "mit Informationen der Agenturen"},
    {I, "Unter Verwendung von Agenturmaterial"},
    {I, "(Mit Agenturmaterial)"},
    {NO, "Die Agentur erklärte, der Text des Vertrags sei nicht geändert worden."},
    {NO, "Der Bericht der Agentur wurde gestern dem Ausschuss vorgelegt und nicht gebilligt."},
    {U, "Dieser Inhalt wurde unredigiert von einer Agentur übernommen."},
    {U, "Die Redaktion hat diesen Agenturtext nicht verändert."},
    {U, "Diese Agenturmeldung wurde eins zu eins übernommen."},
    {H, "Dieser Text der Agentur wurde mit Ausnahme der Überschrift nicht redaktionell bearbeitet."},
    {H, "Geändert haben wir an dieser Meldung der Agentur nur die Überschrift."},
    {H, "Titel von unserer Redaktion, Text der Agentur unverändert."},
    {H, "Außer der Überschrift haben wir an diesem Agenturbericht nichts geändert."},
    {A, "Dieser Beitrag wurde automatisch erstellt und stammt aus dem Feed einer Agentur."},
    {A, "Automatisch veröffentlichte Agenturmeldung."},
    {A, "Die Veröffentlichung dieser Agenturmeldung erfolgte automatisiert."},
    {A, "Diese Seite zeigt automatisch eingelesene Meldungen einer Nachrichtenagentur."},
    {I, "Mit Material der Agenturen"},
    {I, "Dieser Text wurde mit Informationen von Nachrichtenagenturen erstellt."},
    {I, "(Mit Agenturen)"},
    {I, "Mit Material von Agenturen"},
    {NO, "Der Minister sagte, die Meldung der Agentur sei nicht geändert worden."},
    {NO, "Die Agentur für Arbeit hat ihren Bericht nicht verändert vorgelegt, hieß es."},
    {NO, "Von Mittwoch an bringen Laster mit Material für das Dach die Straße zum Stehen."},
    {NO, "Von Ostried aus kam ein Schiff mit Material für den Damm."},
    {NO, "Dieser Text wurde nicht ohne Änderungen veröffentlicht."},
    {N, "Diese Meldung der Agentur wurde nicht unverändert übernommen."},
    {N, "Unverändert wurde diese Meldung der Agentur nicht übernommen."},
    {N, "Ohne Änderungen wurde diese Meldung der Agentur nie veröffentlicht."},
    {NO, "Dieser Beitrag der Agentur ist keine unveränderte Übernahme."},
    {U, "Diese Meldung der Agentur stammt nicht von uns und wurde unverändert übernommen."},
    {U, "Diesen Text hat uns die Agentur Eisvogel geschickt. Wir haben kein Wort daran geändert."},
    {H, "Der Titel kommt von uns, alles andere haben wir so gelassen, wie es die Nachrichtenagentur kpd verschickt hat."},
    {A, "Dieser Eintrag wurde ohne Zutun der Redaktion aus dem Eisvogel-Feed veröffentlicht."},
    {NO, "Nicht unverändert übernahm das Kabinett den Entwurf der Agentur."},
    {NO, "Diese Agenturmeldung erscheint hier nicht ohne Kürzungen."},
    {NO, "Von Dienstag an liefert die Agentur Eisvogel ihre Texte auch automatisch übersetzt."},
    {NO, "Der Bericht der Kommission wurde am Montag ohne Änderungen angenommen."},
    {NO, "Die Redaktion hat diesen Text der Agentur gekürzt und bearbeitet."},
    {NO, "Dieser Bericht wäre nicht möglich ohne die Änderungen vom Mai."},
    {NO, "Dieser Text blieb der Agentur zufolge unverändert."}};

static const wording FRENCH[] = {
    {U, "Cette dépêche d'agence est publiée telle quelle, sans relecture de la rédaction."},
    {U, "Notre rédaction n'a pas modifié ce texte fourni par une agence."},
    {U, "Cet article, issu d'un fil d'agence, n'a subi aucune modification."},
    {U, "Texte intégral de l'agence, non modifié par notre journal."},
    {H, "Seul le titre de cette dépêche a été modifié par la rédaction."},
    {H, "Hormis le titre, cet article d'agence n'a pas été retouché."},
    {H, "La rédaction a changé le titre de cet article ; le texte de l'agence est inchangé."},
    {H, "À l'exception du titre, ce texte est celui de l'agence, sans modification."},
    {A, "Cet article a été mis en ligne automatiquement depuis le flux d'une agence."},
    {A, "Contenu généré automatiquement à partir d'un flux d'agence."},
    {A, "Cette dépêche est publiée de façon automatisée à partir du fil de l'agence."},
    {A, "Article importé automatiquement du fil d'une agence de presse."},
    {I, "(avec les agences)"},
    {I, "Avec des informations des agences de presse"},
    {I, "Cet article a été rédigé avec des informations d'agences."},
    {I, "Avec agences et correspondants"},
    {NO, "Le ministre a dit que le texte n'avait pas été modifié par l'agence."},
    {NO, "Avec ces agences fermées, le maire est parti lundi pour la côte."},
    {U, "Ce texte d'agence est publié sans modification par notre rédaction."},
    {U, "Cette information provient d'une agence et n'a pas été éditée par nos équipes."},
    {U, "Contenu d'agence publié tel quel."},
    {H, "Nous n'avons changé que le titre de cette dépêche d'agence."},
    {H, "Excepté le titre, aucune modification n'a été apportée à cet article d'agence."},
    {H, "Titre de la rédaction, texte de l'agence inchangé."},
    {A, "Cette dépêche a été publiée automatiquement."},
    {H, "Seul le titre a été modifié par nos soins ; le reste de la dépêche est d'origine."},
    {H, "Le titre est de la rédaction, le texte est celui de l'agence, sans changement."},
    {U, "Texte Boréale, non modifié par la rédaction."},
    {U, "Ce papier paraît en l'état, comme l'agence l'a transmis."},
    {H, "(Titre de la rédaction. Texte de l'agence, publié en l'état.)"},
    {A, "Info : ce papier a été importé par un robot depuis le fil de l'agence."},
    {A, "Article généré automatiquement par le flux d'une agence de presse."},
    {A, "Publication automatique d'une dépêche d'agence."},
    {A, "Ce contenu est diffusé automatiquement depuis un flux d'agence."},
    {I, "Avec agences"},
    {I, "Avec agences de presse"},
    {I, "Cet article a été écrit avec des éléments d'agences."},
    {I, "(avec agence)"},
    {NO, "Le ministre a déclaré que la dépêche n'avait pas été modifiée."},
    {NO, "L'agence a changé de titre en juin, sans autre modification de ses statuts."},
    {NO, "De Rivage est parti lundi un camion avec des informations pour la mairie."},
    {NO, "Ce texte n'a pas été publié sans modification."},
    {N, "Cette dépêche d'agence n'est pas reproduite telle quelle."},
    {N, "Cette dépêche d'agence n'a jamais été diffusée sans retouche."},
    {U, "Cette dépêche d'agence n'est pas de nous et paraît sans modification."},
    {U, "Vous lisez la dépêche Sterne dans sa version d'origine, la rédaction n'y est pas intervenue."},
    {H, "Le texte est celui de l'AFP ; nous n'en avons changé que le titre."},
    {A, "Article remonté automatiquement du fil de l'Agence Mouette, sans contrôle de nos journalistes."},
    {NO, "De Mouette à Sterne, la route du littoral sera rénovée avec du matériel neuf."},
    {NO, "Le texte de l'accord, publié mardi, n'a pas été modifié depuis la signature."},
    {NO, "Cette dépêche n'est pas publiée telle quelle : la rédaction l'a raccourcie."},
    {NO, "L'AFP a annoncé que son fil serait automatisé d'ici à juin."},
    {NO, "Ce texte reste inchangé, selon l'agence de l'eau."}};

static const wording SPANISH[] = {
    {U, "Esta noticia procede de una agencia y se publica sin cambios."},
    {U, "Nuestro equipo no ha editado este texto de agencia."},
    {U, "Este artículo se reproduce íntegramente tal como lo envió la agencia."},
    {U, "Contenido de agencia publicado sin intervención de la redacción."},
    {H, "Solo el titular de esta nota de agencia fue modificado."},
    {H, "Salvo el titular, esta noticia no ha sido editada."},
    {H, "La redacción cambió únicamente el título de este despacho de agencia."},
    {H, "Con excepción del titular, el texto de la agencia no fue alterado."},
    {A, "Esta noticia ha sido publicada automáticamente desde el servicio de una agencia."},
    {A, "Texto generado de forma automática a partir del teletipo de una agencia."},
    {A, "Este contenido se publica automáticamente desde el canal de la agencia."},
    {A, "Nota publicada de manera automatizada desde el servicio de agencias."},
    {I, "Con información de agencias"},
    {I, "Esta nota fue elaborada con información de agencias de noticias."},
    {I, "(Con aportes de agencias)"},
    {I, "Con datos de agencias"},
    {U, "Texto de Alcaraván, sin editar."},
    {H, "El titular es nuestro. El cuerpo de la información es el original de la agencia."},
    {U, "La redacción no ha tocado una coma de esta información, remitida por Alcaraván."},
    {H, "El titular es de este diario; el texto aparece como lo envió la agencia."},
    {I, "Elaborado por nuestra redacción a partir de datos de agencias."},
    {NO, "El alcalde publicó el acuerdo sin cambios, y nadie en el puerto lo ha leído."},
    {NO, "La agencia dijo que el texto del acuerdo no fue modificado."},
    {NO, "Con las agencias divididas, el alcalde se marchó el lunes."},
    {U, "Este contenido fue enviado por una agencia y no ha sido modificado por nuestra redacción."},
    {U, "Texto de agencia reproducido sin alteraciones."},
    {U, "Nota: esta información procede de una agencia y se publica tal cual."},
    {U, "La redacción no ha intervenido en este artículo de agencia."},
    {H, "Excepto el titular, este texto de agencia no ha sido modificado."},
    {H, "Este medio solo cambió el titular de la noticia de la agencia."},
    {H, "Titular de la redacción; texto de la agencia sin cambios."},
    {H, "El titular fue modificado por nuestro equipo; el resto de la nota es de la agencia."},
    {A, "Noticia publicada automáticamente desde el feed de una agencia."},
    {A, "Este artículo fue generado automáticamente a partir de un cable de agencia."},
    {A, "Contenido automático de agencia publicado sin revisión."},
    {A, "Publicación automática del teletipo de la agencia."},
    {I, "Con agencias"},
    {I, "(Con información de las agencias)"},
    {I, "Este texto se elaboró con información de agencias."},
    {I, "Con aportes de las agencias"},
    {NO, "El ministro dijo que la noticia de la agencia no fue modificada."},
    {NO, "La agencia cambió el titular de la cartera sin más modificaciones."},
    {NO, "De Montalba sale el jueves un barco con material para el dique."},
    {NO, "Esta nota no se ha publicado sin cambios."},
    {N, "Este texto de la agencia no se reproduce íntegramente."},
    {N, "Esta nota de la agencia nunca fue publicada sin modificaciones."},
    {U, "Esta nota de la agencia no es nuestra y se publica sin cambios."},
    {U, "Reproducimos este despacho de la Agencia Garza sin quitar ni añadir nada."},
    {A, "Esta entrada se generó de forma automática con el servicio de Garza."},
    {NO, "De agencia en agencia, el material viajó sin cambios durante semanas."},
    {N, "Este texto de la agencia no se publica sin cambios: fue resumido por la redacción."},
    {NO, "El gobierno publicó la nota sin modificaciones y sin explicar el motivo."},
    {NO, "Solo el título de la exposición fue modificado por el museo."},
    {NO, "Nota: el titular original de esta noticia ha sido cambiado por nuestra redacción para recoger el voto."},
    {NO, "Este texto no sería posible sin los cambios de mayo."},
    {NO, "Este texto sigue idéntico, según la agencia del agua."}};

static const wording ITALIAN[] = {
    {H, "La redazione è intervenuta soltanto sul titolo; il resto è il lancio originale dell'agenzia."},
    {U, "Testo di Fanale, non modificato dalla redazione."},
    {U, "Il pezzo esce come l'agenzia lo ha inviato, senza toccare una virgola."},
    {U, "Questo articolo proviene da un'agenzia ed è pubblicato senza modifiche."},
    {U, "La redazione non è intervenuta sul testo di questa notizia d'agenzia."},
    {U, "Testo dell'agenzia riprodotto integralmente e senza interventi redazionali."},
    {U, "Questa notizia d'agenzia non è stata modificata dalla nostra redazione."},
    {H, "Solo il titolo di questa notizia d'agenzia è stato cambiato."},
    {H, "Fatta eccezione per il titolo, il testo dell'agenzia non è stato modificato."},
    {H, "Tranne il titolo, questo articolo è identico a quello dell'agenzia."},
    {H, "La redazione ha modificato soltanto il titolo di questo lancio d'agenzia."},
    {A, "Questo articolo è stato pubblicato automaticamente da un flusso d'agenzia."},
    {A, "Notizia generata in automatico dal feed di un'agenzia."},
    {A, "Contenuto importato automaticamente dal notiziario di un'agenzia."},
    {A, "Questa notizia è inserita in modo automatico dal feed dell'agenzia."},
    {I, "Con informazioni delle agenzie"},
    {I, "(con contributi di agenzia)"},
    {I, "Questo articolo è stato scritto con informazioni di agenzia."},
    {I, "Con materiale di agenzia"},
    {NO, "L'agenzia ha detto che il testo dell'accordo non è stato modificato."},
    {NO, "Con le agenzie divise, il sindaco è partito lunedì per il mare."},
    {U, "Il testo di questa agenzia è pubblicato integralmente e senza correzioni."},
    {U, "Notizia d'agenzia riprodotta senza alcuna modifica."},
    {U, "Pubblichiamo questo testo d'agenzia così come l'abbiamo ricevuto, senza modifiche."},
    {H, "A eccezione del titolo, questo testo d'agenzia non è stato modificato."},
    {H, "Abbiamo cambiato solo il titolo di questa notizia d'agenzia."},
    {H, "Titolo della redazione, testo dell'agenzia invariato."},
    {H, "Salvo il titolo, l'articolo dell'agenzia non ha subito modifiche."},
    {A, "Articolo generato automaticamente da un feed d'agenzia."},
    {A, "Pubblicazione automatica dal feed dell'agenzia."},
    {A, "Questa notizia è stata pubblicata in automatico dal flusso dell'agenzia."},
    {A, "Questo contenuto è pubblicato automaticamente tramite il feed di un'agenzia."},
    {I, "Con agenzie"},
    {I, "(con informazioni di agenzie)"},
    {I, "Questo pezzo è stato scritto con materiale di agenzia."},
    {I, "Con il contributo delle agenzie"},
    {NO, "Il ministro ha detto che il testo dell'agenzia non è stato modificato."},
    {NO, "L'agenzia ha cambiato solo il titolo del bando."},
    {NO, "Da Roccamare parte un treno con materiale per la diga."},
    {NO, "Questo testo non è stato pubblicato senza modifiche."},
    {N, "Questo lancio dell'agenzia non è riprodotto integralmente."},
    {N, "Questa notizia dell'agenzia non è mai stata pubblicata senza correzioni."},
    {U, "Questo lancio dell'agenzia non è nostro ed esce senza modifiche."},
    {U, "La redazione non ha cambiato nulla di questo lancio dell'ANSA."},
    {H, "Titolo nostro, testo dell'Agenzia Folaga lasciato com'era."},
    {A, "Questo pezzo arriva in automatico dal servizio Folaga ed è stato messo in pagina dal sistema."},
    {NO, "Da Folaga a Strillo il testo della legge non è stato modificato in commissione."},
    {NO, "Il lancio del satellite è stato trasmesso senza modifiche all'orario."},
    {N, "Questa notizia dell'agenzia non viene mai pubblicata senza correzioni della redazione."},
    {NO, "Questo testo è rimasto invariato, secondo l'agenzia delle acque."}};

static const wording PORTUGUESE[] = {
    {H, "O título é nosso, o texto é da agência, sem mudanças."},
    {U, "Texto da Baliza, sem edição."},
    {H, "Trocamos a manchete e mais nada; o texto é da agência."},
    {A, "Aviso: artigo importado por robô do feed da agência."},
    {U, "Esta matéria foi produzida por uma agência e publicada sem alterações."},
    {U, "O texto da agência não foi editado pela nossa equipe."},
    {U, "Conteúdo de agência reproduzido na íntegra, sem edição da redação."},
    {U, "Este artigo da agência não foi modificado pela redação."},
    {H, "Apenas o título desta notícia de agência foi alterado."},
    {H, "Com exceção do título, esta matéria da agência não foi editada."},
    {H, "A redação mudou somente o título deste texto de agência."},
    {H, "Salvo o título, o texto da agência foi mantido sem alterações."},
    {A, "Esta notícia foi publicada automaticamente a partir do serviço de uma agência."},
    {A, "Conteúdo gerado automaticamente a partir do feed de uma agência."},
    {A, "Este texto foi importado de forma automática do feed da agência."},
    {A, "Publicação automática do feed da agência."},
    {I, "Com informações de agências"},
    {I, "(com agências)"},
    {I, "Esta reportagem foi feita com informações de agências de notícias."},
    {I, "Com informações das agências internacionais"},
    {NO, "A agência disse que o texto do acordo não foi alterado."},
    {NO, "Com as agências divididas, o prefeito partiu na segunda-feira."},
    {U, "Este conteúdo foi enviado por uma agência e não foi alterado pela nossa redação."},
    {U, "Texto de agência publicado sem modificações."},
    {U, "A redação não alterou este texto da agência."},
    {U, "Notícia de agência reproduzida sem qualquer alteração."},
    {H, "Exceto o título, este texto de agência não foi modificado."},
    {H, "Alteramos apenas o título desta matéria da agência."},
    {H, "Título da redação, texto da agência inalterado."},
    {H, "Só o título desta notícia da agência foi mudado."},
    {A, "Notícia publicada automaticamente pelo feed de uma agência."},
    {A, "Este artigo foi gerado automaticamente a partir de um feed de agência."},
    {A, "Esta matéria é publicada de forma automatizada a partir do feed da agência."},
    {A, "Conteúdo automático da agência publicado sem revisão."},
    {I, "Com agências"},
    {I, "(Com informações da agência)"},
    {I, "Este texto foi escrito com informações de agências."},
    {I, "Com informações das agências"},
    {NO, "O ministro disse que o texto da agência não foi modificado."},
    {NO, "A agência mudou apenas o título do edital."},
    {NO, "De Penalva parte um comboio com material para o dique."},
    {NO, "Este texto não foi publicado sem alterações."},
    {N, "Esta notícia da agência não foi reproduzida na íntegra."},
    {N, "Esta matéria da agência nunca foi publicada sem mudanças."},
    {U, "Esta matéria da agência não é nossa e foi publicada sem alterações."},
    {U, "O texto da Lusa que acabou de ler não sofreu qualquer alteração da nossa parte."},
    {H, "Mudámos o título a esta notícia da Agência Maçarico e deixámos o resto como estava."},
    {A, "Esta página é preenchida automaticamente com o serviço da Maçarico."},
    {NO, "De Maçarico chegou material para a obra, sem alterações no prazo."},
    {NO, "A agência não publicou o relatório sem alterações, disse o ministro."},
    {NO, "Esta matéria da agência não foi reproduzida sem cortes da nossa redação."},
    {NO, "Este texto ficou inalterado, segundo a agência das águas."}};

static const wording HINDI[] = {
    {U, "यह समाचार एजेंसी से मिला है और इसमें कोई बदलाव नहीं किया गया है।"},
    {U, "इस खबर को हमारी टीम ने संपादित नहीं किया है, यह एजेंसी की फीड से ली गई है।"},
    {U, "एजेंसी की यह कॉपी बिना किसी संपादन के हूबहू प्रकाशित की जा रही है।"},
    {U, "यह लेख न्यूज एजेंसी से बिना फेरबदल के लिया गया है।"},
    {H, "इस एजेंसी रिपोर्ट का सिर्फ शीर्षक बदला गया है।"},
    {H, "शीर्षक के अलावा इस खबर में हमने कोई बदलाव नहीं किया है।"},
    {H, "हेडलाइन को छोड़कर यह खबर एजेंसी की फीड से ज्यों की त्यों प्रकाशित है।"},
    {H, "हमने केवल हेडलाइन बदली है, यह खबर एजेंसी की है।"},
    {A, "यह खबर एजेंसी की फीड से स्वतः प्रकाशित हुई है।"},
    {A, "यह पोस्ट सिंडिकेट फीड से ऑटो जनरेट की गई है।"},
    {A, "यह लेख स्वचालित रूप से एजेंसी फीड से तैयार किया गया है।"},
    {A, "समाचार एजेंसी की फीड से अपने आप प्रकाशित खबर।"},
    {I, "(एजेंसियों के इनपुट के साथ)"},
    {I, "यह खबर एजेंसियों के इनपुट के साथ लिखी गई है।"},
    {I, "इनपुट: समाचार एजेंसियां"},
    {I, "यह रिपोर्ट एजेंसी से मिले इनपुट पर आधारित है।"},
    {NO, "एजेंसी ने कहा कि समझौते के लेख में कोई बदलाव नहीं किया गया है।"},
    {NO, "मंत्री ने बताया कि यह रिपोर्ट बिना बदलाव के प्रकाशित होगी।"},
    {U, "यह समाचार एजेंसी की खबर है, जिसे बिना किसी बदलाव के प्रकाशित किया गया है।"},
    {U, "इस लेख में हमने कोई परिवर्तन नहीं किया है, यह सिंडिकेट फीड से है।"},
    {U, "डिस्क्लेमर: यह पोस्ट एजेंसी फीड से ली गई है और इसे एडिट नहीं किया गया है।"},
    {U, "यह खबर एजेंसी से जस की तस ली गई है।"},
    {H, "इस खबर का केवल शीर्षक बदला गया है, बाकी सामग्री एजेंसी फीड से है।"},
    {H, "हेडलाइन के सिवा इस खबर को हमारी टीम ने संपादित नहीं किया है।"},
    {H, "सिर्फ हेडिंग बदली गई है, यह खबर एजेंसी से ली गई है।"},
    {A, "यह खबर ऑटो फीड से प्रकाशित हुई है।"},
    {A, "यह लेख सिंडिकेट फीड से स्वचालित रूप से प्रकाशित हुआ है।"},
    {I, "एजेंसी इनपुट के साथ"},
    {I, "(इनपुट एजेंसी से)"},
    {I, "इस खबर में एजेंसियों के इनपुट शामिल हैं।"},
    {NO, "मंत्री ने कहा कि खबर को संपादित नहीं किया गया।"},
    {N, "यह खबर एजेंसी की फीड से बिना बदलाव के प्रकाशित नहीं की गई है।"},
    {N, "एजेंसी की यह खबर हूबहू प्रकाशित नहीं हुई है।"},
    {N, "यह खबर एजेंसी से बिना संपादन के नहीं ली गई है।"},
    {U, "यह खबर एजेंसी की है, हमारी टीम ने तैयार नहीं की और बिना बदलाव के प्रकाशित है।"},
    {U, "भाषा से मिली इस खबर को हमने जैसा का तैसा छापा है, कोई बदलाव नहीं किया।"},
    {H, "सागर वार्ता की इस खबर में हमने शीर्षक को छोड़कर कुछ नहीं बदला है।"},
    {N, "यह खबर एजेंसी से बिना बदलाव के प्रकाशित नहीं हुई है, इसे छोटा किया गया है।"},
    {NO, "समाचार एजेंसी ने अपने कर्मचारियों का वेतन बिना किसी बदलाव के जारी रखा।"},
    {NO, "मंत्री की रिपोर्ट को समिति ने बिना संशोधन के मंजूर किया।"}};

static const wording KOREAN[] = {
    {U, "이 기사는 통신사가 제공한 것으로 본사가 편집하지 않았습니다."},
    {U, "본 기사는 통신사 원문 그대로 게재합니다."},
    {U, "해당 기사는 통신사로부터 받은 내용을 수정 없이 실었습니다."},
    {U, "이 글은 외신을 가공하지 않고 게재한 것입니다."},
    {H, "이 기사는 제목만 수정했으며 본문은 통신사 원문입니다."},
    {H, "제목을 제외하고 이 통신사 기사를 편집하지 않았습니다."},
    {H, "통신사 기사의 제목만 바꾸었습니다."},
    {H, "본 기사의 제목은 본사가 변경했으나 나머지는 통신사 원문 그대로입니다."},
    {A, "이 기사는 통신사 피드에서 자동으로 생성되었습니다."},
    {A, "본 콘텐츠는 통신 피드를 통해 자동 발행됩니다."},
    {A, "해당 기사는 제휴 통신사에서 자동 전송된 기사입니다."},
    {A, "이 뉴스는 시스템이 자동으로 게시했습니다."},
    {I, "이 기사는 통신사 자료를 바탕으로 작성했습니다."},
    {I, "이 기사는 외신 보도를 참고해 작성했습니다."},
    {I, "(통신사 종합)"},
    {I, "외신 종합"},
    {NO, "통신사는 협정문이 수정되지 않았다고 밝혔다."},
    {NO, "장관은 이 보도가 그대로 게재될 것이라고 말했다."},
    {U, "본 기사는 통신사 기사로, 편집 없이 게재되었습니다."},
    {U, "이 콘텐츠는 통신사가 제공하며 당사는 내용을 수정하지 않습니다."},
    {U, "이 보도는 외신 원문을 그대로 옮긴 것입니다."},
    {H, "제목 외에는 통신사가 제공한 본문을 변경하지 않았습니다."},
    {H, "본 기사는 통신사 기사이며 제목만 편집되었습니다."},
    {H, "이 기사는 제목만 고치고 본문은 통신사 원문 그대로 실었습니다."},
    {A, "이 기사는 통신사 피드를 받아 자동 게시됩니다."},
    {A, "본 기사는 자동 전송 시스템으로 게재된 통신사 기사입니다."},
    {I, "이 기사는 통신사 보도를 바탕으로 작성되었습니다."},
    {I, "외신 종합 보도"},
    {NO, "정부는 통신사 기사를 수정하지 않겠다고 밝혔다."},
    {N, "이 기사는 통신사 기사를 수정 없이 게재하지 않았습니다."},
    {N, "이 기사는 통신사 원문을 그대로 게재한 것이 아닙니다."},
    {N, "본 기사는 통신사가 제공한 것으로 편집 없이 게재되지 않았습니다."},
    {U, "이 기사는 통신사 기사로 본지가 작성하지 않았으며 수정 없이 게재합니다."},
    {U, "왜가리통신이 보낸 기사를 손대지 않고 그대로 실었습니다."},
    {H, "이 기사의 제목은 본지가 달았고, 본문은 왜가리통신이 쓴 그대로입니다."},
    {A, "이 글은 왜가리뉴스 피드를 프로그램이 자동으로 옮겨 온 것입니다."},
    {NO, "이 기사는 통신사 기사를 그대로 옮긴 것이 아니라 본지가 요약한 것입니다."},
    {NO, "이동통신 요금은 수정 없이 그대로 유지된다."}};
/* clang-format on */

static int claim_of(const char *body, const char *label)
{
    labelled x;
    labelled_open(&x, body, label);
    int claim = x.doc.has_label ? (int)x.doc.label.claim : NO;
    labelled_close(&x);
    return claim;
}

static void check(const char *body, const wording *w, size_t n)
{
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        int claim = claim_of(body, w[i].label);
        if (claim == w[i].claim) continue;
        print_error("%s, not %s: %s\n",
                    claim < 0 ? "no label" : wire_claim_name((wire_claim)claim),
                    w[i].claim < 0 ? "no label"
                                   : wire_claim_name((wire_claim)w[i].claim),
                    w[i].label);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}
#define CHECK(body, list)                                                      \
    check((body), (list), sizeof(list) / sizeof((list)[0]))

static void labels__english_claims_are_told_apart(void **st)
{
    (void)st;
    CHECK("The council met on Monday and agreed to open the second pier of "
          "the harbour to all of the ferries that call there.",
          ENGLISH);
}

static void labels__german_claims_are_told_apart(void **st)
{
    (void)st;
    CHECK("Der Rat tagte am Montag und beschloss, den zweiten Anleger für "
          "alle Fähren zu öffnen, die dort festmachen.",
          GERMAN);
}

static void labels__french_claims_are_told_apart(void **st)
{
    (void)st;
    CHECK("Le conseil s'est réuni lundi et a décidé d'ouvrir le deuxième quai "
          "à tous les bacs qui y accostent.",
          FRENCH);
}

static void labels__spanish_claims_are_told_apart(void **st)
{
    (void)st;
    CHECK("El consejo se reunió el lunes y acordó abrir el segundo muelle a "
          "todos los barcos que atracan allí.",
          SPANISH);
}

static void labels__italian_claims_are_told_apart(void **st)
{
    (void)st;
    CHECK("Il consiglio si è riunito lunedì e ha deciso di aprire il secondo "
          "molo a tutti i traghetti che vi attraccano.",
          ITALIAN);
}

static void labels__portuguese_claims_are_told_apart(void **st)
{
    (void)st;
    CHECK("O conselho reuniu-se na segunda-feira e decidiu abrir o segundo "
          "cais a todos os barcos que ali atracam.",
          PORTUGUESE);
}

static void labels__hindi_claims_are_told_apart(void **st)
{
    (void)st;
    CHECK("परिषद की बैठक सोमवार को हुई और दूसरे घाट को सभी नावों के लिए खोलने का "
          "फैसला हुआ।",
          HINDI);
}

static void labels__korean_claims_are_told_apart(void **st)
{
    (void)st;
    CHECK("의회는 월요일에 회의를 열어 두 번째 부두를 모든 여객선에 개방하기로 "
          "결정했다.",
          KOREAN);
}

static void labels__every_stem_is_found(void **st)
{
    (void)st;
    size_t n = 0;
    for (wire_str w; (w = wire__label_stem(n)).n; n++) {
        if (!wire__label_word(w)) fail_msg("%.*s", (int)w.n, w.p);
        if (!wire__label_may(w))
            fail_msg("%.*s: bit %u", (int)w.n, w.p, wire__label_head(w));
    }
    assert_true(n > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels__every_stem_is_found),
        cmocka_unit_test(labels__english_claims_are_told_apart),
        cmocka_unit_test(labels__german_claims_are_told_apart),
        cmocka_unit_test(labels__french_claims_are_told_apart),
        cmocka_unit_test(labels__spanish_claims_are_told_apart),
        cmocka_unit_test(labels__italian_claims_are_told_apart),
        cmocka_unit_test(labels__portuguese_claims_are_told_apart),
        cmocka_unit_test(labels__hindi_claims_are_told_apart),
        cmocka_unit_test(labels__korean_claims_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
