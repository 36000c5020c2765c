/// The groups of near-duplicates of an index, as of one commit.
///
/// ```
/// duplicates := magic[8] segments:u32 members:u32 groups:u32
///               segmentEnd:u32*  doc:u32*  group:u32*          members by segment, then by document
///               groupEnd:u32*  member:u32*                     members by group, representatives first
///               crc32c:u32
/// ```
/// Ends count from the first member. Found by looking for a document among those of its segment.
package struct DuplicateGroups: Sendable {
    /// A document: its segment, by place in the reader, and its number there.
    package struct Member: Hashable, Sendable {
        private var place: UInt32
        package var doc: DocID

        package init(segment: Int, doc: DocID) {
            place = UInt32(segment)
            self.doc = doc
        }

        package var segment: Int {
            get { Int(place) }
            set { place = UInt32(newValue) }
        }
    }

    private static let magic = Array("TRACUUDU".utf8)
    private static let headerSize = 20

    private let file: String
    private let bytes: ByteView
    private let segmentCount: Int
    private let memberCount: Int
    /// How many groups there are.
    package let count: Int

    /// - Throws: ``SearchEngineError/damaged(file:reason:)``. What lies behind the header is checked where it is read,
    ///   and by ``verify()``.
    init(_ view: ByteView, segmentCount: Int, file: String) throws(SearchEngineError) {
        var reader = ByteReader(view, file: file)
        guard try reader.bytes(min(8, view.count)).array == Self.magic else {
            throw reader.damaged("these are no groups of duplicates")
        }
        let segments = Int(try reader.fixed(UInt32.self))
        memberCount = Int(try reader.fixed(UInt32.self))
        count = Int(try reader.fixed(UInt32.self))
        guard segments == segmentCount, count <= memberCount,
            view.count == Self.headerSize + 4 * (segments + 3 * memberCount + count) + 4
        else { throw reader.damaged("the groups of duplicates have another length than they say") }
        self.segmentCount = segments
        self.file = file
        bytes = view
    }

    /// Those of a manifest; nil where it has none.
    ///
    /// - Parameter open: the bytes of a file by its name.
    static func open(
        _ manifest: Manifest, open: (String) throws(SearchEngineError) -> ByteView
    ) throws(SearchEngineError) -> DuplicateGroups? {
        guard manifest.duplicatesRevision > 0 else { return nil }
        let name = IndexFileName.duplicates(revision: manifest.duplicatesRevision)
        return try DuplicateGroups(try open(name), segmentCount: manifest.segments.count, file: name)
    }

    /// Compares every byte with the checksum.
    package func verify() throws(SearchEngineError) {
        guard let body = bytes.slice(0..<bytes.count - 4),
            Checksum(of: body).value == bytes.load(bytes.count - 4, as: UInt32.self)
        else { throw damaged("the groups of duplicates do not agree with their checksum") }
    }

    private func damaged(_ reason: String) -> SearchEngineError { .damaged(file: file, reason: reason) }

    // MARK: Looking up

    /// The group of a document; nil where it has no duplicates.
    ///
    /// - Complexity: logarithmic in the members of its segment.
    package func group(segment: Int, doc: DocID) throws(SearchEngineError) -> Int? {
        guard segment < segmentCount else { return nil }
        var low = try end(segment - 1, in: segmentEnds, atMost: memberCount)
        let limit = try end(segment, in: segmentEnds, atMost: memberCount)
        var high = limit
        while low < high {
            let middle = (low + high) / 2
            if number(docs, middle) < doc { low = middle + 1 } else { high = middle }
        }
        guard low < limit, number(docs, low) == doc else { return nil }
        let group = Int(number(groups, low))
        guard group < count else { throw damaged("a member of no group") }
        return group
    }

    /// The documents of a group, its representative first; two or more.
    package func members(_ group: Int) throws(SearchEngineError) -> [Member] {
        let start = try end(group - 1, in: groupEnds, atMost: memberCount)
        let end = try end(group, in: groupEnds, atMost: memberCount)
        guard end - start > 1 else { throw damaged("a group without duplicates") }
        var members: [Member] = []
        members.reserveCapacity(end - start)
        for index in start..<end {
            let member = Int(number(order, index))
            guard member < memberCount else { throw damaged("a group of documents that are none") }
            members.append(Member(segment: try segment(ofMember: member), doc: number(docs, member)))
        }
        return members
    }

    /// How many documents a group has.
    package func size(_ group: Int) throws(SearchEngineError) -> Int {
        try end(group, in: groupEnds, atMost: memberCount) - end(group - 1, in: groupEnds, atMost: memberCount)
    }

    private func segment(ofMember member: Int) throws(SearchEngineError) -> Int {
        for segment in 0..<segmentCount where member < Int(number(segmentEnds, segment)) { return segment }
        throw damaged("a member of no segment")
    }

    // MARK: The parts

    private var segmentEnds: Int { Self.headerSize }
    private var docs: Int { segmentEnds + 4 * segmentCount }
    private var groups: Int { docs + 4 * memberCount }
    private var groupEnds: Int { groups + 4 * memberCount }
    private var order: Int { groupEnds + 4 * count }

    private func number(_ part: Int, _ index: Int) -> UInt32 { bytes.load(part + 4 * index, as: UInt32.self) }

    /// The end of a run, 0 before the first; the one before it is no greater.
    private func end(_ index: Int, in part: Int, atMost limit: Int) throws(SearchEngineError) -> Int {
        guard index >= 0 else { return 0 }
        let end = Int(number(part, index))
        let start = index > 0 ? Int(number(part, index - 1)) : 0
        guard start <= end, end <= limit else { throw damaged("runs that overlap") }
        return end
    }

    // MARK: Writing

    /// - Complexity: sorts the members.
    static func encode(_ found: FoundDuplicates, segmentCount: Int) -> [UInt8] {
        var members: [(member: Member, place: UInt32, group: UInt32)] = []
        members.reserveCapacity(found.members.count)
        for group in 0..<found.count {
            for member in found[group] { members.append((member, UInt32(members.count), UInt32(group))) }
        }
        members.sort { ($0.member.segment, $0.member.doc) < ($1.member.segment, $1.member.doc) }
        var writer = ByteWriter()
        writer.reserve(headerSize + 4 * (segmentCount + 3 * members.count + found.count) + 4)
        writer.append(magic)
        writer.fixed(UInt32(segmentCount))
        writer.fixed(UInt32(members.count))
        writer.fixed(UInt32(found.count))
        var end = 0
        for segment in 0..<segmentCount {
            while end < members.count, members[end].member.segment == segment { end += 1 }
            writer.fixed(UInt32(end))
        }
        for member in members { writer.fixed(member.member.doc) }
        for member in members { writer.fixed(member.group) }
        for end in found.ends { writer.fixed(end) }
        var places = [UInt32](repeating: 0, count: members.count)
        for (place, member) in members.enumerated() { places[Int(member.place)] = UInt32(place) }
        for place in places { writer.fixed(place) }
        writer.fixed(Checksum(of: writer.bytes).value)
        return writer.bytes
    }

    /// Finds the groups of the segments of a manifest, writes them beside and names them in it. Where there are none, no
    /// file is written.
    ///
    /// - Parameters:
    ///   - earlier: that of the last commit, from whose groups it goes on if they are sound; nil where there is none.
    ///   - memory: bytes that may be taken beside a few for each document.
    ///   - open: of the same directory.
    static func write(
        for manifest: inout Manifest, after earlier: Manifest?, schema: Schema, memory: Int, _ open: OpenSegments,
        directory: any Directory
    ) throws(SearchEngineError) {
        let segments = try open.segments(of: manifest)
        let finder = DuplicateFinder(segments, schema: schema, memory: memory)
        let found: FoundDuplicates
        if let earlier, let continued = try? groups(by: finder, after: earlier, open, directory) ?? nil {
            found = continued
        } else {
            found = try finder.groups()
        }
        manifest.duplicatesRevision = found.isEmpty ? 0 : manifest.revision
        guard !found.isEmpty else { return }
        let sink = try directory.create(IndexFileName.duplicates(revision: manifest.revision))
        try sink.append(encode(found, segmentCount: segments.count))
        try sink.finish()
    }

    private static func groups(
        by finder: DuplicateFinder, after earlier: Manifest, _ open: OpenSegments, _ directory: any Directory
    ) throws(SearchEngineError) -> FoundDuplicates? {
        let groups = try self.open(earlier, open: directory.open)
        try groups?.verify()
        return try finder.groups(after: open.segments(of: earlier), groups)
    }
}
