/// Colours and weights, where the terminal has them.
package struct TerminalStyle: Sendable {
    package var isColored: Bool

    package init(isColored: Bool) { self.isColored = isColored }

    package func title(_ text: String) -> String { wrapped(text, "1") }
    package func match(_ text: String) -> String { wrapped(text, "1;31") }
    package func faint(_ text: String) -> String { wrapped(text, "2") }

    private func wrapped(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
