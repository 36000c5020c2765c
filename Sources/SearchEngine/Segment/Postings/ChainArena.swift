/// Many byte strings that grow at once, in one block of memory: the postings of a segment under construction.
///
/// A chain is a run of slices, each larger than the one before; the last four bytes of a full slice hold the
/// offset of the next. A chain of one posting costs 8 bytes, a long one next to nothing beyond its own.
package struct ChainArena {
    package struct Chain {
        package fileprivate(set) var start: UInt32 = .max
        fileprivate var at: UInt32 = 0
        fileprivate var end: UInt32 = 0
        fileprivate var level: UInt8 = 0

        package init() {}

        package var isEmpty: Bool { start == .max }
    }

    private static let sliceSizes: [Int] = [12, 20, 36, 68, 132, 260, 516, 1028, 2052]
    private static let linkSize = 4

    private var bytes: [UInt8] = []

    package init() {}

    /// Bytes in use.
    package var count: Int { bytes.count }

    package mutating func append(_ byte: UInt8, to chain: inout Chain) {
        if chain.at == chain.end { grow(&chain) }
        bytes[Int(chain.at)] = byte
        chain.at += 1
    }

    package mutating func append(varint value: UInt32, to chain: inout Chain) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80, to: &chain)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest), to: &chain)
    }

    private mutating func grow(_ chain: inout Chain) {
        let slice = UInt32(bytes.count)
        if chain.isEmpty {
            chain.start = slice
        } else {
            for index in 0..<Self.linkSize {
                bytes[Int(chain.end) + index] = UInt8(truncatingIfNeeded: slice >> UInt32(8 * index))
            }
            chain.level = min(chain.level + 1, UInt8(Self.sliceSizes.count - 1))
        }
        let size = Self.sliceSizes[Int(chain.level)]
        bytes.append(contentsOf: repeatElement(0, count: size))
        chain.at = slice
        chain.end = slice + UInt32(size - Self.linkSize)
    }

    package func reader(_ chain: Chain) -> Reader { Reader(bytes: bytes, chain: chain) }

    /// Reads a chain from its start.
    package struct Reader {
        private let bytes: [UInt8]
        private let last: UInt32
        private var at: UInt32
        private var end: UInt32
        private var level = 0

        fileprivate init(bytes: [UInt8], chain: Chain) {
            self.bytes = bytes
            last = chain.at
            at = chain.isEmpty ? chain.at : chain.start
            end = at &+ UInt32(sliceSizes[0] - linkSize)
        }

        package var isAtEnd: Bool { at == last }

        package mutating func varint() -> UInt32 {
            var value: UInt32 = 0
            var shift: UInt32 = 0
            while true {
                if at == end { follow() }
                let byte = bytes[Int(at)]
                at += 1
                value |= UInt32(byte & 0x7F) << shift
                if byte < 0x80 { return value }
                shift += 7
            }
        }

        private mutating func follow() {
            var link: UInt32 = 0
            for index in 0..<linkSize { link |= UInt32(bytes[Int(end) + index]) << UInt32(8 * index) }
            level = min(level + 1, sliceSizes.count - 1)
            at = link
            end = link + UInt32(sliceSizes[level] - linkSize)
        }
    }
}
