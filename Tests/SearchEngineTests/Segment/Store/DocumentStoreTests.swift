import SearchEngine
import Testing

@Suite struct DocumentStoreTests {
    private func store(_ documents: [[UInt8]]) throws -> (DocumentStore, store: [UInt8], index: [UInt8]) {
        let directory = MemoryDirectory()
        let writer = try SectionWriter(try directory.create("s"))
        let storeWriter = try DocumentStoreWriter()
        try writer.begin(.store)
        for document in documents { try storeWriter.append(document, to: writer) }
        let index = try storeWriter.finish(to: writer)
        try writer.end()
        try writer.finish()
        let bytes = try SectionReader(try directory.open("s"), file: "s").section(.store).array
        return (try open(bytes, index, documents.count), bytes, index)
    }

    private func open(_ store: [UInt8], _ index: [UInt8], _ count: Int) throws -> DocumentStore {
        try DocumentStore(store: ByteView(store), index: ByteView(index), documentCount: count, file: "test")
    }

    private func noise(_ count: Int, _ random: inout SeededRandom) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    @Test func documentsComeBack() throws {
        var random = SeededRandom(1)
        let samples: [[[UInt8]]] = [
            [], [[]], [[], [], []], [[1, 2, 3], []], [noise(20_000, &random), []],
            (0..<3000).map { [UInt8](repeating: UInt8($0 % 251), count: $0 % 40) },
            [noise(300_000, &random), [5], [UInt8](repeating: 0, count: 3_000_000), noise(9, &random)],
            (0..<20).map { noise($0 * 2000, &random) },
        ]
        for documents in samples {
            let (store, _, _) = try store(documents)
            var unpacked = DocumentStore.Unpacked()
            for (doc, bytes) in documents.enumerated() {
                #expect(try store.document(DocID(doc), unpacked: &unpacked) == bytes)
            }
            for doc in documents.indices.shuffled(using: &random).prefix(20) {
                var alone = DocumentStore.Unpacked()
                #expect(try store.document(DocID(doc), unpacked: &alone) == documents[doc])
            }
            #expect(throws: SearchEngineError.self) {
                try store.document(DocID(documents.count), unpacked: &unpacked)
            }
        }
    }

    @Test func damageIsNoticedOrHarmless() throws {
        var random = SeededRandom(2)
        let documents = (0..<40).map { noise(5 + $0, &random) + [UInt8](repeating: 1, count: 900) }
        let (_, bytes, index) = try store(documents)
        func use(_ bytes: [UInt8], _ index: [UInt8]) throws {
            try toleratingDamage {
                let store = try open(bytes, index, documents.count)
                var unpacked = DocumentStore.Unpacked()
                for doc in documents.indices { _ = try store.document(DocID(doc), unpacked: &unpacked) }
            }
        }
        for place in index.indices {
            var changed = index
            changed[place] ^= UInt8.random(in: 1...255, using: &random)
            try use(bytes, changed)
            try use(bytes, Array(index.prefix(place)))
        }
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] ^= UInt8.random(in: 1...255, using: &random)
            try use(changed, index)
            try use(Array(bytes.prefix(place)), index)
        }
    }
}
