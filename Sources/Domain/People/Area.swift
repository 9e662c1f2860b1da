/// 行政区划 - a province, prefecture-level city, county, town or village.
package struct Area: Sendable, Equatable {
    package var code: AreaCode
    package var name: String
    package var level: Level
    package var parent: AreaCode?
    package var position: Position?

    package init(
        code: AreaCode, name: String, level: Level, parent: AreaCode?, position: Position?
    ) {
        self.code = code
        self.name = name
        self.level = level
        self.parent = parent
        self.position = position
    }

    /// 级别 - province, prefecture-level city, county, town, village.
    package enum Level: String, CaseIterable, Sendable {
        case province, city, county, town, village
    }
}

/// 坐标 - WGS 84 latitude and longitude in hundred-thousandths of a degree (about one metre), so that
/// what is stored and hashed is what was read.
package struct Position: Sendable, Hashable {
    package var latitude: Int32
    package var longitude: Int32

    package init(latitude: Int32, longitude: Int32) {
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// 经纬度 - a place in degrees, with all the decimals that a file has; what the planner measures
/// between.
package struct Coordinate: Sendable, Hashable {
    package var latitude: Double
    package var longitude: Double

    package init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    package init(_ position: Position) {
        self.init(
            latitude: Double(position.latitude) / 100_000,
            longitude: Double(position.longitude) / 100_000)
    }
}
