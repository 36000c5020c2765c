private import CLineEdit

/// Reads lines from the person at the terminal, with history and completion.
@safe struct LineEditor: ~Copyable {
    enum Input: Equatable {
        case line(String)
        /// Ctrl-C.
        case dropped
        /// Ctrl-D.
        case end
    }

    /// What is done about a line when the key for completion is pressed.
    struct Completed {
        /// Stands in place of what stood before the cursor.
        var before: String
        /// Lines shown under the line that is edited.
        var shown = ""
    }

    private final class Completer {
        let complete: (String) -> Completed?

        init(_ complete: @escaping (String) -> Completed?) { self.complete = complete }
    }

    private let editor: OpaquePointer
    private let completer: Completer

    /// Nil where there is no line editor on this machine.
    /// - Parameters:
    ///   - history: the path of the history file.
    ///   - complete: given the line up to the cursor; nil where nothing completes it.
    init?(history: String?, complete: @escaping (String) -> Completed?) {
        guard let editor = unsafe clineedit_open(history, 10_000) else { return nil }
        unsafe self.editor = editor
        completer = Completer(complete)
        // The completer lives as long as the editor that calls it.
        let context = unsafe Unmanaged.passUnretained(completer).toOpaque()
        unsafe clineedit_set_completer(
            editor,
            { context, editor, before, length in
                guard let context = unsafe context else { return }
                let completer = unsafe Unmanaged<Completer>.fromOpaque(context).takeUnretainedValue()
                guard let completed = completer.complete(unsafe LineEditor.text(before, length)) else { return }
                unsafe clineedit_replace(editor, completed.before)
                if !completed.shown.isEmpty { unsafe clineedit_show(editor, completed.shown) }
            }, context)
    }

    deinit { unsafe clineedit_close(editor) }

    /// Of the library; nil where it is not installed.
    static var version: String? {
        guard let version = unsafe clineedit_version() else { return nil }
        return unsafe String(cString: version)
    }

    /// Whether an interrupt came since the last line was begun.
    static var wasInterrupted: Bool { clineedit_interrupted() != 0 }

    borrowing func read(prompt: String) -> Input {
        var line: UnsafePointer<CChar>?
        var length: Int64 = 0
        let code = unsafe clineedit_read(editor, prompt, &line, &length)
        switch Int(code) {
        case CLINEEDIT_LINE:
            guard let bytes = unsafe line else { return .end }
            return .line(unsafe Self.text(bytes, length))
        case CLINEEDIT_INTERRUPTED: return .dropped
        default: return .end
        }
    }

    private static func text(_ bytes: UnsafePointer<CChar>, _ length: Int64) -> String {
        let buffer = unsafe UnsafeBufferPointer(start: bytes, count: Int(length))
        return unsafe String(decoding: buffer.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    borrowing func remember(_ line: String) {
        _ = unsafe clineedit_remember(editor, line)
    }
}
