/// What the dictionary of a field holds for one term: the unmarked key's list, and a list for each marked form.
///
/// ```
/// entry := list [positionsLength:varint] [formCount:varint form*]     positions and forms by the field's kind
/// form  := key:string list                                            of a sole form only the key: its list is
///                                                                     the entry's
/// ```
/// Positions lie right behind their list in the postings section.
package struct TermEntry: Sendable {
    package struct Form: Sendable {
        /// The exact key.
        package var key: [UInt8]
        /// Its place among all forms of the term, the most frequent first: what positions carry.
        package var number: Int
        package var list: PostingsInfo

        package init(key: [UInt8], number: Int, list: PostingsInfo) {
            self.key = key
            self.number = number
            self.list = list
        }
    }

    /// Which forms of a term are asked for.
    package enum FormSelection {
        case all
        /// Those of some exact keys: a syllable has up to twenty forms, a query wants one or none.
        case keys([[UInt8]])
    }

    package var list = PostingsInfo()
    package var positionsLength = 0
    /// Those asked for, the most frequent first. Empty for keywords and pairs.
    package var forms: [Form] = []

    package init() {}

    package func encode(_ kind: Schema.Field.Kind, into writer: inout ByteWriter) {
        list.encode(into: &writer)
        if kind == .text { writer.varint(positionsLength) }
        guard kind.hasForms else { return }
        writer.varint(forms.count)
        for form in forms {
            writer.string(form.key)
            if forms.count > 1 { form.list.encode(into: &writer) }
        }
    }

    package static func decode(
        _ kind: Schema.Field.Kind, forms selection: FormSelection = .all, from reader: inout ByteReader,
        documentCount: Int, limit: Int
    ) throws(SearchEngineError) -> TermEntry {
        var entry = TermEntry()
        entry.list = try PostingsInfo.decode(from: &reader, documentCount: documentCount, limit: limit)
        let positionsStart = entry.list.offset + entry.list.length
        if kind == .text { entry.positionsLength = try reader.count(atMost: limit - positionsStart) }
        guard kind.hasForms, !selection.has(0) else { return entry }
        let count = try reader.count(atMost: reader.view.count)
        for number in 0..<count {
            guard let key = try selection.key(from: &reader) else {
                if count > 1 { try PostingsInfo.skip(in: &reader) }
                continue
            }
            let list =
                count > 1
                ? try PostingsInfo.decode(from: &reader, documentCount: documentCount, limit: limit) : entry.list
            entry.forms.append(Form(key: key, number: number, list: list))
            if selection.has(entry.forms.count) { break }
        }
        return entry
    }
}

extension TermEntry.FormSelection {
    /// Reads the key of a form; nil where it is not asked for.
    fileprivate func key(from reader: inout ByteReader) throws(SearchEngineError) -> [UInt8]? {
        guard case .keys(let keys) = self else { return try reader.string() }
        let bytes = try reader.bytes(try reader.count(atMost: reader.view.count))
        return keys.first { bytes.elementsEqual($0) }
    }

    /// Whether so many forms are all that are asked for.
    fileprivate func has(_ count: Int) -> Bool {
        guard case .keys(let keys) = self else { return false }
        return count == keys.count
    }
}
