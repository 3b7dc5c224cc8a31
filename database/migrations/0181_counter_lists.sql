-- What a desk took in last.
create index counter_intake_at_desk on counter_intake (desk_id, begun_at desc);
