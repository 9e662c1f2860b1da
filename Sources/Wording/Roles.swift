import Domain

extension Role {
    package var text: Text {
        switch self {
        case .verifier: Text("核查员", "verifier")
        case .dispatcher: Text("保险调度", "dispatcher")
        case .department: Text("部门报送员", "department's officer")
        case .town: Text("乡镇干部", "town's officer")
        case .village: Text("村干部", "village's officer")
        case .handler: Text("经办", "handler")
        case .approver: Text("审批人", "approver")
        case .accountant: Text("会计", "accountant")
        case .cashier: Text("出纳", "cashier")
        case .reviewer: Text("复核员", "reviewer")
        case .auditor: Text("审计", "auditor")
        case .systemAdministrator: Text("系统管理员", "system administrator")
        case .securityAdministrator: Text("安全管理员", "security administrator")
        case .auditAdministrator: Text("审计管理员", "audit administrator")
        case .system: Text("系统", "system")
        }
    }
}

extension ClaimPart {
    package var text: Text {
        switch self {
        case .verifier: Text("核查员", "verifier")
        case .handler: Text("经办", "handler")
        case .approver: Text("审批人", "approver")
        case .payer: Text("付款人", "payer")
        case .reconciler: Text("对账人", "reconciler")
        case .reviewer: Text("复核员", "reviewer")
        }
    }
}

extension RoleConflict.Reason {
    package var text: Text {
        switch self {
        case .plansOwnVisits: Text("自派自查", "would plan their own visits")
        case .visitsOwnNominations: Text("自荐自查", "would visit whom they put forward")
        case .approvesOwnNominations: Text("自荐自批", "would approve whom they put forward")
        case .preparesOwnFindings: Text("自查自办", "would prepare on their own findings")
        case .approvesOwnWork: Text("自办自批", "would approve their own work")
        case .paysOwnDecisions: Text("自批自付", "would pay out what they decided")
        case .reconcilesOwnWork: Text("自付自核", "would reconcile their own work")
        case .samplesOwnWork: Text("自查自复核", "would sample their own work")
        case .auditsOwnWork: Text("自办自审", "would audit their own work")
        case .administersOwnBusiness:
            Text("管理员不办业务", "administrators have no part in the business")
        case .administersAlone: Text("三员分离", "the three administrators are three persons")
        }
    }
}
