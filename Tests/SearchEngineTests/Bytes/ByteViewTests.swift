import SearchEngine
import Testing

@Suite struct ByteViewTests {
    private let view = ByteView([1, 2, 3, 4, 5, 6, 7, 8, 9])

    @Test func bytesOutsideReadAsZero() {
        #expect((0..<9).map { view[$0] } == [1, 2, 3, 4, 5, 6, 7, 8, 9])
        for index in [-1, 9, Int.max, Int.min] { #expect(view[index] == 0) }
        #expect(view.load(1, as: UInt64.self) == 0x0908_0706_0504_0302)
        for offset in [-1, 2, 9, Int.max, Int.min] { #expect(view.load(offset, as: UInt64.self) == 0) }
        #expect(ByteView.empty[0] == 0)
        #expect(ByteView.empty.load(0, as: UInt8.self) == 0)
    }

    @Test func slicesStayInside() throws {
        #expect(view.slice(0..<9)?.array == view.array)
        #expect(view.slice(2..<4)?.array == [3, 4])
        #expect(view.slice(9..<9)?.array == [])
        for range in [-1..<2, 8..<10, 10..<10, Int.min..<Int.max] {
            #expect(view.slice(range) == nil)
            #expect(view.array(range) == [])
        }
        let inner = try #require(view.slice(2..<5))
        #expect(inner.slice(0..<4) == nil)
        #expect(inner.load(0, as: UInt32.self) == 0)
        #expect(inner.load(1, as: UInt16.self) == 0x0504)
    }

    @Test func wholeIntegersAreWalkedOver() {
        func walked<Value: FixedWidthInteger & BitwiseCopyable>(_ view: ByteView, _ type: Value.Type) -> [Value] {
            var values: [Value] = []
            view.forEach(type) { number, value in
                #expect(number == values.count)
                values.append(value)
            }
            return values
        }
        #expect(walked(view, UInt8.self) == view.array)
        #expect(walked(view, UInt16.self) == [0x0201, 0x0403, 0x0605, 0x0807])
        #expect(walked(view, UInt32.self) == [0x0403_0201, 0x0807_0605])
        #expect(walked(view, UInt64.self) == [0x0807_0605_0403_0201])
        #expect(walked(ByteView([1, 2, 3]), UInt32.self) == [] && walked(.empty, UInt8.self) == [])
    }

    @Test func whatRepeatsIsToldOfARangeInside() {
        let view = ByteView([1, 2, 1, 2, 1, 3])
        #expect(view.repeats(2, in: 0..<4) && view.repeats(2, in: 0..<5) && view.repeats(2, in: 4..<6))
        #expect(!view.repeats(2, in: 0..<6) && !view.repeats(1, in: 0..<2) && view.repeats(1, in: 5..<6))
        for (size, range) in [(2, 0..<8), (2, -2..<2), (2, 0..<1), (0, 0..<2), (-1, 0..<2), (7, 0..<6)] {
            #expect(!view.repeats(size, in: range))
        }
        #expect(!ByteView.empty.repeats(1, in: 0..<0))
    }

    @Test func textsStayInside() {
        let view = ByteView(Array("đất".utf8) + [0xFF])
        #expect(view.string(0..<6) == "đất")
        #expect(view.string(5..<7) == "t\u{FFFD}")
        #expect(view.string(6..<8) == "")
        #expect(view.string(-1..<2) == "")
        #expect(view.string(3..<3) == "")
        #expect(ByteView.empty.string(0..<1) == "")
        for offset in [-1, 0, 6, 7, .max] { view.prefetch(offset) }
        ByteView.empty.prefetch(0)
    }

    @Test func aSliceKeepsItsBytesAlive() {
        func slice() -> ByteView? { ByteView([UInt8](repeating: 3, count: 5000)).slice(4000..<4010) }
        #expect(slice()?.array == [UInt8](repeating: 3, count: 10))
    }
}
