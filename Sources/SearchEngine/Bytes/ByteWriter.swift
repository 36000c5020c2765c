/// Bytes under construction: the twin of ``ByteReader``. Integers are little-endian.
@usableFromInline
package struct ByteWriter: Sendable {
    @usableFromInline package internal(set) var bytes: [UInt8] = []

    package init() {}

    package var count: Int { bytes.count }

    package mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    @inlinable package mutating func fixed<Value: FixedWidthInteger>(_ value: Value) {
        var rest = value.littleEndian
        for _ in 0..<MemoryLayout<Value>.size {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest = MemoryLayout<Value>.size > 1 ? rest >> 8 : 0
        }
    }

    /// LEB128.
    @inlinable package mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    @inlinable package mutating func varint(_ value: Int) { varint(UInt64(value)) }

    @inlinable package mutating func append(_ other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

    package mutating func append(_ view: ByteView) { view.append(0..<view.count, to: &bytes) }

    /// A length and that many bytes.
    @inlinable package mutating func string(_ other: some Collection<UInt8>) {
        varint(other.count)
        bytes.append(contentsOf: other)
    }
}
