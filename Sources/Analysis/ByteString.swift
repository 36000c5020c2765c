/// A text that is what its UTF-8 bytes are: a path, or the ID of a document, where it is a key or is compared.
///
/// Swift's `String` equates canonically equivalent texts, `hòa` in NFC and in NFD, and orders them as equal. File
/// systems and the dictionary of an index's IDs do not: there they name two things.
package struct ByteString: Hashable, Comparable, Sendable {
    package let text: String

    package init(_ text: some StringProtocol) { self.text = String(text) }

    package static func == (left: ByteString, right: ByteString) -> Bool {
        left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    package static func < (left: ByteString, right: ByteString) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Equal bytes are equal texts, whose hashes are equal.
    package func hash(into hasher: inout Hasher) { text.hash(into: &hasher) }
}

extension Dictionary where Key == ByteString {
    package subscript(text: String) -> Value? {
        get { self[ByteString(text)] }
        set { self[ByteString(text)] = newValue }
    }
}
