private import Glibc

/// What tells whether a file is still what it was when it was read.
struct FileStamp: Hashable, Sendable {
    /// In bytes.
    var size: Int64
    /// When its content, and when anything of it, was changed: nanoseconds since 1970.
    var modified: Int64
    var changed: Int64
    /// See ``SourceFile/contentHash()``.
    var content: UInt64
    /// Whether a change after the stamp was taken must have given the file other times.
    var isSettled: Bool

    /// File systems count time in ticks, some of two seconds: who changes a file within a tick of its being read does not
    /// change its time.
    private static let tick: Int64 = 2_000_000_000

    init(size: Int64, modified: Int64, changed: Int64, content: UInt64, isSettled: Bool) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.content = content
        self.isSettled = isSettled
    }

    /// That of a file as it was listed; nil where nothing tells its state, as of a pipe.
    /// - Parameter now: nanoseconds since 1970.
    init?(_ file: SourceFile, content: UInt64, now: Int64) {
        guard let size = file.size, !file.isStandardInput else { return nil }
        let (age, isBeyond) = now.subtractingReportingOverflow(max(file.modified, file.changed))
        self.init(
            size: size, modified: file.modified, changed: file.changed, content: content,
            isSettled: !isBeyond && age > Self.tick)
    }

    /// Whether a file as it is listed has the same size and times, and these say that it is the same.
    func isCertainlyThat(of file: SourceFile) -> Bool {
        isSettled && file.size == size && file.modified == modified && file.changed == changed
    }

    /// The whole seconds passed since 1970, in nanoseconds.
    static var now: Int64 { Int64(time(nil)).multipliedReportingOverflow(by: 1_000_000_000).partialValue }
}
