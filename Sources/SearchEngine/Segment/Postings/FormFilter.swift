/// Which marked forms of a term count. A word of a query asks for all, for one, or for one and the unmarked.
package struct FormFilter: Equatable, Sendable {
    private var first: UInt32?
    private var second: UInt32?
    /// Whether every form counts.
    package let isOpen: Bool

    /// Every form.
    package static let all = FormFilter(isOpen: true)

    private init(isOpen: Bool) { self.isOpen = isOpen }

    /// - Parameter forms: ordinals into the term's forms; of more than two the first two.
    package init(_ forms: [UInt32]) {
        isOpen = false
        first = forms.first
        second = forms.dropFirst().first
    }

    package func contains(_ form: UInt32) -> Bool { isOpen || form == first || form == second }
}
