import SearchEngine
import Testing

@Suite struct LiveDocumentsTests {
    @Test(arguments: [0, 1, 63, 64, 65, 128, 1000]) func deletionsComeBack(count: Int) throws {
        var random = SeededRandom(UInt64(count))
        var live = LiveDocuments(documentCount: count)
        var expected = Set(0..<count)
        for _ in 0..<count / 2 {
            let doc = Int.random(in: 0..<count, using: &random)
            let wasLive = live.delete(DocID(doc))
            #expect(wasLive == (expected.remove(doc) != nil))
        }
        for doc in 0..<count + 70 { #expect(live.isLive(DocID(doc)) == expected.contains(doc)) }
        #expect(!live.isLive(.max))
        let wasLive = live.delete(DocID(count))
        #expect(!wasLive)
        #expect(live.liveCount == expected.count)
        #expect(live.deleted.map(Int.init) == (0..<count).filter { !expected.contains($0) })
        #expect(try LiveDocuments(ByteView(live.encoded()), documentCount: count, file: "test") == live)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 300]) func liveDocumentsAreWalked(count: Int) {
        var random = SeededRandom(UInt64(count))
        func some() -> LiveDocuments {
            var live = LiveDocuments(documentCount: count)
            for doc in 0..<count where Bool.random(using: &random) { _ = live.delete(DocID(doc)) }
            return live
        }
        let (one, another) = (some(), some())
        for other in [nil, another, LiveDocuments(documentCount: count)] {
            var met: [Int] = []
            one.forEach(notIn: other) { met.append(Int($0)) }
            #expect(met == (0..<count).filter { one.isLive(DocID($0)) && !(other?.isLive(DocID($0)) ?? false) })
        }
    }

    @Test func everyChangeOfABitOrLengthIsDamage() {
        var live = LiveDocuments(documentCount: 70)
        _ = live.delete(3)
        let bytes = live.encoded()
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: SearchEngineError.self) {
                    try LiveDocuments(ByteView(changed), documentCount: 70, file: "test")
                }
            }
            #expect(throws: SearchEngineError.self) {
                try LiveDocuments(ByteView(Array(bytes.prefix(index))), documentCount: 70, file: "test")
            }
        }
        for count in [0, 69, 71, 129, Int(Int32.max)] {
            #expect(throws: SearchEngineError.self) {
                try LiveDocuments(ByteView(bytes), documentCount: count, file: "test")
            }
        }
    }
}
