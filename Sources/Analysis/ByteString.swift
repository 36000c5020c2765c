/// A text that is what its UTF-8 bytes are: a path, the ID of a document or another keyword, where it is a key or is
/// compared.
///
/// Swift's `String` equates canonically equivalent texts, `hòa` in NFC and in NFD, and orders them as equal. File
/// systems and the dictionaries of an index do not: there they name two things.
package struct ByteString: Hashable, Comparable, Sendable {
    package let text: String

    @inlinable
    package init(_ text: some StringProtocol) { self.text = String(text) }

    @inlinable
    package static func == (left: ByteString, right: ByteString) -> Bool {
        let (one, other) = (left.text.utf8.span, right.text.utf8.span)
        return one.count == other.count && one.indices.allSatisfy { one[$0] == other[$0] }
    }

    package static func < (left: ByteString, right: ByteString) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Of the bytes, eight at a time: a text's own hash would normalize it first.
    @inlinable
    package func hash(into hasher: inout Hasher) {
        let utf8 = text.utf8.span
        var word: UInt64 = 0
        for index in utf8.indices {
            word = word << 8 | UInt64(utf8[index])
            if index & 7 == 7 { hasher.combine(word) }
        }
        hasher.combine(word)
        hasher.combine(utf8.count)
    }
}

extension Dictionary where Key == ByteString {
    package subscript(text: String) -> Value? {
        get { self[ByteString(text)] }
        set { self[ByteString(text)] = newValue }
    }
}
