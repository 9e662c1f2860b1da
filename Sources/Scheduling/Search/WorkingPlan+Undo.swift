extension WorkingPlan {
    /// From here on changes can be undone together.
    func commit() {
        (touchedCount, savedCount) = (0, 0)
        stamp &+= 1
        absentCountBefore = absentCount
        absentBefore.update(from: absent, count: absentCount)
        (travelBefore, assignmentBefore, serviceBefore) = (travel, assignment, service)
    }

    @inline(__always)
    func noteChange(_ tour: Int) {
        if isChanged[tour] { return }
        isChanged[tour] = true
        changed[changedCount] = Int32(truncatingIfNeeded: tour)
        changedCount &+= 1
    }

    /// Keeps a tour as it is now, before its first change since the last commit.
    func touch(_ tour: Int) {
        if stamps[tour] == stamp { return }
        stamps[tour] = stamp
        noteChange(tour)
        touched[touchedCount] = TouchedTour(
            tour: Int32(truncatingIfNeeded: tour), from: Int32(truncatingIfNeeded: savedCount),
            state: tours[tour])
        touchedCount &+= 1
        var stop = beginning(of: tour)
        while stop >= 0 {
            saved[savedCount] = (Int32(truncatingIfNeeded: stop), stops[stop])
            savedCount &+= 1
            stop = Int(stops[stop].next)
        }
    }

    /// Takes back all changes since the last ``commit()``.
    func rollBack() {
        for index in 0..<absentCountBefore { stops[Int(absentBefore[index])].tour = -1 }
        for index in 0..<touchedCount {
            let tour = Int(touched[index].tour)
            let state = touched[index].state
            if tours[tour].count == 0, state.count > 0 { becomeActive(tour) }
            if tours[tour].count > 0, state.count == 0 { becomeEmpty(tour) }
            (tours[tour].count, tours[tour].load) = (state.count, state.load)
        }
        for index in 0..<savedCount { stops[Int(saved[index].stop)] = saved[index].state }
        absent.update(from: absentBefore, count: absentCountBefore)
        absentCount = absentCountBefore
        (travel, assignment, service) = (travelBefore, assignmentBefore, serviceBefore)
        (touchedCount, savedCount) = (0, 0)
        stamp &+= 1
    }
}
