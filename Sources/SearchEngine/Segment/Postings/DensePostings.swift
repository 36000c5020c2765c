/// A list that has many of a segment's documents: a frequency of four bits for each of them.
///
/// ```
/// dense     := window* group* exception*
/// window    := maxFrequency:u16 minLength:u16 exceptionsEnd:u32     for each 2,048 documents
/// group     := frequencies[32]              for each 64 documents: 0 … 31 in the low halves, 32 … 63 in the high ones
/// exception := place:u16 frequency:u16      by document, counted from its window's first
/// ```
/// 0 stands for a document that is not in the list, 15 for a frequency of 15 or more, which is among the exceptions of
/// the document's window. A length above 65535 is stored as 65535; a window that the list has no document of has
/// a highest frequency of 0.
package final class DensePostings: Sendable {
    /// A higher frequency has no room among the exceptions.
    package static let maxFrequency: UInt32 = 0xFFFF
    /// The frequency that stands for all from itself on.
    package static let escape: UInt8 = 15
    static let groupSize = 64
    static let groupBytes = 32
    static let windowBytes = 8
    static let exceptionBytes = 4

    private let windows: ByteView
    /// The frequencies of all documents, group by group.
    let groups: ByteView
    private let exceptions: ByteView
    private let documentCount: Int
    private let file: String

    init(_ list: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        let windowsEnd = Self.windowsEnd(documentCount)
        let groupsEnd = windowsEnd + Self.groupCount(documentCount) * Self.groupBytes
        let exceptionCount = Int(list.load(windowsEnd - 4, as: UInt32.self))
        guard windowsEnd > 0, groupsEnd + exceptionCount * Self.exceptionBytes == list.count,
            let windows = list.slice(0..<windowsEnd), let groups = list.slice(windowsEnd..<groupsEnd),
            let exceptions = list.slice(groupsEnd..<list.count)
        else { throw .damaged(file: file, reason: "a dense list has another length than it says") }
        self.windows = windows
        self.groups = groups
        self.exceptions = exceptions
        self.documentCount = documentCount
        self.file = file
    }

    private static func windowsEnd(_ documentCount: Int) -> Int {
        (documentCount + Window.size - 1) / Window.size * windowBytes
    }

    /// The byte that is read first.
    static func firstUse(_ documentCount: Int) -> Int { windowsEnd(documentCount) - 4 }

    static func groupCount(_ documentCount: Int) -> Int { (documentCount + groupSize - 1) / groupSize }

    /// How often the term stands in a document: 0 where it does not.
    ///
    /// - Complexity: constant; logarithmic in the exceptions of a window for a frequency of 15 or more.
    func frequency(of doc: DocID) throws(SearchEngineError) -> UInt32 {
        guard Int(doc) < documentCount else { return 0 }
        let nibble = nibble(doc)
        return nibble < Self.escape ? UInt32(nibble) : try exception(doc)
    }

    private func nibble(_ doc: DocID) -> UInt8 {
        let byte = groups[Int(doc >> 6) * Self.groupBytes + Int(doc & 31)]
        return doc & 32 == 0 ? byte & 15 : byte >> 4
    }

    /// The frequencies of some documents, 0 where the term does not stand in one.
    ///
    /// - Parameter found: as many as documents.
    func frequencies(of docs: [DocID], into found: inout [UInt32]) throws(SearchEngineError) {
        DenseKernels.frequencies(groups, of: docs, below: documentCount, into: &found)
        for (index, doc) in docs.enumerated() where found[index] == UInt32(Self.escape) {
            found[index] = try exception(doc)
        }
    }

    /// Where a document's occurrences stand among those of its block of 128 documents, and how many there are.
    ///
    /// - Complexity: constant but for the exceptions of the block and a look among those of its window.
    func occurrences(of doc: DocID) throws(SearchEngineError) -> (before: Int, count: Int)? {
        let count = try frequency(of: doc)
        guard count > 0 else { return nil }
        let first = doc / DocID(BlockPacking.blockSize) * DocID(BlockPacking.blockSize)
        let (sum, escapes) = DenseKernels.sum(groups, first..<doc)
        guard escapes > 0 else { return (sum, Int(count)) }
        var before = sum
        var (index, end) = exceptions(from: first)
        while index < end, place(ofException: index) < place(doc) {
            before += max(0, frequency(ofException: index) - Int(Self.escape))
            index += 1
        }
        return (before, Int(count))
    }

    private func exception(_ doc: DocID) throws(SearchEngineError) -> UInt32 {
        let (index, end) = exceptions(from: doc)
        guard index < end, place(ofException: index) == place(doc), frequency(ofException: index) > 0 else {
            throw .damaged(file: file, reason: "a frequency is missing from a dense list")
        }
        return UInt32(frequency(ofException: index))
    }

    private func place(_ doc: DocID) -> Int { Int(doc) % Window.size }

    private func place(ofException index: Int) -> Int {
        Int(exceptions.load(index * Self.exceptionBytes, as: UInt16.self))
    }

    private func frequency(ofException index: Int) -> Int {
        Int(exceptions.load(index * Self.exceptionBytes + 2, as: UInt16.self))
    }

    /// The first exception of a document's window that is of it or a later one, and the window's end.
    private func exceptions(from doc: DocID) -> (index: Int, end: Int) {
        let window = Int(doc) / Window.size
        let start = window > 0 ? exceptionsEnd(window - 1) : 0
        let end = min(exceptionsEnd(window), exceptions.count / Self.exceptionBytes)
        guard start < end else { return (end, end) }
        return (DenseKernels.firstException(exceptions, start..<end, notBelow: place(doc)), end)
    }

    private func exceptionsEnd(_ window: Int) -> Int {
        Int(windows.load(window * Self.windowBytes + 4, as: UInt32.self))
    }

    /// No document of a window has a higher frequency or a shorter text; nil where none of it is in the list.
    func impact(ofWindow window: Int) -> Impact? {
        let frequency = windows.load(window * Self.windowBytes, as: UInt16.self)
        guard frequency > 0 else { return nil }
        return Impact(
            frequency: UInt32(frequency), length: UInt32(windows.load(window * Self.windowBytes + 2, as: UInt16.self)))
    }

    /// The documents of a block of 128 and their frequencies.
    ///
    /// - Returns: how many there are.
    func unpack(
        block: Int, docs: inout [UInt32], frequencies: inout [UInt32]
    ) throws(SearchEngineError) -> Int {
        var count = 0
        let first = block * BlockPacking.blockSize
        for doc in first..<min(first + BlockPacking.blockSize, documentCount) {
            let frequency = try frequency(of: DocID(doc))
            docs[count] = DocID(doc)
            frequencies[count] = frequency
            count += frequency > 0 ? 1 : 0
        }
        return count
    }

    /// - Parameters:
    ///   - docs, frequencies: as for ``PostingsWriter``, none above ``maxFrequency``.
    static func write(_ docs: [DocID], _ frequencies: [UInt32], _ lengths: [UInt32], into writer: inout ByteWriter) {
        var groups = [UInt8](repeating: 0, count: groupCount(lengths.count) * groupBytes)
        var exceptions = ByteWriter()
        var index = 0
        for base in stride(from: 0, to: lengths.count, by: Window.size) {
            var impact = Impact(frequency: 0, length: .max)
            while index < docs.count, Int(docs[index]) < base + Window.size {
                let (doc, frequency) = (Int(docs[index]), frequencies[index])
                impact.frequency = max(impact.frequency, frequency)
                impact.length = min(impact.length, lengths[doc])
                groups[doc >> 6 * groupBytes + doc & 31] |=
                    UInt8(min(frequency, UInt32(escape))) << UInt8(doc & 32 == 0 ? 0 : 4)
                if frequency >= escape {
                    exceptions.fixed(UInt16(doc - base))
                    exceptions.fixed(UInt16(clamping: frequency))
                }
                index += 1
            }
            writer.fixed(UInt16(clamping: impact.frequency))
            writer.fixed(UInt16(clamping: impact.length))
            writer.fixed(UInt32(truncatingIfNeeded: exceptions.count / exceptionBytes))
        }
        writer.append(groups)
        writer.append(exceptions.bytes)
    }
}
