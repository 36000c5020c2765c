import SearchEngine
import Testing

@Suite struct WindowTests {
    private static let base: DocID = 4096

    private func window(_ places: Set<Int>) -> Window {
        var window = Window(base: Self.base)
        for place in places { window.insert(place: place) }
        return window
    }

    private func places(_ window: Window) -> Set<Int> {
        var places: [Int] = []
        window.forEachPlace { places.append($0) }
        #expect(places == places.sorted())
        #expect(places.count == window.count)
        #expect(places.isEmpty == window.isEmpty)
        return Set(places)
    }

    private func random(_ random: inout SeededRandom) -> Set<Int> {
        Set((0..<Int.random(in: 0...300, using: &random)).map { _ in Int.random(in: 0..<Window.size, using: &random) })
            .union(Bool.random(using: &random) ? [0, Window.size - 1] : [])
    }

    @Test func setsDoAsSets() {
        var random = SeededRandom(3)
        for _ in 0..<50 {
            let (left, right) = (self.random(&random), self.random(&random))
            var window = window(left)
            let other = self.window(right)
            #expect(places(window) == left)
            #expect(window.isSuperset(of: other) == left.isSuperset(of: right))
            #expect(window.isSuperset(of: self.window(left.intersection(right))))
            #expect(!window.isSuperset(of: Window(base: 0)))
            window.formUnion(other)
            #expect(places(window) == left.union(right))
            window.subtract(self.window(right.subtracting(left)))
            #expect(places(window) == left)
            window.formIntersection(other)
            #expect(places(window) == left.intersection(right))
            for place in left { window.remove(place: place) }
            #expect(window.isEmpty)
            let docs = right.sorted().map { DocID($0) + Self.base }
            window.insert(docs, docs.count / 3..<docs.count)
            #expect(places(window) == Set(docs[(docs.count / 3)...].map { Int($0 - Self.base) }))
        }
    }

    @Test func endsAtTheLastDocument() {
        #expect(Window(base: 0).end == 2048)
        #expect(Window(base: .max - 2047).end == 1 << 32)
    }

    @Test func holdsTheLiveDocuments() throws {
        var random = SeededRandom(10)
        let index = TestIndex()
        try index.commit(TestCorpus.random(2200, &random))
        try index.commit(deleting: (0..<2200).filter { $0 % 7 == 0 }.map { "r\($0)" })
        let segment = try index.reader().segments[0]
        for base in [0, 2048] as [DocID] {
            let found = places(Window(base: base, segment: segment))
            let live = (0..<2200).filter { $0 % 7 != 0 && $0 / 2048 == Int(base) / 2048 }
            #expect(found == Set(live.map { $0 - Int(base) }))
        }
    }
}
