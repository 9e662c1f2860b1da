/// The arrays of pointers that libpq wants for a statement's values, kept from one to the next.
final class ArgumentArrays {
    private var capacity = 0
    private(set) var values: UnsafeMutablePointer<UnsafePointer<CChar>?>
    private(set) var lengths: UnsafeMutablePointer<Int32>
    private(set) var formats: UnsafeMutablePointer<Int32>

    init() {
        values = .allocate(capacity: 1)
        lengths = .allocate(capacity: 1)
        formats = .allocate(capacity: 1)
        reserve(16)
    }

    deinit { release() }

    private func release() {
        values.deallocate()
        lengths.deallocate()
        formats.deallocate()
    }

    private func reserve(_ count: Int) {
        if count <= capacity { return }
        release()
        capacity = max(count, capacity * 2)
        values = .allocate(capacity: capacity)
        lengths = .allocate(capacity: capacity)
        formats = .allocate(capacity: capacity)
        // Every value goes in binary format, which is 1.
        formats.initialize(repeating: 1, count: capacity)
    }

    /// Points into `bytes`, which must outlive the call of libpq.
    func fill(_ bindings: [Statement.Binding], _ bytes: UnsafeRawBufferPointer) {
        reserve(bindings.count)
        for (index, binding) in bindings.enumerated() {
            lengths[index] = max(0, binding.length)
            values[index] =
                binding.length < 0
                ? nil
                : (bytes.baseAddress! + Int(binding.offset)).assumingMemoryBound(to: CChar.self)
        }
    }
}
