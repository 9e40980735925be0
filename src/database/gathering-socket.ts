import { Socket } from "node:net";

/**
 * A socket that sends what is written in one turn of the event loop as one packet. The library writes each statement by
 * itself, and in a small transaction those system calls cost more than everything else the program does.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  // Node puts its own `write` back when it begins to connect.
  return socket.once("connect", () => gatherWrites(socket));
}

function gatherWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let gathering = false;
  socket.write = (...given: unknown[]): boolean => {
    if (!gathering) {
      gathering = true;
      socket.cork();
      process.nextTick(() => {
        gathering = false;
        socket.uncork();
      });
    }
    return write(...given);
  };
}
