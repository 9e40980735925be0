import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { gatheringSocket } from "./gathering-socket.ts";

test("what is written in one turn leaves in one system call, in order and nothing lost", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection");
  const socket = gatheringSocket().connect((server.address() as AddressInfo).port, "127.0.0.1");
  await once(socket, "connect");
  const [other] = await accepted;
  other.setEncoding("utf8");

  socket.write("a");
  socket.write("b");
  expect(socket.writableCorked).toBeGreaterThan(0);
  expect(socket.bytesWritten).toBe(2);
  expect(socket.writableLength).toBe(2);
  expect(await once(other, "data")).toEqual(["ab"]);
  expect(socket.writableCorked).toBe(0);

  socket.write("c");
  expect(await once(other, "data")).toEqual(["c"]);
  socket.destroy();
  server.close();
});
