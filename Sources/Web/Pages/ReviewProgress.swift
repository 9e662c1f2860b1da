import Domain
import Wording

/// 轮次进度 - the six steps of a round of the sampling review, and how far it has come.
struct ReviewProgress {
    let state: ReviewState
    let language: Language

    var html: HTML {
        """
        <ol class="steps" aria-label="\(Label.progress[language])">
        \(ReviewState.allCases.map(item))</ol>

        """
    }

    /// The state is reached; what follows it is in hand.
    private func item(_ step: ReviewState) -> HTML {
        if step <= state {
            return """
                <li class="done"><span aria-hidden="true">✓</span> \(step.text[language]) <span class="hidden">\(Label.stepDone[language])</span></li>

                """
        }
        guard step == state.successor else { return "<li>\(step.text[language])</li>\n" }
        return """
            <li class="now" aria-current="step"><span aria-hidden="true">●</span> \(step.text[language]) <small>\(state.nextStep[language])</small></li>

            """
    }
}

extension ReviewState {
    /// Who does what next.
    var nextStep: Text {
        switch self {
        case .framed: Text("各方承诺，到时截止", "The parties commit until the hour")
        case .committed: Text("掷骰、揭示随机数", "The dice are rolled, the parts shown")
        case .seeded: Text("抽样", "The sample is drawn")
        case .drawn: Text("复核人员入户", "Reviewers visit what is drawn")
        case .reviewed: Text("发布报告", "The report is published")
        case .reported: Text("处理和整改", "Consequences are decided")
        }
    }
}

/// 随机数说明 - how a party makes its part of the seed and the commitment to it, with programs that
/// are on every Linux and nothing of ours.
struct SeedHelp {
    let round: ReviewRoundID
    let party: ReviewParty
    let language: Language

    var html: HTML {
        """
        <details><summary>\(Label.howToCommit[language])</summary>
        <p>\(Label.howToCommitSteps[language])</p>
        <pre lang="en">\(SeedHelp.commands(round: round, party: party))</pre>
        </details>

        """
    }

    /// What is typed into a shell: OpenSSL 1.1.1 or newer knows SM3.
    static func commands(round: ReviewRoundID, party: ReviewParty) -> String {
        """
        openssl rand -out part.bin 32
        { printf 'fangpin-commit-v1%s%s' '\(round)' '\(party.rawValue)'; cat part.bin; } | openssl dgst -sm3
        od -An -v -tx1 part.bin | tr -d ' \\n'
        """
    }

    /// What repeats the draw, once the report is published.
    static func replay(root: String, seed: String) -> String {
        "python3 check-sample --root \(root) --seed \(seed) report.json"
    }
}
