import SearchEngine

/// A dictionary of references as an index has one, of any size.
enum ReferenceDictionarySample {
    private static let types = ["nq", "qd", "kh", "ct", "hd"]
    private static let bodies = ["tu", "hu"]

    /// The families of so many numbers of each type and body, ascending.
    static func keys(numbers: Int) -> [[UInt8]] {
        var keys: [String] = []
        for type in types {
            for body in bodies { for number in 1...numbers { keys.append("\(type)-\(number)/\(body)") } }
        }
        return keys.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    static func dictionary(_ keys: [[UInt8]]) throws -> TermDictionary {
        var writer = TermDictionaryWriter(kind: .keyword)
        for key in keys {
            var entry = TermEntry()
            entry.list.documentFrequency = 1
            entry.list.totalFrequency = 1
            writer.append(key, entry)
        }
        let index = ByteView(writer.index)
        let bytes = ByteView(writer.dictionary.bytes)
        return try TermDictionary(
            kind: .keyword, dictionary: bytes, index: index, documentCount: 10, postingsLength: 1 << 20, file: "s")
    }
}
