import CQRCode

/// 二维码 - text as a two-dimensional code (ISO/IEC 18004), level M: a seventh of it may be dirt.
package struct QRCode: Sendable, Equatable {
    /// Modules along an edge, without the quiet zone.
    package let size: Int
    /// Row by row, whether the module is dark.
    package let modules: [Bool]

    /// Nil for text that no code of level M holds (2,331 bytes) or that is empty or has a NUL.
    package init?(_ content: String) {
        guard !content.isEmpty, !content.utf8.contains(0),
            let code = QRcode_encodeString8bit(content, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        // The lowest bit of a module's byte is its colour.
        modules = (0..<size * size).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// The code as a drawing of one mark, the quiet zone of four modules around it.
    /// - Parameter side: the length of an edge in points, quiet zone included.
    package func drawing(side: Double) -> Drawing {
        let module = side / Double(size + 8)
        var runs: [[Point]] = []
        for row in 0..<size {
            var column = 0
            while column < size {
                guard modules[row * size + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < size, modules[row * size + column] { column += 1 }
                let (left, right) = (Double(start + 4) * module, Double(column + 4) * module)
                let (top, bottom) = (Double(row + 4) * module, Double(row + 5) * module)
                runs.append([
                    Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom),
                ])
            }
        }
        return Drawing(
            width: side, height: side,
            marks: [.path(runs, isClosed: true, stroke: nil, fill: .black)])
    }
}
