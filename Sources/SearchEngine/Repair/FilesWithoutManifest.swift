/// What is in the folder of an index whose manifest cannot be read: every segment file that is there counts, and the
/// last attachment that is sound.
struct FilesWithoutManifest {
    private(set) var findings: [IndexFinding] = []
    /// In the order they were made.
    private(set) var segments: [(number: UInt64, bytes: ByteView)] = []
    /// How many files that were segments, of which nothing else is known, cannot be read.
    private(set) var unreadable = 0
    private(set) var attachment: Attachment?
    /// Whether none behind it had to be passed over.
    private(set) var isAttachmentLast = false
    let names: [String]

    /// - Throws: ``SearchEngineError/otherVersion(what:found:expected:)`` of a segment.
    /// - Complexity: linear in the bytes.
    init(_ directory: any Directory, schema: Schema) throws(SearchEngineError) {
        names = try directory.fileNames()
        // What takes the place of all this is not complete.
        let end = names.compactMap(IndexFileName.replacementNumber).min() ?? .max
        let numbers = names.filter { IndexFileName.revision($0) == nil }.compactMap(IndexFileName.segmentNumber)
        for number in numbers.filter({ $0 < end }).sorted() {
            let name = IndexFileName.segment(number)
            if let bytes = try bytes(name, directory) {
                findings += try ChecksumCheck.sections(of: bytes, file: name, schema)
                segments.append((number, bytes))
            } else {
                unreadable += 1
            }
        }
        try findAttachment(directory)
    }

    /// The bytes of a file; nil, and a finding, where they cannot be read.
    private mutating func bytes(
        _ name: String, _ directory: any Directory
    ) throws(SearchEngineError) -> ByteView? {
        do {
            return try directory.open(name)
        } catch  where error.isOfMissingFile {
            findings.append(IndexFinding(.missing, file: name, "it is a link that leads nowhere"))
        } catch {
            guard let finding = IndexFinding(error) else { throw error }
            findings.append(finding)
        }
        return nil
    }

    /// Looks for the last attachment that is sound, and names those behind it.
    private mutating func findAttachment(_ directory: any Directory) throws(SearchEngineError) {
        isAttachmentLast = true
        for revision in names.compactMap(IndexFileName.attachmentRevision).sorted(by: >) {
            let name = IndexFileName.attachment(revision: revision)
            attachment = Attachment.sound(revision, open: directory.open)
            guard attachment == nil else { return }
            isAttachmentLast = false
            guard let bytes = try bytes(name, directory) else { continue }
            do throws(SearchEngineError) {
                try Attachment(bytes, file: name).verify()
            } catch {
                guard let finding = IndexFinding(error) else { throw error }
                findings.append(finding)
            }
        }
    }
}
