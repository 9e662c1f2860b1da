extension WorkingPlan {
    /// Takes over a plan that was kept aside. What was before cannot be had back.
    func load(_ snapshot: Snapshot) {
        clear()
        for (tour, visits) in snapshot.sequences(of: instance).enumerated() {
            append(visits, to: tour)
        }
        finishLoading()
    }

    /// Takes over tours that may break rules, as far as they keep them: a tour that keeps all is
    /// taken whole, of another one visit after the other as far as it fits. What does not fit is
    /// absent.
    func loadWhatHolds(_ sequences: [[Int]]) {
        clear()
        for (tour, visits) in sequences.enumerated() where tour < instance.tourCount {
            let open = visits.filter { stops[$0].tour < 0 && !instance.isHopeless[$0] }
            if holds(open, on: tour) {
                append(open, to: tour)
                continue
            }
            var kept: [Int] = []
            for visit in open where holds(kept + [visit], on: tour) { kept.append(visit) }
            append(kept, to: tour)
        }
        finishLoading()
    }

    private func append(_ visits: [Int], to tour: Int) {
        var stop = beginning(of: tour)
        for visit in visits {
            insert(visit, after: stop, on: tour)
            stop = visit
        }
    }

    private func finishLoading() {
        var left = 0
        for index in 0..<absentCount where stops[Int(absent[index])].tour < 0 {
            absent[left] = absent[index]
            left += 1
        }
        absentCount = left
        commit()
    }

    /// Whether a tour of these visits in this order keeps every hard rule.
    private func holds(_ visits: [Int], on tour: Int) -> Bool {
        let data = instance.tours[tour]
        guard visits.count <= Int(data.visitsMax) else { return false }
        var load = 0
        var (clock, place) = (Int(data.start), Int(data.depot))
        for visit in visits {
            let wanted = instance.visits[visit]
            guard instance.admits(visit, on: tour), instance.assignmentCost(visit, on: tour) >= 0
            else { return false }
            load += Int(wanted.load)
            clock += Int(instance.timeFrom[place * instance.places + visit])
            clock = max(clock, Int(wanted.open))
            guard load <= Int(data.capacity), clock <= Int(wanted.close) else { return false }
            clock += Int(wanted.service)
            place = visit
        }
        clock += Int(instance.timeFrom[place * instance.places + Int(data.depot)])
        return clock <= Int(data.end)
    }
}
