import Casework
import Domain
import Wording

// How the seed comes about: the parties bind themselves, the dice are rolled, the parts are shown.

extension ReviewPage {
    private var seed: ReviewSeedView { view.seed }

    var seedPart: HTML {
        var facts: [(Text, HTML)] = [
            (Label.commitmentsUntil, "\(seed.commitmentsUntil.minute)"),
            (Label.dice, dice),
            (Label.lottery, seed.lottery.map(language.record) ?? "\(Label.noLottery[language])"),
        ]
        if let digits = seed.lotteryDigits {
            facts.append((Label.lotteryDigits, "<code>\(digits)</code>"))
        }
        if let seed = seed.seed { facts.append((Label.seed, "<code>\(seed)</code>")) }
        return """
            <h2>\(Label.seed[language])</h2>
            \(HTML.facts(facts, language))\(parties)\(minutes)\(seedActs)
            """
    }

    private var dice: HTML {
        if let dice = seed.dice { return "<code>\(dice)</code>" }
        guard let reading = seed.readings.last else { return .empty }
        return "\(Label.diceOnce[language]) \(language.record(reading.reader.rawValue))"
    }

    private var parties: HTML {
        var table = Table(
            "\(Label.parties[language])",
            [
                .header(Label.party), .text(Label.state), .text(Label.actor),
                .text(Label.commitment), .text(Label.revealed),
            ])
        table.rows = seed.parties.map { party in
            [
                "<span class=\"still\">\(party.party.text[language])</span>",
                "<span class=\"still\">\(party.state[language])</span>",
                party.officer.map { language.record($0.rawValue) } ?? .empty,
                party.commitment.map { "<code>\($0)</code>" } ?? .empty,
                party.part.map { "<code>\($0)</code>" } ?? .empty,
            ]
        }
        return table.html(language)
    }

    private var minutes: HTML {
        seed.seed == nil ? .empty : "<p>\(file("minutes.pdf", Label.minutesPDF))</p>\n"
    }

    /// What the reader may contribute, or do, where the round stands.
    private var seedActs: HTML {
        switch state {
        case .framed: "\(commitForm)\(closeForm)"
        case .committed: "\(diceForm)\(lotteryForm)\(revealForm)\(settleForm)"
        default: .empty
        }
    }

    /// The party for which the reader may act here.
    private var own: ReviewSeedView.Party? {
        guard session.actor.may(CommitSeedPart.permission) else { return nil }
        return seed.parties.first { session.actor.roles.contains($0.party.role) }
    }

    private var commitForm: HTML {
        guard let own, own.commitment == nil, at < seed.commitmentsUntil else { return .empty }
        let form = act(
            "commit", Label.commitPart,
            [ActForm.input(Label.commitment, "digest", typed, upTo: 64, language)])
        let help = SeedHelp(round: round, party: own.party, language: language).html
        return "<h3>\(Label.commitPart[language]) \(own.party.text[language])</h3>\n\(form)\(help)"
    }

    private var closeForm: HTML {
        guard session.actor.may(CloseCommitments.permission), at >= seed.commitmentsUntil
        else { return .empty }
        return "<div class=\"acts\">\n\(act("close_commitments", Label.closeCommitments))</div>\n"
    }

    private var diceForm: HTML {
        // Who finds a mistake of their own types once more.
        guard session.actor.may(ReadDice.permission), seed.dice == nil else { return .empty }
        guard view.checkpoint != nil else {
            return "<p class=\"empty\">\(Label.waitsForCheckpoint[language])</p>\n"
        }
        let form = act(
            "dice", Label.readDice,
            [ActForm.input(Label.dice, "digits", typed, upTo: 20, language)])
        return """
            <h3>\(Label.readDice[language])</h3>
            \(form)<p class="soft">\(Label.diceHint[language])</p>

            """
    }

    private var lotteryForm: HTML {
        guard session.actor.may(RecordLottery.permission), seed.lottery != nil,
            seed.lotteryDigits == nil
        else { return .empty }
        return act(
            "lottery", Label.recordLottery,
            [ActForm.input(Label.lotteryDigits, "digits", typed, upTo: 60, language)])
    }

    private var revealForm: HTML {
        guard let own, own.commitment != nil, own.part == nil, seed.dice != nil else {
            return .empty
        }
        let form = act(
            "reveal", Label.revealPart,
            [ActForm.input(Label.partHex, "part", typed, upTo: 64, language)])
        return "<h3>\(Label.revealPart[language]) \(own.party.text[language])</h3>\n\(form)"
    }

    private var settleForm: HTML {
        guard session.actor.may(SettleSeed.permission), seed.dice != nil else { return .empty }
        return """
            <div class="acts">
            \(act("settle", Label.settleSeed))</div>
            <p class="soft">\(Label.settleHint[language])</p>

            """
    }
}

extension ReviewSeedView.Party {
    /// How far the party has come.
    var state: Text {
        if part != nil { return Label.partyRevealed }
        if isWithheld { return Label.partyWithheld }
        if isAbsent { return Label.partyAbsent }
        return commitment == nil ? Label.partyWaits : Label.partyCommitted
    }
}

extension ReviewParty {
    /// Who acts for it.
    fileprivate var role: Role {
        switch self {
        case .office: .reviewer
        case .insurer: .dispatcher
        case .auditor: .auditor
        }
    }
}
