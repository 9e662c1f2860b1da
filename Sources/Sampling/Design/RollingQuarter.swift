import Domain

/// 滚动季度起始日 - the first day of the three months that end with a day. Where the month has no
/// such day, they begin with the next month.
package func quarterBegin(endingWith last: Day) -> Day {
    let next = last + 1
    let months = next.year * 12 + next.month - 1 - 3
    let (year, month) = (months / 12, months % 12 + 1)
    let following = month == 12 ? (year + 1, 1) : (year, month + 1)
    return Day(year, month, next.day) ?? Day(following.0, following.1, 1)!
}

/// 本轮下限 - the part of a quarter's size that falls to a round of these days by their number,
/// rounded up; all of it for a round that is as long as the quarter.
package func quarterShare(of size: Int, from: Day, to: Day) -> Int {
    let quarter = to - quarterBegin(endingWith: to) + 1
    let days = to - from + 1
    return min(size, (size * days + quarter - 1) / quarter)
}
