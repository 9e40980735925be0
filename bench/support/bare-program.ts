import { createServer } from "node:http";
import pg from "pg";
import { startPrivateServer } from "../../src/database/private-server/start-private-server.ts";

// The least that a program on Node with a PostgreSQL of its own needs: start.ts compares with it.

const server = await startPrivateServer({ dataDir: process.env.MICHI_DATA ?? "" });
const client = new pg.Client({ ...server.owner, database: "postgres" });
await client.connect();
const web = createServer(async (_, response) => {
  const { rows } = await client.query("select 'ready' as word");
  response.end(rows[0].word);
});
web.listen(Number(process.env.PORT));
process.once("SIGTERM", async () => {
  web.close();
  web.closeAllConnections();
  await client.end();
  await server.stop();
});
