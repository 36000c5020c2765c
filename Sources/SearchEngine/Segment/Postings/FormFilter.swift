/// Which marked forms of a term count: all, or a few.
package struct FormFilter: Equatable, Sendable {
    private var first: UInt32?
    private var second: UInt32?
    private var others: [UInt32] = []
    /// Whether every form counts.
    package let isOpen: Bool

    /// Every form.
    package static let all = FormFilter(isOpen: true)

    private init(isOpen: Bool) { self.isOpen = isOpen }

    /// - Parameter forms: ordinals into the term's forms; a word seldom has more than two spellings.
    package init(_ forms: [UInt32]) {
        isOpen = false
        first = forms.first
        second = forms.dropFirst().first
        others = Array(forms.dropFirst(2))
    }

    package func contains(_ form: UInt32) -> Bool {
        isOpen || form == first || form == second || (!others.isEmpty && others.contains(form))
    }
}
