import Domain

extension Permission {
    /// What it lets somebody do.
    package var text: Text {
        switch self {
        case .readCases: Text("查看案件", "read cases")
        case .readFund: Text("查看基金", "read the fund")
        case .lookUpPersons: Text("查人", "look persons up")
        case .reveal: Text("查看完整信息", "see data unmasked")
        case .keepRegister: Text("维护户册", "keep the register")
        case .keepSchemes: Text("维护方案", "keep schemes")
        case .importFeed: Text("导入部门数据", "import feeds")
        case .fileApplication: Text("受理申请", "file applications")
        case .openLeads: Text("生成线索", "open leads")
        case .prescreen: Text("镇村初筛", "prescreen")
        case .planVisits: Text("安排入户", "plan visits")
        case .recordVerification: Text("登记入户核查", "record visits")
        case .recordCrosschecks: Text("登记信息比对", "record comparisons")
        case .resolveCrosschecks: Text("处理比对命中", "decide comparisons")
        case .assess: Text("理算", "compute")
        case .recordReview: Text("登记村级评议", "record village reviews")
        case .keepNotice: Text("办理公示", "post notices")
        case .ruleOnObjection: Text("裁定异议", "decide objections")
        case .approve: Text("审批", "approve")
        case .orderPayments: Text("制作付款文件", "order payments")
        case .keepBooks: Text("记账", "keep the books")
        case .reconcile: Text("对账", "reconcile")
        case .withdraw: Text("撤回案件", "withdraw cases")
        case .remind: Text("催办", "remind")
        case .drawSamples: Text("抽样", "draw samples")
        case .reverify: Text("复核入户", "visit again")
        case .operate: Text("运行维护", "operate")
        case .keepAccounts: Text("管理账号", "keep accounts")
        case .proposeAppointments: Text("提出任命", "propose appointments")
        case .confirmAppointments: Text("复核任命", "confirm appointments")
        case .foundAdministration: Text("首任安全管理员", "found the administration")
        case .seeOfficers: Text("查看账户与任命", "see officers and appointments")
        case .administerAccess: Text("管理登录", "administer access")
        case .removeSecondFactors: Text("解除他人动态验证码", "take second factors away")
        case .proposeErasure: Text("提出删除", "propose erasures")
        case .erase: Text("删除个人信息", "erase")
        case .keepOwnAccess: Text("本人账号", "keep one's own access")
        }
    }
}
