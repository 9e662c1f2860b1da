// The migrations and the checks, embedded in the binary. A house-rules test holds these lists
// against the folders; a new file is added in two places below.

#include "schema.h"

// `#embed` is C23; the package manager has no name for that standard yet.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char migration_0001[] = {
#embed "migrations/0001_foundation.sql"
};
static const unsigned char migration_0002[] = {
#embed "migrations/0002_register.sql"
};
static const unsigned char migration_0003[] = {
#embed "migrations/0003_intake.sql"
};
static const unsigned char migration_0004[] = {
#embed "migrations/0004_claims.sql"
};
static const unsigned char migration_0005[] = {
#embed "migrations/0005_fund.sql"
};
static const unsigned char migration_0006[] = {
#embed "migrations/0006_trail.sql"
};
static const unsigned char migration_0007[] = {
#embed "migrations/0007_due_work.sql"
};
static const unsigned char migration_0008[] = {
#embed "migrations/0008_lighter_imports.sql"
};
static const unsigned char migration_0009[] = {
#embed "migrations/0009_claim_counts.sql"
};
static const unsigned char migration_0010[] = {
#embed "migrations/0010_count_by_claim.sql"
};
static const unsigned char migration_0011[] = {
#embed "migrations/0011_access.sql"
};
static const unsigned char migration_0012[] = {
#embed "migrations/0012_roles.sql"
};
static const unsigned char migration_0013[] = {
#embed "migrations/0013_lighter_triggers.sql"
};
static const unsigned char migration_0014[] = {
#embed "migrations/0014_checkpoints.sql"
};
static const unsigned char migration_0015[] = {
#embed "migrations/0015_row_security.sql"
};
static const unsigned char migration_0016[] = {
#embed "migrations/0016_lighter_lists.sql"
};
static const unsigned char migration_0017[] = {
#embed "migrations/0017_fund_account.sql"
};
static const unsigned char migration_0018[] = {
#embed "migrations/0018_imports.sql"
};
static const unsigned char migration_0019[] = {
#embed "migrations/0019_sign_in_of_systems.sql"
};
static const unsigned char migration_0020[] = {
#embed "migrations/0020_keys_and_erasure.sql"
};
static const unsigned char migration_0021[] = {
#embed "migrations/0021_lockouts.sql"
};
static const unsigned char migration_0022[] = {
#embed "migrations/0022_returned_payments.sql"
};
static const unsigned char migration_0023[] = {
#embed "migrations/0023_where_from.sql"
};
static const unsigned char migration_0024[] = {
#embed "migrations/0024_visit_plans.sql"
};
static const unsigned char migration_0025[] = {
#embed "migrations/0025_visit_planning_rest.sql"
};
static const unsigned char migration_0026[] = {
#embed "migrations/0026_review_rounds.sql"
};
static const unsigned char migration_0027[] = {
#embed "migrations/0027_reverification.sql"
};
static const unsigned char migration_0028[] = {
#embed "migrations/0028_visit_evidence.sql"
};
static const unsigned char migration_0029[] = {
#embed "migrations/0029_rolling_quarter.sql"
};

static const unsigned char check_account_balances_are_their_postings[] = {
#embed "checks/account_balances_are_their_postings.sql"
};
static const unsigned char check_bank_is_the_last_statement[] = {
#embed "checks/bank_is_the_last_statement.sql"
};
static const unsigned char check_checkpoints_are_heads[] = {
#embed "checks/checkpoints_are_heads.sql"
};
static const unsigned char check_claims_and_payments_agree[] = {
#embed "checks/claims_and_payments_agree.sql"
};
static const unsigned char check_claims_have_their_records[] = {
#embed "checks/claims_have_their_records.sql"
};
static const unsigned char check_commitments_are_the_open_payouts[] = {
#embed "checks/commitments_are_the_open_payouts.sql"
};
static const unsigned char check_commitments_mirror_each_other[] = {
#embed "checks/commitments_mirror_each_other.sql"
};
static const unsigned char check_counts_are_their_claims[] = {
#embed "checks/counts_are_their_claims.sql"
};
static const unsigned char check_earlier_draws_are_their_rounds[] = {
#embed "checks/earlier_draws_are_their_rounds.sql"
};
static const unsigned char check_feed_counts_close[] = {
#embed "checks/feed_counts_close.sql"
};
static const unsigned char check_household_totals_are_their_records[] = {
#embed "checks/household_totals_are_their_records.sql"
};
static const unsigned char check_journal_is_balanced[] = {
#embed "checks/journal_is_balanced.sql"
};
static const unsigned char check_nobody_has_two_parts_in_a_case[] = {
#embed "checks/nobody_has_two_parts_in_a_case.sql"
};
static const unsigned char check_nothing_waits_unsealed[] = {
#embed "checks/nothing_waits_unsealed.sql"
};
static const unsigned char check_notices_will_come_down[] = {
#embed "checks/notices_will_come_down.sql"
};
static const unsigned char check_officers_hold_compatible_roles[] = {
#embed "checks/officers_hold_compatible_roles.sql"
};
static const unsigned char check_officers_hold_their_appointments[] = {
#embed "checks/officers_hold_their_appointments.sql"
};
static const unsigned char check_payouts_have_their_papers[] = {
#embed "checks/payouts_have_their_papers.sql"
};
static const unsigned char check_person_totals_are_their_records[] = {
#embed "checks/person_totals_are_their_records.sql"
};
static const unsigned char check_postings_follow_one_another[] = {
#embed "checks/postings_follow_one_another.sql"
};
static const unsigned char check_records_belong_to_the_register[] = {
#embed "checks/records_belong_to_the_register.sql"
};
static const unsigned char check_relief_is_the_booked_payments[] = {
#embed "checks/relief_is_the_booked_payments.sql"
};
static const unsigned char check_sequence_of_the_tree_is_dense[] = {
#embed "checks/sequence_of_the_tree_is_dense.sql"
};
static const unsigned char check_statements_are_proven[] = {
#embed "checks/statements_are_proven.sql"
};
static const unsigned char check_nobody_is_in_two_crews_a_day[] = {
#embed "checks/nobody_is_in_two_crews_a_day.sql"
};
static const unsigned char check_planned_crews_are_there[] = {
#embed "checks/planned_crews_are_there.sql"
};
static const unsigned char check_planned_crews_have_seats[] = {
#embed "checks/planned_crews_have_seats.sql"
};
static const unsigned char check_planned_verifiers_have_no_conflict[] = {
#embed "checks/planned_verifiers_have_no_conflict.sql"
};
static const unsigned char check_planned_visits_have_two_verifiers[] = {
#embed "checks/planned_visits_have_two_verifiers.sql"
};
static const unsigned char check_visits_are_planned_once[] = {
#embed "checks/visits_are_planned_once.sql"
};
static const unsigned char check_revisions_follow_one_another[] = {
#embed "checks/revisions_follow_one_another.sql"
};
static const unsigned char check_review_samples_are_their_draw[] = {
#embed "checks/review_samples_are_their_draw.sql"
};
static const unsigned char check_reviews_hold_their_frames[] = {
#embed "checks/reviews_hold_their_frames.sql"
};
static const unsigned char check_reviews_take_their_steps[] = {
#embed "checks/reviews_take_their_steps.sql"
};

#define ENTRY(name, bytes) {name, bytes, sizeof(bytes)}

static const struct fangpin_sql migrations[] = {
    ENTRY("0001_foundation", migration_0001),
    ENTRY("0002_register", migration_0002),
    ENTRY("0003_intake", migration_0003),
    ENTRY("0004_claims", migration_0004),
    ENTRY("0005_fund", migration_0005),
    ENTRY("0006_trail", migration_0006),
    ENTRY("0007_due_work", migration_0007),
    ENTRY("0008_lighter_imports", migration_0008),
    ENTRY("0009_claim_counts", migration_0009),
    ENTRY("0010_count_by_claim", migration_0010),
    ENTRY("0011_access", migration_0011),
    ENTRY("0012_roles", migration_0012),
    ENTRY("0013_lighter_triggers", migration_0013),
    ENTRY("0014_checkpoints", migration_0014),
    ENTRY("0015_row_security", migration_0015),
    ENTRY("0016_lighter_lists", migration_0016),
    ENTRY("0017_fund_account", migration_0017),
    ENTRY("0018_imports", migration_0018),
    ENTRY("0019_sign_in_of_systems", migration_0019),
    ENTRY("0020_keys_and_erasure", migration_0020),
    ENTRY("0021_lockouts", migration_0021),
    ENTRY("0022_returned_payments", migration_0022),
    ENTRY("0023_where_from", migration_0023),
    ENTRY("0024_visit_plans", migration_0024),
    ENTRY("0025_visit_planning_rest", migration_0025),
    ENTRY("0026_review_rounds", migration_0026),
    ENTRY("0027_reverification", migration_0027),
    ENTRY("0028_visit_evidence", migration_0028),
    ENTRY("0029_rolling_quarter", migration_0029),
};

static const struct fangpin_sql checks[] = {
    ENTRY("account_balances_are_their_postings", check_account_balances_are_their_postings),
    ENTRY("bank_is_the_last_statement", check_bank_is_the_last_statement),
    ENTRY("checkpoints_are_heads", check_checkpoints_are_heads),
    ENTRY("claims_and_payments_agree", check_claims_and_payments_agree),
    ENTRY("claims_have_their_records", check_claims_have_their_records),
    ENTRY("commitments_are_the_open_payouts", check_commitments_are_the_open_payouts),
    ENTRY("commitments_mirror_each_other", check_commitments_mirror_each_other),
    ENTRY("counts_are_their_claims", check_counts_are_their_claims),
    ENTRY("earlier_draws_are_their_rounds", check_earlier_draws_are_their_rounds),
    ENTRY("feed_counts_close", check_feed_counts_close),
    ENTRY("household_totals_are_their_records", check_household_totals_are_their_records),
    ENTRY("journal_is_balanced", check_journal_is_balanced),
    ENTRY("nobody_has_two_parts_in_a_case", check_nobody_has_two_parts_in_a_case),
    ENTRY("nothing_waits_unsealed", check_nothing_waits_unsealed),
    ENTRY("notices_will_come_down", check_notices_will_come_down),
    ENTRY("officers_hold_compatible_roles", check_officers_hold_compatible_roles),
    ENTRY("officers_hold_their_appointments", check_officers_hold_their_appointments),
    ENTRY("payouts_have_their_papers", check_payouts_have_their_papers),
    ENTRY("person_totals_are_their_records", check_person_totals_are_their_records),
    ENTRY("postings_follow_one_another", check_postings_follow_one_another),
    ENTRY("records_belong_to_the_register", check_records_belong_to_the_register),
    ENTRY("relief_is_the_booked_payments", check_relief_is_the_booked_payments),
    ENTRY("sequence_of_the_tree_is_dense", check_sequence_of_the_tree_is_dense),
    ENTRY("statements_are_proven", check_statements_are_proven),
    ENTRY("review_samples_are_their_draw", check_review_samples_are_their_draw),
    ENTRY("reviews_hold_their_frames", check_reviews_hold_their_frames),
    ENTRY("reviews_take_their_steps", check_reviews_take_their_steps),
    ENTRY("revisions_follow_one_another", check_revisions_follow_one_another),
    ENTRY("nobody_is_in_two_crews_a_day", check_nobody_is_in_two_crews_a_day),
    ENTRY("planned_crews_are_there", check_planned_crews_are_there),
    ENTRY("planned_crews_have_seats", check_planned_crews_have_seats),
    ENTRY("planned_verifiers_have_no_conflict", check_planned_verifiers_have_no_conflict),
    ENTRY("planned_visits_have_two_verifiers", check_planned_visits_have_two_verifiers),
    ENTRY("visits_are_planned_once", check_visits_are_planned_once),
};

#define ITEM(list, index)                                                                          \
    ((index) >= 0 && (index) < (int)(sizeof(list) / sizeof(list[0])) ? &list[index] : 0)

const struct fangpin_sql *fangpin_migration(int index) { return ITEM(migrations, index); }

const struct fangpin_sql *fangpin_check(int index) { return ITEM(checks, index); }
