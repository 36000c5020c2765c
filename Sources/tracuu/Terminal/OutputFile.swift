private import Glibc

/// A standard stream, written in large pieces.
///
/// A reader that has gone (`| head`) is no error: what is written then goes nowhere, and ``isClosed`` tells so.
/// Any other failure is kept until the end, when the exit status tells it.
package final class OutputFile {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private let capacity: Int
    private let isTerminal: Bool
    /// Whether what is written is data, and not made for a terminal: one then gets it without its control and direction
    /// characters.
    package var isData = false
    /// Nobody reads any more.
    package private(set) var isClosed = false
    /// The error number of a write that failed.
    package private(set) var failure: Int32?

    /// - Parameter capacity: bytes held back before they are written; 0 writes at once.
    package init(descriptor: Int32, capacity: Int = 1 << 16) {
        self.descriptor = descriptor
        self.capacity = capacity
        isTerminal = Environment.isTerminal(descriptor)
    }

    /// A new file, or an old one made empty; open as long as the program runs.
    package static func create(_ path: String, _ language: Language) throws(CommandFailure) -> OutputFile {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw CommandFailure(.failed, Wording.refusal(of: path, errno, language))
        }
        return OutputFile(descriptor: descriptor)
    }

    package func write(_ text: String) { write(Array(text.utf8)) }

    package func write(_ bytes: [UInt8]) {
        guard !isClosed, failure == nil else { return }
        if isData, isTerminal {
            buffer.append(contentsOf: DisplayText.harmless(String(decoding: bytes, as: UTF8.self)).utf8)
        } else {
            buffer.append(contentsOf: bytes)
        }
        if buffer.count >= capacity { flush() }
    }

    package func flush() {
        var written = 0
        while written < buffer.count, !isClosed, failure == nil {
            let count = unsafe buffer.withUnsafeBytes { bytes in
                unsafe Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                isClosed = true
            } else if errno != EINTR && errno != EAGAIN {
                failure = errno
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes what is held back and gives the file up.
    package func close() {
        flush()
        if Glibc.close(descriptor) != 0, failure == nil { failure = errno }
    }
}
