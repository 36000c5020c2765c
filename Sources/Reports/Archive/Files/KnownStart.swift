/// The first part of a file that holds what all of it held when it was read before: what is new stands behind it.
struct KnownStart: Equatable {
    /// Bytes: to a newline, or to where an entry of a tar begins.
    var length: Int64
    /// How many newlines are in it.
    var lines: Int
}

/// What a file holds now, compared with what it held when it was read before.
struct ComparedContent {
    /// See ``SourceFile/contentHash()``.
    private(set) var hash: UInt64 = 0
    /// Nil where no part of the file that could be passed over is as it was.
    private(set) var known: KnownStart?

    /// A tar ends in zeros up to a multiple of what it is written by: so many at most are looked behind.
    private static let mostPadding: Int64 = 64 << 10
    private static let newline = UInt8(ascii: "\n")

    /// Compares a file with what it was.
    ///
    /// Lines put behind JSONL leave the bytes before them as they were, and entries put behind a tar all but the zeros
    /// that it ended in. So what the file held is hashed again: by the hash of all that it held then, the part is proved
    /// to be what it was.
    ///
    /// - Complexity: reads the whole file, 256 KiB at a time, and the headers of a tar's entries.
    init(_ file: SourceFile, since stamp: FileStamp, _ options: ArchiveOptions) throws(Skipped.Reason) {
        let input = try file.opened()
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        var content = ContentHash()
        // Where the part may end, ascending.
        var ends: ArraySlice<Int64> = []
        var (position, lines, last) = (Int64(0), 0, UInt8(0))
        // Lines are whole where a newline stands before the end of the part or behind it.
        var open: KnownStart?
        while case let count = try input.read(into: &buffer, 0..<buffer.count), count > 0 {
            if position == 0 {
                ends = Self.ends(file, Array(buffer[..<min(count, EntryStream.headBytes)]), stamp, options)
            }
            if let open { known = buffer[0] == Self.newline ? open : nil }
            open = nil
            var start = 0
            while let end = ends.first, end <= position + Int64(count) {
                ends.removeFirst()
                let stop = Int(end - position)
                content.update(buffer[start..<stop])
                lines += Self.newlines(buffer, start..<stop)
                if stop > start { last = buffer[stop - 1] }
                start = stop
                guard content.valueEndingInZeros(Int(stamp.size - end)) == stamp.content else { continue }
                let part = KnownStart(length: end, lines: lines)
                if end < stamp.size || last == Self.newline {
                    known = part
                } else if stop < count {
                    known = buffer[stop] == Self.newline ? part : nil
                } else {
                    open = part
                }
            }
            if !ends.isEmpty {
                lines += Self.newlines(buffer, start..<count)
                last = buffer[count - 1]
            }
            content.update(buffer[start..<count])
            position += Int64(count)
        }
        hash = content.value
    }

    /// Where the part that is as it was may end, ascending; none in a file that is neither JSONL nor a tar, or was
    /// neither.
    /// - Parameter head: the first bytes of the file.
    private static func ends(
        _ file: SourceFile, _ head: [UInt8], _ stamp: FileStamp, _ options: ArchiveOptions
    ) -> ArraySlice<Int64> {
        guard let size = file.size, size >= stamp.size, stamp.size > 0 else { return [] }
        let former = head.prefix(Int(clamping: stamp.size))
        let name = file.place.shown
        let kind = FileKind(head: head, name: name, map: options.fields)
        let isSameKind =
            former.count == head.count || FileKind(head: Array(former), name: name, map: options.fields) == kind
        guard isSameKind else { return [] }
        switch kind {
        case .jsonLines: return size > stamp.size && !TextDecoding.looksLikeUTF16(head) ? [stamp.size] : []
        case .archive where FileKind.isTar(head):
            let starts = try? entryStarts(of: file, from: stamp.size - mostPadding, to: stamp.size, options)
            return (starts ?? [])[...]
        default: return []
        }
    }

    private static func entryStarts(
        of file: SourceFile, from first: Int64, to last: Int64, _ options: ArchiveOptions
    ) throws(Skipped.Reason) -> [Int64] {
        let archive = try PackedArchive(
            file.opened(), budget: ExpansionBudget(size: file.size, limits: options.limits))
        var starts: [Int64] = []
        while true {
            do throws(Skipped.Reason) {
                guard try archive.next(), archive.entryStart <= last else { return starts }
                if archive.entryStart >= first { starts.append(archive.entryStart) }
            } catch {
                guard archive.end != nil else { throw error }
            }
        }
    }

    private static func newlines(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var (count, rest) = (0, range)
        while let found = ByteSearch.firstIndex(of: newline, in: bytes, rest) {
            count += 1
            rest = found + 1..<range.upperBound
        }
        return count
    }
}

extension ContentHash {
    /// Of the same bytes with so many zeros behind them.
    fileprivate func valueEndingInZeros(_ count: Int) -> UInt64 {
        guard count > 0 else { return value }
        var longer = self
        longer.update([UInt8](repeating: 0, count: count)[...])
        return longer.value
    }
}
