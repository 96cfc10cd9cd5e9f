#include <sqlite3.h>

// Swift cannot call C functions with a variable number of arguments.
static inline int samfrid_sqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
