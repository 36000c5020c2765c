import Synchronization

/// What was found for each key, for all threads that ask; when it is full it is emptied, and begins anew.
package final class LookupMemory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let most = 4096
    private let known = Mutex<[Key: Value]>([:])

    package init() {}

    /// - Parameter find: for a key that is not known. Threads that ask for one at a time may each be sent to find it.
    package func value<Failure>(_ key: Key, _ find: () throws(Failure) -> Value) throws(Failure) -> Value {
        if let value = known.withLock({ $0[key] }) { return value }
        let value = try find()
        known.withLock { known in
            if known.count == most { known.removeAll(keepingCapacity: true) }
            known[key] = value
        }
        return value
    }
}
