import Glibc

extension Array {
    /// Makes room for `count` elements in memory that the kernel may give in pages of 2 MiB.
    ///
    /// The tables of an import are hundreds of megabytes in which nearly every access is somewhere
    /// else. In pages of 4 KiB each of them also misses the processor's table of pages. A kernel
    /// that has no such pages, or none left, does as before.
    mutating func reserveHugePages(_ count: Int) {
        reserveCapacity(count)
        let length = capacity * MemoryLayout<Element>.stride
        withUnsafeMutableBytes { bytes in
            guard length >= 2 * hugePage, let start = bytes.baseAddress else { return }
            let first = (Int(bitPattern: start) + hugePage - 1) & ~(hugePage - 1)
            let end = (Int(bitPattern: start) + length) & ~(hugePage - 1)
            guard first < end else { return }
            _ = madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
        }
    }

    /// `count` times the same element, in such memory.
    init(inHugePages element: Element, count: Int) {
        self = []
        reserveHugePages(count)
        append(contentsOf: repeatElement(element, count: count))
    }
}

private let hugePage = 2 << 20
