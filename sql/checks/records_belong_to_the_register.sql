-- Every record names a person of the register, and the household that the person belongs to.
select r.channel, r.serial
from cost_record r left join person p on p.no = r.person_no
where p.household_no is distinct from r.household_no;
