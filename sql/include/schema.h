#ifndef FANGPIN_SCHEMA_H
#define FANGPIN_SCHEMA_H

// One embedded SQL file: its name without ending, its bytes, their number.
struct fangpin_sql {
    const char *name;
    const unsigned char *bytes;
    long length;
};

// In order of their numbers; null beyond the last.
const struct fangpin_sql *fangpin_migration(int index);
const struct fangpin_sql *fangpin_check(int index);

#endif
