private import Glibc

/// A file open for reading: a regular one, or standard input, whatever that is.
final class InputFile {
    let descriptor: Int32
    /// Whether it can be read again from the start.
    let isSeekable: Bool
    /// How many bytes have been read.
    private(set) var position: Int64 = 0

    /// Opening neither waits for the other end of a pipe nor, unless told to, follows a link.
    init(_ path: SystemPath, followLinks: Bool) throws(Skipped.Reason) {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followLinks ? 0 : O_NOFOLLOW)
        isSeekable = true
        descriptor = unsafe open(path.bytes, flags)
        guard descriptor >= 0 else { throw SystemPath.reason(errno) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw SystemPath.reason(errno) }
        switch SystemPath.kind(status.st_mode) {
        case .file: break
        case .folder: throw .unreadable("a folder")
        case .other(let kind): throw .linkOrDevice(kind)
        }
    }

    private init(standardInput descriptor: Int32) {
        self.descriptor = descriptor
        isSeekable = Self.standardInputSize != nil
    }

    /// Standard input; the descriptor is one of its own.
    static func standardInput() throws(Skipped.Reason) -> InputFile {
        let copy = fcntl(0, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw SystemPath.reason(errno) }
        return InputFile(standardInput: copy)
    }

    /// The size in bytes of standard input where it is a file that nobody has read from yet.
    static var standardInputSize: Int64? {
        var status = stat()
        guard unsafe fstat(0, &status) == 0, SystemPath.kind(status.st_mode) == .file, lseek(0, 0, SEEK_CUR) == 0
        else { return nil }
        return Int64(status.st_size)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Reads on, into `range` of `buffer`: the bytes read, 0 at the end.
    func read(into buffer: inout [UInt8], _ range: Range<Int>) throws(Skipped.Reason) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(descriptor, bytes.baseAddress?.advanced(by: range.lowerBound), range.count)
            }
            if count >= 0 {
                position += Int64(count)
                return count
            }
            guard errno == EINTR else { throw SystemPath.reason(errno) }
        }
    }

    /// Goes back to the start.
    func rewind() throws(Skipped.Reason) { try seek(to: 0) }

    /// Goes to a place; all before it counts as read.
    func seek(to place: Int64) throws(Skipped.Reason) {
        guard lseek(descriptor, off_t(place), SEEK_SET) == place else { throw SystemPath.reason(errno) }
        position = place
    }
}
