import Domain
import Wording

// Words of the pages of the sampling review: the rounds.

extension Label {
    static let reviews = Text("抽样复核", "Reviews")
    static let oneReview = Text("复核轮次", "Round")
    static let noReviews = Text("还没有抽样复核。", "No round has been held yet.")
    static let toReviews = Text("返回抽样复核", "Back to the rounds")
    static let toReview = Text("返回本轮", "Back to the round")
    static let newReview = Text("开始新一轮", "Begin a round")
    static let period = Text("期间", "Period")
    static let periodFrom = Text("期间起", "First day")
    static let periodTo = Text("期间止", "Last day")
    static let sampleSize = Text("样本", "Sample")
    static let population = Text("总体", "Population")
    static let paidErrorRate = Text("差错率（拟发放）", "Wrong (paid)")
    static let refusedErrorRate = Text("差错率（未通过）", "Wrong (refused)")
    static let overUpper = Text("多付上限（元）", "Overpaid at most (yuan)")
    static let completion = Text("完成情况", "Completion")

    // The frame

    static let frame = Text("抽样框", "Frame")
    static let frameRoot = Text("框根（SM3）", "Root of the frame (SM3)")
    static let framingDigest = Text("定框摘要（SM3）", "Digest of the framing (SM3)")
    static let inside = Text("框内 N", "Inside, N")
    static let excluded = Text("剔除", "Excluded")
    static let sumOfSizes = Text("合计 ΣX（元）", "Sum ΣX (yuan)")
    static let framedAt = Text("定框时间", "Framed at")
    static let framedBy = Text("定框人", "Framed by")
    static let againOf = Text("重抽自", "Draws again")
    static let againWhy = Text("重抽理由", "Why it is drawn again")
    static let exclusions = Text("剔除明细", "Excluded, by reason")
    static let signedCheckpoint = Text("留痕检查点", "Checkpoint of the trail")
    static let notSignedYet = Text("尚未签名", "not signed yet")

    // The plan

    static let plan = Text("抽样计划", "Plan")
    static let mode = Text("抽签算法", "Tickets")
    static let design = Text("抽样方法", "Design")
    static let paidSize = Text("拟发放抽取", "Of those to be paid")
    static let refusedSize = Text("未通过抽取", "Of those refused")
    static let commitmentsUntil = Text("承诺截止", "Commitments until")
    static let lottery = Text("彩票", "Lottery")
    static let noLottery = Text("不用彩票", "none")
    static let whySize = Text("样本量为什么是这些", "Why the sizes are these")
    static let howTheyAreFound = Text("抽样框和样本量", "Frame and sizes")
    static let lotChance = Text("接收概率（操作特性）", "Chance of acceptance")

    static let newReviewHint = Text(
        "先看抽样框和样本量，再定框。定框之后，期间、方法和条款都不能再改，并写入留痕。",
        "Look at the frame and the sizes first. Once the frame is fixed, its days, its design and "
            + "its terms can no longer change, and stand in the trail.")
    static let showSizes = Text("看抽样框和样本量", "Show frame and sizes")
    static let frameRound = Text("定框", "Fix the frame")
    static let frameHint = Text(
        "定框会冻结期间内全部核查、未通过和撤回的案件；各方在截止时间之前提交承诺。",
        "Fixing freezes every visit, refusal and withdrawal of the days; the parties commit "
            + "before the hour.")
    static let byStandard = Text("GB/T 2828.1（按接收质量限）", "GB/T 2828.1, by its quality limit")
    static let acceptanceLimit = Text("接收质量限 AQL（%）", "Acceptance quality limit (%)")
    static let commitmentsTime = Text("承诺截止时刻", "Hour of the commitments' end")
    static let lotteryNamed = Text(
        "彩票（名称和开奖日期，可不用）", "Lottery, by its name and date (optional)")
    static let moreTerms = Text("其他条款", "More terms")
    static let drawAgain = Text("重抽已抽过的期间", "Draw days again that were reviewed")
    static let trueRate = Text("真实差错率", "True error rate")
    static let acceptanceChance = Text("接收概率", "Chance of acceptance")
    static func verifiersInside(_ count: Int) -> Text {
        Text("涉及核查员 \(count) 名。", "Of \(count) verifiers.")
    }
    static func quarter(_ quarter: ReviewQuarter) -> Text {
        let rounds = quarter.rounds.map(\.rawValue)
        return Text(
            "滚动季度自 \(quarter.from) 起，已计入 \(rounds.joined(separator: "、")) 的补抽；"
                + "本轮每名核查员不少于 \(quarter.least) 件。",
            "The quarter began on \(quarter.from); what \(rounds.joined(separator: ", ")) drew "
                + "counts, and this round draws at least \(quarter.least) of each verifier.")
    }
    static func size(_ size: Int) -> Text { Text("抽 \(size) 件", "\(size) drawn") }

    // The seed

    static let seed = Text("种子", "Seed")
    static let parties = Text("各方", "Parties")
    static let party = Text("方", "Party")
    static let commitment = Text("承诺（SM3）", "Commitment (SM3)")
    static let revealed = Text("揭示", "Part")
    static let dice = Text("骰点（20 位）", "Dice (20 digits)")
    static let diceOnce = Text("已有一人读数，等第二人", "read by one person, the other is to come")
    static let lotteryDigits = Text("彩票号码", "Digits of the lottery")
    static let partyWaits = Text("待承诺", "waits")
    static let partyCommitted = Text("已承诺", "committed")
    static let partyAbsent = Text("缺席", "absent")
    static let partyRevealed = Text("已揭示", "shown")
    static let partyWithheld = Text("未揭示", "withheld")
    static let commitPart = Text("提交承诺", "Commit")
    static let closeCommitments = Text("截止承诺", "Close the commitments")
    static let readDice = Text("录入骰点", "Type the dice")
    static let recordLottery = Text("录入彩票号码", "Type the lottery's digits")
    static let revealPart = Text("揭示随机数", "Show the part")
    static let settleSeed = Text("定种", "Settle the seed")
    static let partHex = Text("随机数（64 位十六进制）", "The part (64 hexadecimal digits)")
    static let howToCommit = Text("怎样生成随机数和承诺", "How to make a part and its commitment")
    static let howToCommitSteps = Text(
        "在自己的电脑上运行：第一行生成 32 字节随机数，存入文件并妥善保管，谁也不给看；第二行给出承诺，提交它；掷骰之后，第三行给出随机数，用来揭示。",
        "On a computer of your own: the first line makes 32 random bytes, which you keep and "
            + "show to nobody; the second gives the commitment, to be sent now; after the "
            + "dice, the third gives the part, to be shown.")
    static let diceHint = Text(
        "掷二十枚十面骰，按掷出顺序读数。两人各自录入，一致才算数。",
        "Twenty ten-sided dice, read in the order rolled. Two persons type them, each by "
            + "themselves; they count when both are the same.")
    static let replay = Text("怎样自己重算", "How to draw it again")
    static let replayHint = Text(
        "下载复核程序和报告（JSON），用公布的框根和种子核对：",
        "Take the checker and the report (JSON); check them against the published root and seed:")
    static let checker = Text("复核程序（Python）", "Checker (Python)")

    // The sample

    static let drawSample = Text("抽样", "Draw the sample")
    static let extendSample = Text("扩大样本", "Extend the sample")
    static let morePaid = Text("拟发放再抽", "So many more to be paid")
    static let refusedInAll = Text("未通过共抽", "Refused, in all")
    static let reviewItems = Text("样本清单", "Drawn items")
    static let noItems = Text("还没有抽样。", "Nothing is drawn yet.")
    static let sampleItem = Text("样本号", "Item")
    static let claimNumber = Text("案件", "Case")
    static let part = Text("部分", "Part")
    static let place = Text("次序", "Order")
    static let ticket = Text("签号", "Ticket")
    static let certainItem = Text("必抽", "certain")
    static let hits = Text("命中次数", "Hits")
    static let toppedUp = Text("核查员补抽", "top-up")
    static let generation = Text("轮次", "Draw")
    static let forced = Text("必查原因", "Reviewed anyhow")
    static let stratum = Text("层", "Stratum")
    static let size = Text("金额（元）", "Size (yuan)")
    static let town = Text("乡镇", "Township")
    static let verifier = Text("核查员", "Verifier")
    static let errorClass = Text("差错类别", "Class of error")
    static let drawn = Text("抽中", "Drawn")
    static let openItems = Text("未结", "Open")
    static let dueItems = Text("逾期", "Overdue")
    static let closeReview = Text("复核完毕", "Close the review")
    static let publishReview = Text("发布报告", "Publish the report")

    static let whyDrawn = Text("为何抽中", "Why it was drawn")
    static let rightAmount = Text("核定（元）", "Right amount (yuan)")
    static let seedIsThere = Text("种子已定，可以抽样。", "The seed is settled; the sample can be drawn.")
    static let waitsForCheckpoint = Text(
        "定框还没有进入已签名的留痕检查点；签名之后才能录入骰点。",
        "The framing stands in no signed checkpoint of the trail yet; dice are read after that.")
    static let settleHint = Text(
        "还没有揭示的一方按未揭示记，不能再补。",
        "A party that has not shown its part by then counts as having kept it.")
    static let assignReviews = Text("安排复核", "Assign the reviews")
    static let firstReviewDay = Text("第一天", "First day")
    static let reviewTerms = Text("全部条款", "All terms")
    static let reviewEvents = Text("经过", "What happened")
    static func hitTimes(_ times: Int) -> Text { Text("金额命中 \(times) 次", "hit \(times) times") }
    static func rank(_ rank: Int) -> Text { Text("层内第 \(rank)", "no. \(rank) of its stratum") }
    static func extended(_ step: Int) -> Text {
        Text("第 \(step) 次扩样", "extension \(step)")
    }

    // Report and what follows

    static let reviewReport = Text("复核报告", "Report")
    static let reportDigest = Text("报告摘要（SM3）", "Digest of the report (SM3)")
    static let reportFollows = Text("复核完毕后发布。", "It is published when the review is closed.")
    static let draftPage = Text("报告草稿（网页）", "Draft of the report (page)")
    static let draftPDF = Text("报告草稿（PDF）", "Draft of the report (PDF)")
    static let itemsPDF = Text("样本清单（PDF）", "Drawn items (PDF)")
    static let noticePDF = Text("整改通知书（PDF）", "Notice (PDF)")
    static let reportPage = Text("报告（网页）", "Report (page)")
    static let reportPDF = Text("报告（PDF）", "Report (PDF)")
    static let reportWorkbook = Text("报告（XLSX）", "Report (XLSX)")
    static let reportJSON = Text("报告（JSON）", "Report (JSON)")
    static let minutesPDF = Text("定种记录（PDF）", "Minutes of the seed (PDF)")
    static let frameCSV = Text("抽样框（CSV）", "Frame (CSV)")
    static let sampleCSV = Text("样本（CSV）", "Sample (CSV)")
    static let consequences = Text("处理措施", "Consequences")
    static let noConsequences = Text("没有处理措施。", "None.")
    static let consequenceRule = Text("依据规则", "Rule")
    static let basisFigures = Text("依据数字", "Figures")
    static let confirmConsequence = Text("同意执行", "Confirm")
    static let rejectConsequence = Text("不同意", "Reject")
    static let overProjected = Text("多付推断（元）", "Overpaid, projected (yuan)")
    static let openRectifications = Text("未完成", "Open")
    static let openedBy = Text("下达人", "Opened by")
    static let rectifications = Text("限时整改", "Rectifications")
    static let noRectifications = Text("没有整改事项。", "None.")
    static let rectificationTask = Text("整改事项", "What is to be put right")
    static let responsible = Text("责任人", "Responsible")
    static let dueOn = Text("期限", "Due")
    static let doneOn = Text("完成", "Done")
    static let openRectification = Text("下达整改", "Open a rectification")
    static let closeRectification = Text("整改完成", "Close it")
    static let rectificationOutcome = Text("整改结果", "What was done")
    static let trend = Text("历次比较", "Trend")
    static let switching = Text("检查严格度", "Inspection")
    static func inspection(_ severity: InspectionSeverity) -> Text {
        Text("检查严格度：\(severity.text.chinese)", "Inspection: \(severity.text.english)")
    }
    static let whyAndWhat = Text("样本量的依据、剔除和必查", "Why the sizes, what is left out and forced")
}
