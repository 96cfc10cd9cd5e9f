#include <time.h>
#include <liboath/oath.h>
