/// 留痕树首 - where the sealed tree of the trail ends: how many entries it holds, and the 32 bytes that
/// stand for all of them.
package struct TrailHead: Sendable, Equatable {
    package var size: Int64
    package var root: [UInt8]

    package init(size: Int64, root: [UInt8]) {
        self.size = size
        self.root = root
    }
}
