-- Where a refused attempt came from: an address, as the operating system or the county's own proxy
-- says it; null for what no request from outside did. GB/T 22239-2019 8.1.4.3 and the Cybersecurity
-- Law (article 21) ask for records by which an attack can be traced, so it stands in the clear: a
-- hash hides no four bytes.
alter table refused_attempt add column address text;
