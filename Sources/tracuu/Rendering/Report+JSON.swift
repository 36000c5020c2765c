internal import Analysis
package import Reports

extension ReportDate {
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("value", value.iso)
        writer.member("precision", value.precision.rawValue)
        writer.member("kind", kind.rawValue)
        writer.member("confidence", confidence)
        writer.member("evidence", evidence)
        writer.member("earliest", earliest?.iso)
    }
}

extension ProvinceFinding {
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("name34", name34)
        writer.member("district", district)
        writer.member("confidence", confidence)
        writer.member("evidence", evidence)
    }
}

extension DocumentReference {
    /// - Parameter hasRange: whether to say where in the text it stands.
    package func writeMembers(to writer: inout JSONWriter, hasRange: Bool = false) {
        writer.member("surface", surface)
        writer.member("display", display)
        writer.member("family", family)
        writer.member("instance", instance)
        writer.member("type", type)
        writer.member("number", number)
        writer.member("body", body)
        writer.member("date", date?.iso)
        writer.member("confidence", confidence)
        writer.member("letter", letter)
        writer.member("form", form.rawValue)
        writer.member("system", system.rawValue)
        writer.member("issuer", issuer)
        writer.member("term", term)
        writer.member("province", province)
        writer.member("province34", province34)
        writer.member("district", district)
        writer.member("evidence", evidence)
        writer.member("candidates", candidates)
        // What only a correction names stands nowhere in the text.
        if hasRange, !range.isEmpty { writer.writeRange(range) }
    }
}

extension DocumentRelation {
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("from", from)
        writer.member("relation", kind.rawValue)
        writer.member("to", to)
        writer.writeRange(range)
    }
}

extension JSONWriter {
    mutating func writeRange(_ range: Range<Int>) {
        let range = offsets?.original(of: range) ?? range
        member("start", range.lowerBound)
        member("end", range.upperBound)
    }
}

extension Report {
    /// The members of a `tracuu.inspect/1` object: what is extracted from a file. Ranges count the scalars of the file in
    /// plain NFC.
    /// - Parameter raw: what the report was made of; the id it brought is that of a record of several.
    package func writeInspection(to writer: inout JSONWriter, of raw: RawReport) {
        writer.member("schema", "tracuu.inspect/1")
        if let record = raw.given.id { writer.member("id", record) }
        writer.member("path", location.shown)
        writer.offsets = raw.offsetsInFile
        writeFindings(to: &writer)
        writer.offsets = nil
    }

    /// The members of a `tracuu.show/1` object: a report of an index with its text.
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("schema", "tracuu.show/1")
        writer.member("id", id)
        writer.member("location", location) { writer, location in
            writer.member("source", location.source)
            writer.member("path", location.path)
        }
        writeFindings(to: &writer)
        writer.member("text", text)
    }

    private func writeFindings(to writer: inout JSONWriter) {
        writer.member("url", url)
        writer.member("captured", captured)
        writer.member("title", title)
        writer.member("corrected", corrected)
        writer.member("kicker", kicker)
        writer.member("author", author)
        writer.member("source", source) { writer, source in
            writer.member("name", source.name)
            writer.member("code", source.code)
            writer.member("domain", source.domain)
            writer.member("evidence", source.evidence)
        }
        writer.member("date", date) { $1.writeMembers(to: &$0) }
        writer.key("dates")
        writer.array(dates.filter { $0.range != nil }) { writer, date in
            writer.object { writer in
                writer.member("value", date.value.iso)
                writer.member("kind", date.kind.rawValue)
                if let range = date.range { writer.writeRange(range) }
            }
        }
        writer.member("province", province) { $1.writeMembers(to: &$0) }
        writer.key("references")
        writer.array(references) { writer, reference in
            writer.object { reference.writeMembers(to: &$0, hasRange: true) }
        }
        writer.key("relations")
        writer.array(relations) { writer, relation in
            writer.object { relation.writeMembers(to: &$0) }
        }
        writer.key("abbreviations")
        writer.array(definitions) { writer, definition in
            writer.object { writer in
                writer.member("short", definition.short)
                writer.member("long", definition.long)
                writer.writeRange(definition.range)
            }
        }
        writer.key("boilerplate")
        writer.array(boilerplate) { writer, part in
            writer.object { writer in
                writer.writeRange(part.range)
                writer.member("kind", part.kind.rawValue)
            }
        }
        writer.member("encoding", encoding) { writer, encoding in encoding.writeMembers(to: &writer) }
        writer.member("language", language)
    }
}
