//! The programme: the one file a host writes.
