// Tries to accept, receive and send on sockets of the host, by every descriptor up to 1024.
#include "hostile.h"

WASI(sock_accept)(u32 a, u32 b, u32 c);
WASI(sock_recv)(u32 a, u32 b, u32 c, u32 d, u32 e, u32 f);
WASI(sock_send)(u32 a, u32 b, u32 c, u32 d, u32 e);
WASI(sock_shutdown)(u32 a, u32 b);

ATTACK {
  static u32 result[4];
  u32 opened = 1;
  for (u32 fd = 0; fd < 1024; fd++) {
    opened &= sock_accept(fd, 0, (u32)result) ? 1 : 0;
    opened &= sock_recv(fd, (u32)result, 1, 0, (u32)result, (u32)result) ? 1 : 0;
    opened &= sock_send(fd, (u32)result, 1, 0, (u32)result) ? 1 : 0;
    opened &= sock_shutdown(fd, 3) ? 1 : 0;
  }
  u32 granted = 0;
  granted |= !opened;
  say(granted ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
