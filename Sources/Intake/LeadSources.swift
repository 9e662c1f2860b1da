import Domain

extension Lead {
    /// 线索来源 - what the lead rests on, by channel, person and month: the records of its household,
    /// cause and year, and its applications.
    ///
    /// - Parameter records: of the household and cause, those that are not superseded; other years
    ///   are passed over.
    package func sources(records: some Sequence<CostRecord>) -> [LeadSource] {
        var sources: [LeadSource: (amount: Fen, count: Int)] = [:]
        func add(_ channel: Channel, _ person: Int32, _ month: Day?, _ amount: Fen) {
            let key = LeadSource(
                channel: channel, person: person, month: month, amount: .zero, count: 0)
            let sum = sources[key] ?? (.zero, 0)
            sources[key] = (sum.amount + amount, sum.count + 1)
        }
        for record in records where record.household == household && record.year == year {
            if record.channel.cause != cause { continue }
            add(record.channel, record.person, record.day?.firstOfMonth, record.basis)
        }
        for filed in applications {
            let application = filed.application
            add(
                .application, filed.person, application.filedOn.firstOfMonth,
                application.statedAmount)
        }
        return sources.map { key, sum in
            LeadSource(
                channel: key.channel, person: key.person, month: key.month, amount: sum.amount,
                count: sum.count)
        }.sorted { $0.rank < $1.rank }
    }
}

extension LeadSource {
    fileprivate var rank: (Int, Int32, Int32) {
        (Channel.allCases.firstIndex(of: channel)!, person, month?.number ?? Int32.min)
    }
}

extension Day {
    fileprivate var firstOfMonth: Day { self + (1 - day) }
}
