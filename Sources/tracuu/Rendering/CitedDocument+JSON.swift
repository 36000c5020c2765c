package import Reports

extension CitedDocument {
    /// The members of a document in `ref` and `refs`, without the mentions.
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("family", family)
        writer.member("instance", instance)
        writer.member("display", display)
        writer.member("reftype", type)
        writer.member("issuer", issuer)
        writer.member("issuer_name", issuerName)
        writer.member("province", province)
        writer.member("district", district)
        writer.member("term", term)
        writer.member("year", year)
        writer.member("date", date?.iso)
        writer.member("date_conflict", hasDateConflict)
        writer.member("cited_dates", citedDates.map(\.iso))
        writer.member("title", title)
        writer.member("reports", reports)
        writer.member("mentions", mentions)
        writer.member("first", first?.iso)
        writer.member("last", last?.iso)
        writer.counts("by_province", byProvince)
        writer.counts("by_year", byYear)
        writer.key("related")
        writer.array(twins) { writer, twin in
            writer.object { writer in
                writer.member("key", twin.key)
                writer.member("display", twin.display)
                writer.member("title", twin.title)
            }
        }
    }
}

extension CitedDocument.Citation {
    fileprivate func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", report)
        writer.member("surface", surface)
        writer.writeRange(range)
        writer.member("sentence", sentence)
        writer.member("date", date?.value.iso)
        writer.member("date_kind", date?.kind.rawValue)
        writer.key("date_confidence")
        if let date { writer.number(date.confidence) } else { writer.null() }
        writer.member("province", province?.name)
        writer.member("title", title)
        writer.member("confidence", confidence)
    }
}

extension JSONWriter {
    /// An object of counts by value; reports without one count as `unknown`.
    fileprivate mutating func counts(_ name: String, _ counts: [ReportCount]) {
        key(name)
        object { writer in
            for count in counts { writer.member(count.value ?? Facet.unknown, count.reports) }
        }
    }
}

extension DocumentAnswer {
    /// The members of a `tracuu.ref/1` object.
    package func writeMembers(to writer: inout JSONWriter, number: String, query: String?, _ language: Language) {
        writer.member("schema", "tracuu.ref/1")
        if let query { writer.member("qid", query) }
        writer.member("query", number)
        writer.key("documents")
        writer.array(documents) { writer, document in
            writer.object { writer in
                document.writeMembers(to: &writer)
                writer.member("match", document.match.rawValue)
                writer.key("citing")
                writer.array(document.citing) { writer, mention in writer.object { mention.writeMembers(to: &$0) } }
            }
        }
        writer.key("notes")
        writer.array(notes) { writer, note in
            writer.object { writer in
                writer.member("code", note.code)
                writer.member("message", note.message(number, language))
            }
        }
    }
}
