/// The sections of a segment file, found by the contents at its end.
package struct SectionReader: Sendable {
    package let file: String
    /// Bytes that are looked through before the pages are let go.
    private static let stretch = 8 << 20

    private let view: ByteView
    package let sections: [SegmentFormat.Section]
    /// One of ``SegmentFormat/readVersions``.
    package let format: UInt32

    /// Checks magic, version and the checksum of the contents; the sections' own checksums are for
    /// ``verify()``, so that opening costs the same whatever the size.
    package init(_ view: ByteView, file: String) throws(SearchEngineError) {
        self.view = view
        self.file = file
        let magicSize = SegmentFormat.magic.count
        let least = magicSize + SegmentFormat.footerSize
        guard view.count >= least else { throw .damaged(file: file, reason: "cut short") }
        let footer = view.count - SegmentFormat.footerSize
        guard view.array(0..<magicSize) == SegmentFormat.magic,
            view.array(view.count - magicSize..<view.count) == SegmentFormat.magic
        else { throw .damaged(file: file, reason: "this is not a whole segment") }
        let start = view.load(footer, as: UInt64.self)
        let checksum = footer + 12
        guard start >= UInt64(magicSize), start <= UInt64(footer), let contents = view.slice(Int(start)..<footer),
            let covered = view.slice(Int(start)..<checksum),
            Checksum(of: covered).value == view.load(checksum, as: UInt32.self)
        else { throw .damaged(file: file, reason: "the table of contents does not agree with its checksum") }
        format = view.load(footer + 8, as: UInt32.self)
        guard SegmentFormat.readVersions.contains(format) else {
            throw .otherVersion(
                what: "segment format", found: String(format), expected: String(SegmentFormat.version))
        }
        sections = try Self.entries(contents, end: Int(start), file: file)
    }

    /// The segment that a file begins with, where bytes have come behind its end; all of the file where there is none.
    ///
    /// - Complexity: linear in the bytes: what footers call contents is looked at as long as it comes to no more than
    ///   sixteen times all bytes. So some thirty segments may stand behind the one, and who forges many footers is not helped.
    package static func withoutBytesBehind(_ view: ByteView) -> ByteView {
        let (magic, least) = (SegmentFormat.magic, SegmentFormat.magic.count + SegmentFormat.footerSize)
        var (end, allowed) = (view.count, 16 * UInt64(view.count))
        while end >= least {
            if view[end - 1] == magic[magic.count - 1], view.array(end - magic.count..<end) == magic,
                let whole = view.slice(0..<end)
            {
                let footer = end - SegmentFormat.footerSize
                let contents = UInt64(footer).subtractingReportingOverflow(view.load(footer, as: UInt64.self))
                if !contents.overflow {
                    guard contents.partialValue <= allowed else { return view }
                    allowed -= contents.partialValue
                    if (try? SectionReader(whole, file: "")) != nil { return whole }
                }
            }
            end -= 1
        }
        return view
    }

    private static func entries(
        _ contents: ByteView, end: Int, file: String
    ) throws(SearchEngineError) -> [SegmentFormat.Section] {
        var reader = ByteReader(contents, file: file)
        let count = Int(try reader.fixed(UInt32.self))
        guard contents.count == 4 + count * SegmentFormat.contentsEntrySize else {
            throw reader.damaged("the table of contents has another length than it says")
        }
        var sections: [SegmentFormat.Section] = []
        var next = SegmentFormat.magic.count
        for _ in 0..<count {
            let tag = SegmentFormat.Tag(code: try reader.fixed(UInt32.self))
            let offset = try reader.fixed(UInt64.self)
            let length = try reader.fixed(UInt64.self)
            let checksum = try reader.fixed(UInt32.self)
            guard offset == UInt64(next), length <= UInt64(end - next) else {
                throw reader.damaged("section \(tag.group) lies outside the file")
            }
            sections.append(.init(tag: tag, offset: next, length: Int(length), checksum: checksum))
            next += Int(length)
            next += (0 &- next) & (SegmentFormat.alignment - 1)
            guard next <= end else { throw reader.damaged("a section that is not padded") }
        }
        guard next == end else { throw reader.damaged("bytes between the sections") }
        return sections
    }

    /// The bytes of a section; a missing one is damage.
    package func section(_ tag: SegmentFormat.Tag) throws(SearchEngineError) -> ByteView {
        guard let section = sections.first(where: { $0.tag == tag }),
            let bytes = view.slice(section.offset..<section.offset + section.length)
        else { throw .damaged(file: file, reason: "section \(tag.group) is missing") }
        return bytes
    }

    /// The sections that do not agree with their checksums, padding included.
    ///
    /// - Complexity: linear in the bytes.
    package var damagedSections: [SegmentFormat.Section] {
        var seen = 0
        defer { releasePages() }
        return sections.filter { section in
            let end = section.offset + section.length
            let padded = end + ((0 &- end) & (SegmentFormat.alignment - 1))
            var checksum = Checksum()
            for start in stride(from: section.offset, to: padded, by: Self.stretch) {
                guard let bytes = view.slice(start..<min(padded, start + Self.stretch)) else { return true }
                checksum.update(bytes)
                seen += bytes.count
                guard seen >= Self.stretch else { continue }
                releasePages()
                seen = 0
            }
            return checksum.value != section.checksum
        }
    }

    /// See ``ByteView/releasePages()``.
    func releasePages() { view.releasePages() }

    /// Compares every section with its checksum.
    package func verify() throws(SearchEngineError) {
        guard let section = damagedSections.first else { return }
        throw .damaged(file: file, reason: "section \(section.tag.group) does not agree with its checksum")
    }
}
