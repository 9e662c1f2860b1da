import Wording

// Words of the page on which relief is paid out.

extension Label {
    static let waitingPayouts = Text("待发放", "Waiting to be paid")
    static let nothingWaits = Text(
        "没有待发放的款项。案件审批之后，会列在这里。",
        "Nothing waits to be paid. Approved relief stands here.")
    static let approvedOn = Text("审批日期", "Approved on")
    static let earlierPayments = Text("以往未成", "Failed before")
    static let orderPayments = Text("制作付款文件", "Order payments")
    static let orderHint = Text(
        "全部待发放款项列入一个批次，生成交银行的付款文件（ISO 20022 pain.001）。同一笔款项不会列入两次。",
        "Everything that waits becomes one batch and one file for the bank (ISO 20022 pain.001). "
            + "Nothing is ordered twice.")
    static let batches = Text("发放批次", "Batches")
    static let noBatches = Text("还没有发放批次", "No batch yet")
    static let batch = Text("批次号", "Batch")
    static let orderedOn = Text("制作日期", "Ordered on")
    static let orderedBy = Text("制作人", "Ordered by")
    static let bookedPayments = Text("已付", "Paid")
    static let failedPayments = Text("退回、拒付", "Failed")
    static let openPayments = Text("未见回单", "Not yet shown")
    static let paymentFile = Text("付款文件", "File")
    static let takeFile = Text("下载", "Download")
    static let fundAccount = Text("基金专户", "The fund's account")
    static let noFundAccount = Text(
        "尚未登记基金专户。登记之后才能制作付款文件。",
        "The fund's account is not named yet; nothing can be ordered before.")
    static let payerName = Text("户名", "Account name")
    static let clearingCode = Text("支付系统行号（12 位，可不填）", "CNAPS code (12 digits, optional)")
    static let payeeCheck = Text("收款账户", "Payee's account")
    static let payeeUnconfirmed = Text("曾退回，待核对", "came back, to be looked at")
    static let onePayee = Text("核对收款账户", "Payee's account")
    static let toPayments = Text("返回发放", "Back to the payments")
    static let payeeHint = Text(
        "款项被银行退回后，须核对账户无误或更正账户，才能再次列入付款文件。",
        "After a payment came back, nothing is ordered before somebody confirms or corrects "
            + "the account.")
    static let payeeRight = Text("账户无误", "The account is right")
    static let payeeWrong = Text("更正账户", "Correct the account")
    static let returnedPayment = Text("退回的付款", "Payment that came back")
    static let nothingReturned = Text(
        "没有待核对账户的退回款项", "No payment came back that waits for this")
    static let nameFundAccount = Text("登记基金专户", "Name the account")
}
