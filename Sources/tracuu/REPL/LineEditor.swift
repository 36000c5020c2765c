private import CLineEdit

/// Reads lines from the person at the terminal, with history.
@safe struct LineEditor: ~Copyable {
    enum Input: Equatable {
        case line(String)
        /// Ctrl-C.
        case dropped
        /// Ctrl-D.
        case end
    }

    private let editor: OpaquePointer

    /// Nil where there is no line editor on this machine.
    /// - Parameter history: the path of the history file.
    init?(history: String?) {
        guard let editor = unsafe clineedit_open(history, 10_000) else { return nil }
        unsafe self.editor = editor
    }

    deinit { unsafe clineedit_close(editor) }

    borrowing func read(prompt: String) -> Input {
        var line: UnsafePointer<CChar>?
        var length: Int64 = 0
        let code = unsafe clineedit_read(editor, prompt, &line, &length)
        switch Int(code) {
        case CLINEEDIT_LINE:
            guard let bytes = unsafe line else { return .end }
            let buffer = unsafe UnsafeBufferPointer(start: bytes, count: Int(length))
            return .line(unsafe String(decoding: buffer.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        case CLINEEDIT_INTERRUPTED: return .dropped
        default: return .end
        }
    }

    borrowing func remember(_ line: String) {
        _ = unsafe clineedit_remember(editor, line)
    }
}
