// What the attacks in C share: streams, the uid of the request, base64. No library; one page of stack, static buffers.

typedef unsigned char u8;
typedef unsigned u32;
typedef unsigned long long u64;

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name))) u32 name
#define EXPORT(name) __attribute__((export_name(name)))
#define NORETURN __attribute__((noreturn))

// The attack, for every entry point.
#define ATTACK                                                                                                         \
  static void attack(void);                                                                                            \
  EXPORT("authn") void authn(void) { attack(); }                                                                       \
  EXPORT("authz") void authz(void) { attack(); }                                                                       \
  EXPORT("validate") void validate(void) { attack(); }                                                                 \
  static void attack(void)

struct buffer {
  const void *at;
  u32 length;
};

WASI(fd_read)(u32 fd, const struct buffer *buffers, u32 count, u32 *done);
WASI(fd_write)(u32 fd, const struct buffer *buffers, u32 count, u32 *done);

// What the compiler calls by itself; the linker leaves out what it does not.
void *memcpy(void *to, const void *from, u32 count) {
  for (u32 i = 0; i < count; i++) ((u8 *)to)[i] = ((const u8 *)from)[i];
  return to;
}

void *memset(void *at, int value, u32 count) {
  for (u32 i = 0; i < count; i++) ((u8 *)at)[i] = (u8)value;
  return at;
}

static u32 length(const char *text) {
  u32 length = 0;
  while (text[length]) length++;
  return length;
}

static void put(u32 fd, const void *bytes, u32 count) {
  struct buffer buffer = {bytes, count};
  u32 done;
  fd_write(fd, &buffer, 1, &done);
}

// Writes text to standard output.
static inline void say(const char *text) { put(1, text, length(text)); }

// Writes a text to standard output so many times.
static inline void repeat(const char *text, u32 times) {
  static char many[1 << 12];
  u32 size = length(text), filled = 0;
  while (filled + size <= sizeof many)
    for (u32 i = 0; i < size; i++) many[filled++] = text[i];
  for (u32 fit = sizeof many / size; times > 0;) {
    u32 now = times < fit ? times : fit;
    put(1, many, now * size);
    times -= now;
  }
}

static char input[1 << 16];
static u32 input_length;

static inline void read_input(void) {
  struct buffer buffer = {input, sizeof input};
  fd_read(0, &buffer, 1, &input_length);
}

// Where in the input the value of a key begins, which is a string: behind "KEY":"
static inline const char *find(const char *quoted) {
  u32 size = length(quoted);
  for (u32 at = 0; at + size < input_length; at++) {
    u32 same = 0;
    while (same < size && input[at + same] == quoted[same]) same++;
    if (same == size) return input + at + size;
  }
  __builtin_trap();
}

// Writes the uid of the request.
static inline void say_uid(void) {
  read_input();
  put(1, find("\"uid\":\""), 36);
}

#define HEAD "{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{"
#define TAIL "}}}"

// Writes an answer with the right uid and these members.
static inline void answer(const char *members) {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",");
  say(members);
  say(TAIL);
}

// Writes text in base64.
static inline void say_base64(const char *text) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (u32 left = length(text); left > 0;) {
    u32 now = left < 3 ? left : 3, bits = 0;
    for (u32 i = 0; i < 3; i++) bits = bits << 8 | (i < now ? (u8)text[i] : 0);
    char four[4];
    for (u32 i = 0; i < 4; i++) four[i] = i <= now ? digits[bits >> (18 - 6 * i) & 63] : '=';
    put(1, four, 4);
    text += now;
    left -= now;
  }
}

// Allows, with a patch of this type.
static inline void patch(const char *type, const char *content) {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"");
  say(type);
  say("\",\"patch\":\"");
  say_base64(content);
  say("\"" TAIL);
}
