import SearchEngine

/// Runs what may meet damaged bytes: that it says so is as good as an answer, any other error is not.
func toleratingDamage(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as SearchEngineError {
        guard case .damaged = error else { throw error }
    }
}
