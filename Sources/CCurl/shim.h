#include <curl/curl.h>

// Swift cannot call C functions with a variable number of arguments.
static inline CURLcode samfrid_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode samfrid_curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode samfrid_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode samfrid_curl_get_number(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}
typedef size_t (*samfrid_curl_reader)(char *buffer, size_t size, size_t count, void *context);
static inline CURLcode samfrid_curl_set_reader(CURL *handle, samfrid_curl_reader reader, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
  if (code != CURLE_OK) return code;
  return curl_easy_setopt(handle, CURLOPT_READDATA, context);
}
// What the other side answers, line by line.
static inline CURLcode samfrid_curl_set_listener(CURL *handle, samfrid_curl_reader listener, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, listener);
  if (code != CURLE_OK) return code;
  return curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
}
typedef size_t (*samfrid_curl_writer)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode samfrid_curl_set_writer(CURL *handle, samfrid_curl_writer writer, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer);
  if (code != CURLE_OK) return code;
  return curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
}
static inline CURLcode samfrid_curl_set_opener(CURL *handle, curl_opensocket_callback opener, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
  if (code != CURLE_OK) return code;
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
}
