"""The rules that each written format is held against.

Written down from the standards: RSS 2.0 (the Board's specification 2.0.11),
RFC 4287, 5023 and 6721 (Atom, drafts, tombstones), the XML schemas of
NewsML-G2 2.34 (power) and NITF 3.6, OPML 2.0, sitemaps.org 0.9 and the news
sitemap 0.9; of the larger ones the part that is written. The order and the
number of elements, their attributes and the form of values are those of the
standard, never looser.

SPDX-License-Identifier: Apache-2.0
"""
import grammar

EXTRAS = '''
wire:version: =words
wire:status: =withheld
wire:embargoed: =time
wire:slug: =words
wire:ed_note: =words
wire:urgency: =digit
wire:marked: =token
wire:dateline: =words
'''
XHTML = '''
h:p: mixed (h:br)*
h:h2: mixed (h:br)*
h:ul: h:li+
h:li: mixed (h:br)*
h:blockquote: h:p+
h:br: ()
'''

RSS = grammar.Grammar('rss', {
    '': '', 'dc': 'http://purl.org/dc/elements/1.1/',
    'dcterms': 'http://purl.org/dc/terms/',
    'content': 'http://purl.org/rss/1.0/modules/content/',
    'atom': 'http://www.w3.org/2005/Atom', 'wire': 'urn:wirecopy:1'}, '''
rss: channel | @version!=2.0
channel: & title link description language? lastBuildDate? item* ~
channel/title: =words
channel/link: =uri
channel/description: =words
language: =lang
lastBuildDate: =mailtime
item: & title? link? description? guid? pubDate? enclosure? category* ~
title: =text
link: =uri
description: =words
guid: =words | @isPermaLink=truth
pubDate: =mailtime
enclosure: () | @url!=uri @length!=whole @type!
category: =words | @domain=words
atom:link: () | @rel! @href!=uri @type
dc:date: =day
dc:creator: =words
dc:publisher: =words
dc:source: =words
dc:language: =lang
dc:rights: =words
dcterms:modified: =when
content:encoded: =words
wire:status: =withheld|canceled
''' + EXTRAS.replace('wire:status: =withheld\n', ''))

ATOM = grammar.Grammar('feed', {
    '': 'http://www.w3.org/2005/Atom', 'h': 'http://www.w3.org/1999/xhtml',
    'at': 'http://purl.org/atompub/tombstones/1.0',
    'app': 'http://www.w3.org/2007/app',
    'dc': 'http://purl.org/dc/elements/1.1/', 'wire': 'urn:wirecopy:1'}, '''
feed: & id title updated author* link* entry* ~ | @xml:lang=lang
entry: & id title updated published? author* link* category* rights? summary? source? content? ~ | @xml:lang=lang
id: =uri
title: =text | @type=texttype
rights: =words | @type=texttype
summary: =words | @type=texttype
updated: =time
published: =time
author: name
name: =words
link: () | @href!=uri @rel=words @type
category: () | @term!=words @label=words
source: & title?
content: h:div | @type!=xhtml
h:div: (h:p | h:h2 | h:ul | h:blockquote)*
at:deleted-entry: at:comment? | @ref!=uri @when!=time
at:comment: =words | @type=texttype
app:control: app:draft
app:draft: =yes
dc:publisher: =words
''' + XHTML + EXTRAS)

G2 = grammar.Grammar('newsMessage', {
    '': 'http://iptc.org/std/nar/2006-10-01/',
    'h': 'http://www.w3.org/1999/xhtml'}, '''
newsMessage: header itemSet
header: sent transmitId?
sent: =time
transmitId: =words
itemSet: newsItem+
newsItem: (catalogRef | catalog)* rightsInfo* itemMeta contentMeta? contentSet? | @standard!=NewsML-G2 @standardversion!=version @conformance=power @guid!=words @version=count @xml:lang=lang
catalogRef: () | @href!=uri
catalog: scheme+
scheme: () | @alias!=token @uri!=uri
rightsInfo: (copyrightNotice | usageTerms)*
copyrightNotice: =words
itemMeta: itemClass provider versionCreated firstCreated? embargoed? pubStatus? edNote* signal* altRep* link*
itemClass: () | @qcode!=qcode
provider: name* | @uri=uri
name: =words
versionCreated: =time
firstCreated: =time
embargoed: =time
pubStatus: () | @qcode!=status
edNote: =words
signal: () | @qcode!=qcode
altRep: =uri
link: () | @rel!=qcode @residref!=words
contentMeta: urgency? (language | subject | slugline | headline | dateline | by | creditline | description)*
urgency: =digit
language: () | @tag!=lang
subject: name* | @qcode=qcode @literal=words
slugline: =words
headline: =words
by: =words
dateline: =words
creditline: =words
description: =words
contentSet: inlineXML
inlineXML: h:html? | @contenttype=application/xhtml+xml
h:html: h:head h:body
h:head: h:title
h:title: =text
h:body: (h:p | h:h2 | h:ul | h:blockquote)*
''' + XHTML)

NITF = grammar.Grammar('nitf', {
    '': 'http://iptc.org/std/NITF/2006-10-18/'}, '''
nitf: head? body | @version=nitf36 @baselang=lang
head: title? docdata? pubdata* revision-history*
title: =text
docdata: (doc-id | correction | urgency | date.issue | date.release | ed-msg | du-key | doc.copyright | identified-content)* | @management-status=managed @management-doc-idref @management-idref-status=managed
doc-id: () | @regsrc @id-string
correction: () | @id-string
urgency: () | @ed-urg=digit
date.issue: () | @norm=norm
date.release: () | @norm=norm
ed-msg: () | @info
du-key: () | @version=token @key
doc.copyright: () | @holder
identified-content: classifier*
classifier: =text | @type @value
pubdata: () | @ex-ref=uri
revision-history: () | @norm=norm
body: body.head? body.content*
body.head: hedline* byline* distributor? dateline* abstract*
hedline: hl1 hl2*
hl1: =text
byline: =words
dateline: =words
distributor: =words
abstract: p+
body.content: (p | hl2 | ul | bq)*
p: mixed (br)*
hl2: mixed (br)*
ul: li+
li: mixed (br)*
bq: block+
block: p*
br: ()
''')

OPML = grammar.Grammar('opml', {'': ''}, '''
opml: head body | @version!=2.0
head: & title? dateModified?
title: =words
dateModified: =mailtime
body: outline*
outline: () | @text!=words @type=outlinetype @xmlUrl=uri @url=uri @language=lang
''')

SITEMAP = grammar.Grammar('urlset', {
    '': 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'news': 'http://www.google.com/schemas/sitemap-news/0.9'}, '''
urlset: url*
url: loc lastmod? news:news?
loc: =page
lastmod: =when
news:news: news:publication news:publication_date news:title news:keywords?
news:publication: news:name news:language
news:name: =words
news:language: =code
news:publication_date: =when
news:title: =words
news:keywords: =words
''')
grammar.TYPES.update({
    'withheld|canceled': 'withheld|canceled', 'texttype': 'text|html',
    'version': r'[0-9]+\.[0-9]+', 'outlinetype': 'rss|link',
    'status': 'stat:(?:usable|withheld|canceled)',
    'managed': 'usable|embargoed|withheld|canceled',
    'nitf36': r'-//IPTC//DTD NITF 3\.6//EN',
})
