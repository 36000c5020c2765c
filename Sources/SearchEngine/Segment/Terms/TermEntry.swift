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
        package var list: PostingsInfo

        package init(key: [UInt8], list: PostingsInfo) {
            self.key = key
            self.list = list
        }
    }

    package var list = PostingsInfo()
    package var positionsLength = 0
    /// The most frequent first. Empty for keywords and pairs.
    package var forms: [Form] = []

    package init() {}

    /// The same with lists that lie so many bytes further on.
    func moved(by distance: Int) -> TermEntry {
        var entry = self
        entry.list.offset += distance
        for form in forms.indices { entry.forms[form].list.offset += distance }
        return entry
    }

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
        _ kind: Schema.Field.Kind, from reader: inout ByteReader, documentCount: Int, limit: Int
    ) throws(SearchEngineError) -> TermEntry {
        var entry = TermEntry()
        entry.list = try PostingsInfo.decode(from: &reader, documentCount: documentCount, limit: limit)
        let positionsStart = entry.list.offset + entry.list.length
        if kind == .text { entry.positionsLength = try reader.count(atMost: limit - positionsStart) }
        guard kind.hasForms else { return entry }
        let count = try reader.count(atMost: reader.view.count)
        for _ in 0..<count {
            let key = try reader.string()
            let list =
                count > 1
                ? try PostingsInfo.decode(from: &reader, documentCount: documentCount, limit: limit) : entry.list
            entry.forms.append(Form(key: key, list: list))
        }
        return entry
    }
}
