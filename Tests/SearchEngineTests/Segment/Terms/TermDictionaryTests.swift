import SearchEngine
import Testing

@Suite struct TermDictionaryTests {
    private static let documentCount = 1000
    private static let postingsLength = 1 << 20

    private func keys(_ count: Int, _ random: inout SeededRandom) -> [[UInt8]] {
        var keys: Set<[UInt8]> = []
        while keys.count < count {
            keys.insert(
                (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    [0, 1, 0x61, 0x62, 0x63, 0x80, 0xFF].randomElement(using: &random) ?? 0
                })
        }
        return keys.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func entry(_ number: Int, _ kind: Schema.Field.Kind) -> TermEntry {
        var entry = TermEntry()
        entry.list.documentFrequency = 1 + number % 7
        entry.list.totalFrequency = 10 + number
        entry.list.offset = number
        entry.list.length = 100
        entry.list.maxFrequency = UInt32(number)
        entry.list.minLength = 3
        if kind == .text { entry.positionsLength = number }
        if kind != .keyword {
            for form in 0...number % 3 {
                entry.forms.append(.init(key: [UInt8(form), 9], number: form, list: entry.list))
            }
        }
        return entry
    }

    private func written(_ keys: [[UInt8]], _ kind: Schema.Field.Kind) -> (dictionary: [UInt8], index: [UInt8]) {
        var writer = TermDictionaryWriter(kind: kind)
        for (number, key) in keys.enumerated() { writer.append(key, entry(number, kind)) }
        return (writer.dictionary.bytes, writer.index)
    }

    private func open(
        _ bytes: (dictionary: [UInt8], index: [UInt8]), _ kind: Schema.Field.Kind
    ) throws -> TermDictionary {
        try TermDictionary(
            kind: kind, dictionary: ByteView(bytes.dictionary), index: ByteView(bytes.index),
            documentCount: Self.documentCount, postingsLength: Self.postingsLength, file: "test")
    }

    @Test func beginningsOfTermsAreKnown() throws {
        var random = SeededRandom(17)
        for count in [0, 1, 15, 16, 17, 200] {
            let keys = keys(count, &random)
            let dictionary = try open(written(keys, .keyword), .keyword)
            for start in self.keys(150, &random) + keys.prefix(40) + [[], [0xFF, 0xFF, 0xFF]] {
                let expected = keys.contains { $0.starts(with: start) }
                #expect(try dictionary.hasTerm(startingWith: start) == expected, "\(start)")
            }
        }
    }

    /// The walk that passes over keys which start alike sees those that one through all keys would have kept.
    @Test(arguments: [1, 15, 16, 17, 33, 400, 3000])
    func whatStartsAlikeIsPassedOver(count: Int) throws {
        var random = SeededRandom(UInt64(count) + 29)
        let keys = keys(count, &random)
        let dictionary = try open(written(keys, .keyword), .keyword)
        for likelihood in [0.05, 0.5, 1] {
            var walk = dictionary.keys
            var seen: [UInt8] = []
            var expected = keys[...]
            while let key = expected.popFirst() {
                #expect(try walk.next())
                #expect(walk.key == key)
                #expect(walk.shared == zip(seen, key).prefix { $0 == $1 }.count)
                #expect(try walk.term.entry().list.offset == keys.firstIndex(of: key))
                seen = key
                guard Double.random(in: 0..<1, using: &random) < likelihood else { continue }
                let length = Int.random(in: 0...key.count, using: &random)
                try walk.skip(sharing: length)
                expected = expected.drop { $0.starts(with: key[..<length]) }
            }
            #expect(try !walk.next())
        }
    }

    private func expectEqual(_ found: TermEntry?, _ number: Int, _ kind: Schema.Field.Kind) {
        let expected = entry(number, kind)
        #expect(found?.list == expected.list)
        #expect(found?.positionsLength == expected.positionsLength)
        #expect(found?.forms.map(\.key) == expected.forms.map(\.key))
        #expect(found?.forms.map(\.list) == expected.forms.map(\.list))
    }

    @Test(arguments: [0, 1, 15, 16, 17, 100], [Schema.Field.Kind.text, .zone, .keyword])
    func everyTermIsFound(count: Int, kind: Schema.Field.Kind) throws {
        var random = SeededRandom(UInt64(count) + 3)
        let keys = keys(count, &random)
        let dictionary = try open(written(keys, kind), kind)
        #expect(dictionary.count == count)
        for (number, key) in keys.enumerated() { expectEqual(try dictionary.entry(for: key), number, kind) }
        for key in self.keys(60, &random) where !keys.contains(key) {
            #expect(try dictionary.entry(for: key) == nil)
        }
        #expect(try dictionary.entry(for: []) == nil)
    }

    @Test func onlyTheFormsAskedForAreRead() throws {
        var random = SeededRandom(31)
        let keys = keys(40, &random)
        let dictionary = try open(written(keys, .text), .text)
        for (number, key) in keys.enumerated() {
            let all = entry(number, .text).forms
            #expect(try dictionary.entry(for: key, forms: .keys([]))?.forms.isEmpty == true)
            for wanted in [[[1, 9]], [[0, 9]], [[2, 9], [7]], [[2, 9], [0, 9]]] as [[[UInt8]]] {
                let found = try dictionary.entry(for: key, forms: .keys(wanted))
                let expected = all.filter { wanted.contains($0.key) }
                #expect(found?.list == entry(number, .text).list)
                #expect(found?.forms.map(\.key) == expected.map(\.key))
                #expect(found?.forms.map(\.number) == expected.map(\.number))
                #expect(found?.forms.map(\.list) == expected.map(\.list))
            }
        }
    }

    @Test(arguments: [0, 1, 16, 33, 100]) func aCursorWalksFromAnywhere(count: Int) throws {
        var random = SeededRandom(UInt64(count) + 90)
        let keys = keys(count, &random)
        let dictionary = try open(written(keys, .keyword), .keyword)
        for start in keys + self.keys(60, &random) + [[]] {
            var cursor = try dictionary.cursor(from: start)
            let expected = keys.enumerated().filter { !$0.element.lexicographicallyPrecedes(start) }
            #expect(try cursor.peek()?.key == expected.first?.element)
            var found = 0
            while let term = try cursor.next() {
                #expect(term.key == expected[found].element)
                expectEqual(try term.entry(), expected[found].offset, .keyword)
                found += 1
            }
            #expect(found == expected.count)
        }
    }

    /// Any byte changed, any length cut: an answer or damage, and no search without end.
    @Test func damageIsNoticedOrHarmless() throws {
        var random = SeededRandom(17)
        let keys = keys(70, &random)
        let sound = written(keys, .text)
        func use(_ bytes: (dictionary: [UInt8], index: [UInt8])) throws {
            try toleratingDamage {
                let dictionary = try open(bytes, .text)
                for key in keys.prefix(20) { _ = try dictionary.entry(for: key) }
                var cursor = try dictionary.cursor()
                while let term = try cursor.next() { _ = try term.entry() }
            }
        }
        for index in sound.dictionary.indices {
            var changed = sound
            changed.dictionary[index] ^= UInt8.random(in: 1...255, using: &random)
            try use(changed)
            try use((Array(sound.dictionary.prefix(index)), sound.index))
        }
        for index in sound.index.indices {
            var changed = sound
            changed.index[index] ^= UInt8.random(in: 1...255, using: &random)
            try use(changed)
            try use((sound.dictionary, Array(sound.index.prefix(index))))
        }
    }

    @Test(arguments: [0, 1, 16, 17, 100]) func aWalkMeetsEveryKey(count: Int) throws {
        var random = SeededRandom(UInt64(count) + 5)
        let keys = keys(count, &random)
        var walk = try open(written(keys, .text), .text).keys
        var before: [UInt8] = []
        for (number, key) in keys.enumerated() {
            #expect(try walk.next())
            #expect(walk.key == key)
            #expect(walk.shared == zip(before, key).prefix { $0 == $1 }.count)
            if number % 3 == 0 { expectEqual(try walk.term.entry(), number, .text) }
            before = key
        }
        #expect(try !walk.next())
    }

    @Test func countsBeyondTheSegmentAreDamage() throws {
        var entry = entry(1, .keyword)
        entry.list.documentFrequency = Self.documentCount + 1
        entry.list.totalFrequency = Self.documentCount + 1
        var writer = TermDictionaryWriter(kind: .keyword)
        writer.append([1], entry)
        entry = self.entry(1, .keyword)
        entry.list.offset = Self.postingsLength
        entry.list.length = 1
        writer.append([2], entry)
        let dictionary = try open((writer.dictionary.bytes, writer.index), .keyword)
        for key in [[1], [2]] as [[UInt8]] {
            #expect(throws: SearchEngineError.self) { try dictionary.entry(for: key) }
        }
    }
}
