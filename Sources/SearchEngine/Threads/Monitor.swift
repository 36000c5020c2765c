import Glibc

/// A lock, and a signal to those who wait under it for what it guards to change.
@safe final class Monitor: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(condition, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    func locked<Value>(_ body: () -> Value) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Lets go of the lock until somebody signals; to be called under the lock.
    func wait() { unsafe pthread_cond_wait(condition, mutex) }

    /// Wakes all who wait.
    func signal() { unsafe pthread_cond_broadcast(condition) }
}

/// A thread that runs a body once.
@safe struct WorkerThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let handle: pthread_t
    /// Nothing that threads do goes deep. What the system gives unasked, eight megabytes mostly, counts as memory of
    /// the process whether it is touched or not. Where that size is refused, it is the system's.
    private static let stackBytes = 1 << 20

    /// Nil where the system has no thread to give.
    init?(_ body: @escaping @Sendable () -> Void) {
        var handle = pthread_t()
        let kept = unsafe Unmanaged.passRetained(Body(body))
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setstacksize(&attributes, Self.stackBytes)
        let status = unsafe pthread_create(
            &handle, &attributes,
            { @Sendable context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, kept.toOpaque())
        guard status == 0 else {
            unsafe kept.release()
            return nil
        }
        self.handle = handle
    }

    func join() { pthread_join(handle, nil) }
}
