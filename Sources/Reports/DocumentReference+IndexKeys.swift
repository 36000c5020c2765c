extension DocumentReference {
    /// The terms under which an index finds the reference, without repeats:
    ///
    /// * the family: `nq-7/tu`, `nqtw-4`, and for a number without a body `nq-7`;
    /// * the family with its term where that is known: `nq-21/tw#k13`, `nqtw-4#k11`;
    /// * the family with its province where that is known: `nq-7/tu@lai-chau`;
    /// * the instance: `nq-7/tu@lang-son#2006`;
    /// * type and number over all bodies, as one list: `nq-7/*`, and with the year of the symbol `nd-30-2020/*`.
    ///
    /// A query by family, by term, by province or by number alone reads one list each.
    public var indexKeys: [String] {
        let base = family.prefix { $0 != "#" }
        var keys = [String(base)]
        func add(_ key: String) {
            if !keys.contains(key) { keys.append(key) }
        }
        add(family)
        if let term, body == "TW" || !(province ?? "").isEmpty || form == .plenum { add(base + "#k\(term)") }
        if let province { add(base + "@" + province) }
        if let instance { add(instance) }
        let numbered = base.prefix { $0 != "/" }
        let parts = numbered.split(separator: "-")
        if parts.count == 3 { add(parts[0] + "-" + parts[1] + "/*") }
        add(numbered + "/*")
        return keys
    }
}
