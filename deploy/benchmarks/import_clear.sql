-- Back to before the first import; the register stays.
set session_replication_role = replica;
truncate fangpin.cost_record, fangpin.person_total, fangpin.household_total, fangpin.feed_reject,
    fangpin.feed_warning, fangpin.application, fangpin.feed_file;
drop table if exists peer.bill, peer.person_total, peer.household_total, peer.reject;
checkpoint;
