/// What an index consists of as of one commit: the one file that is replaced, by an atomic rename.
///
/// ```
/// manifest := magic[8] format:u32 revision:u64 nextSegment:u64 content segments duplicates attachment seals crc32c:u32
/// content  := count (key:string value:string)*          versions of analyzer, extractor, ICU …
/// segments := count (number:varint documents:varint live:varint liveTokens:varint liveRevision:varint)*
/// duplicates := varint                                   the revision whose groups of near-duplicates hold; 0: there are none
/// attachment := varint                                   the revision whose attachment holds; 0: there is none
/// seals    := count seal:u32*                            of the files in the order of their names; 0: of none, as in format 5
/// ```
/// Integers of fixed width are little-endian; counts and numbers are LEB128; a string is its length and its bytes.
/// Revision 0 is of no commit: see ``begin(in:)``.
package struct Manifest: Equatable, Sendable {
    /// Format 1: the first. 2: pairs of neighbouring words; frequencies of short lists beside their gaps.
    /// 3: dictionaries, short lists and positions in fewer bytes; lists that have many documents in four bits or one for
    /// each of the segment. 4: sketches of texts, and groups of near-duplicates.
    /// 5: attachments. 6: seals.
    package static let formatVersion: UInt32 = 6
    /// What is read: the next commit makes it ``formatVersion``.
    package static let readVersions: ClosedRange<UInt32> = 5...formatVersion
    private static let magic = Array("TRACUUMF".utf8)
    /// Revisions and segment numbers stay below: far more than can be used up, and counting on cannot overflow.
    package static let numberLimit: UInt64 = 1 << 62

    package struct Segment: Hashable, Sendable {
        package var number: UInt64
        /// Documents in the file, and those of them not deleted.
        package var documentCount: Int
        package var liveCount: Int
        /// Positions of the live documents' text.
        package var liveTokens: UInt64
        /// The revision whose live-documents file holds; 0 where nothing is deleted.
        package var liveRevision: UInt64

        package init(
            number: UInt64, documentCount: Int, liveCount: Int, liveTokens: UInt64, liveRevision: UInt64
        ) {
            self.number = number
            self.documentCount = documentCount
            self.liveCount = liveCount
            self.liveTokens = liveTokens
            self.liveRevision = liveRevision
        }
    }

    package var revision: UInt64 = 0
    package var nextSegment: UInt64 = 1
    /// Versions the content depends on; an index is searched only under the versions it was made with.
    package var contentVersions: [String: String] = [:]
    package var segments: [Segment] = []
    /// The revision whose file of near-duplicates holds; 0 where there are none.
    package var duplicatesRevision: UInt64 = 0
    /// The revision whose ``Attachment`` holds; 0 where there is none.
    package var attachmentRevision: UInt64 = 0
    /// Of each file by its name, see ``FileSeal``; a file that is not among them is taken for what it says it is.
    package var seals: [String: UInt32] = [:]

    package init() {}

    /// Whether only the counters differ.
    package func hasSameContent(as other: Manifest) -> Bool {
        contentVersions == other.contentVersions && segments == other.segments
    }

    /// The names of the files that belong to the index, but for the manifest's own.
    package var fileNames: Set<String> {
        var names: Set<String> = []
        for segment in segments {
            names.insert(IndexFileName.segment(segment.number))
            if segment.liveRevision > 0 {
                names.insert(IndexFileName.liveDocuments(segment.number, revision: segment.liveRevision))
            }
        }
        if duplicatesRevision > 0 { names.insert(IndexFileName.duplicates(revision: duplicatesRevision)) }
        if attachmentRevision > 0 { names.insert(IndexFileName.attachment(revision: attachmentRevision)) }
        return names
    }

    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(Self.magic)
        writer.fixed(Self.formatVersion)
        writer.fixed(revision)
        writer.fixed(nextSegment)
        writer.varint(contentVersions.count)
        for (key, value) in contentVersions.sorted(by: { $0.key < $1.key }) {
            writer.string(key.utf8)
            writer.string(value.utf8)
        }
        writer.varint(segments.count)
        for segment in segments {
            writer.varint(segment.number)
            writer.varint(segment.documentCount)
            writer.varint(segment.liveCount)
            writer.varint(segment.liveTokens)
            writer.varint(segment.liveRevision)
        }
        writer.varint(duplicatesRevision)
        writer.varint(attachmentRevision)
        let sealed = fileNames.sorted().compactMap { seals[$0] }
        let isSealed = sealed.count == fileNames.count
        writer.varint(isSealed ? sealed.count : 0)
        if isSealed { for seal in sealed { writer.fixed(seal) } }
        writer.fixed(Checksum(of: writer.bytes).value)
        return writer.bytes
    }

    package init(decoding view: ByteView) throws(SearchEngineError) {
        var reader = ByteReader(view, file: IndexFileName.manifest)
        guard try reader.bytes(min(8, view.count)).array == Self.magic else {
            throw reader.damaged("this is not a manifest")
        }
        let format = try reader.fixed(UInt32.self)
        guard view.count >= 4, let body = view.slice(0..<view.count - 4),
            Checksum(of: body).value == view.load(view.count - 4, as: UInt32.self)
        else { throw reader.damaged("the checksum does not agree") }
        guard Self.readVersions.contains(format) else {
            throw .otherVersion(what: "format", found: String(format), expected: String(Self.formatVersion))
        }
        revision = try reader.fixed(UInt64.self)
        nextSegment = try reader.fixed(UInt64.self)
        guard revision < Self.numberLimit, nextSegment < Self.numberLimit else {
            throw reader.damaged("numbers that cannot have been counted up to")
        }
        for _ in 0..<(try reader.count(atMost: view.count)) {
            let key = String(decoding: try reader.string(), as: UTF8.self)
            contentVersions[key] = String(decoding: try reader.string(), as: UTF8.self)
        }
        for _ in 0..<(try reader.count(atMost: view.count)) { segments.append(try segment(from: &reader)) }
        guard Set(segments.map(\.number)).count == segments.count else {
            throw reader.damaged("it names a segment twice")
        }
        duplicatesRevision = try reader.varint()
        guard duplicatesRevision <= revision else { throw reader.damaged("duplicates of a later commit") }
        attachmentRevision = try reader.varint()
        guard attachmentRevision <= revision else { throw reader.damaged("an attachment of a later commit") }
        if format > 5 { try readSeals(from: &reader) }
        guard reader.offset == view.count - 4 else { throw reader.damaged("bytes behind the last") }
    }

    private mutating func readSeals(from reader: inout ByteReader) throws(SearchEngineError) {
        let names = fileNames.sorted()
        let count = try reader.count(atMost: names.count)
        guard count == 0 || count == names.count else { throw reader.damaged("seals of some files and not of others") }
        for name in names.prefix(count) { seals[name] = try reader.fixed(UInt32.self) }
    }

    /// Writes down what tells each file from others.
    ///
    /// - Parameter before: the manifest that some of the files are known from.
    mutating func seal(after before: Manifest?, in directory: any Directory) throws(SearchEngineError) {
        seals = [:]
        for name in fileNames {
            if let known = before?.seals[name] {
                seals[name] = known
            } else {
                seals[name] = FileSeal.value(of: try directory.open(name), named: name)
            }
        }
    }

    /// The limits keep sums over all segments from overflowing.
    private func segment(from reader: inout ByteReader) throws(SearchEngineError) -> Segment {
        let segment = Segment(
            number: try reader.varint(), documentCount: try reader.count(atMost: SegmentFormat.maxDocuments),
            liveCount: try reader.count(atMost: SegmentFormat.maxDocuments), liveTokens: try reader.varint(),
            liveRevision: try reader.varint())
        guard segment.number < nextSegment, segment.liveRevision <= revision else {
            throw reader.damaged("a segment of a later commit")
        }
        guard segment.liveCount <= segment.documentCount else { throw reader.damaged("more live than there are") }
        guard segment.liveTokens <= 2 * SegmentFormat.maxTokens else {
            throw reader.damaged("more tokens than a segment can have")
        }
        return segment
    }

    /// That of the last commit.
    ///
    /// - Throws: ``SearchEngineError/noIndex(path:)`` where there has been none; ``missing`` where it is not there any more.
    package static func read(from directory: any Directory) throws(SearchEngineError) -> Manifest {
        guard let manifest = try found(in: directory), manifest.revision > 0 else {
            throw .noIndex(path: directory.path)
        }
        return manifest
    }

    /// That of a directory, be it of no commit yet (``begin(in:)``); nil where there is no index.
    ///
    /// - Throws: ``missing``, among others.
    static func found(in directory: any Directory) throws(SearchEngineError) -> Manifest? {
        if let view = try view(in: directory) { return try Manifest(decoding: view) }
        guard try directory.fileNames().contains(where: IndexFileName.isNamedByManifest) else { return nil }
        // Another file may be there because a writer has begun just now.
        guard let view = try view(in: directory) else { throw missing }
        return try Manifest(decoding: view)
    }

    /// What is wrong with an index that has files and no manifest. It was lost: a manifest is the first file of an index.
    static let missing = SearchEngineError.damaged(
        file: IndexFileName.manifest, reason: "it is missing, and other files of the index are there")

    private static func view(in directory: any Directory) throws(SearchEngineError) -> ByteView? {
        do { return try directory.open(IndexFileName.manifest) } catch  where error.isOfMissingFile { return nil }
    }

    /// Writes a manifest of no commit, durably, to a directory that has no file of an index. What is written before the
    /// first commit is known by it to be of no use, should that never come.
    static func begin(in directory: any Directory) throws(SearchEngineError) { try Manifest().commit(to: directory) }

    /// Makes this the manifest, durably: written beside, synced, renamed, the folder synced.
    package func commit(to directory: any Directory) throws(SearchEngineError) {
        let sink = try directory.create(IndexFileName.newManifest)
        do {
            try sink.append(encoded())
            try sink.finish()
        } catch {
            sink.abandon()
            throw error
        }
        try directory.rename(IndexFileName.newManifest, to: IndexFileName.manifest)
        try directory.sync()
    }
}
