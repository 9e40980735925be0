import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { type Certificates, makeCertificates } from "./certificates.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A real OpenLDAP server of the test's own, with the people of an invented office. */
export type DirectoryServer = {
  /** ldaps:// and ldap://, both by the name in the certificate. */
  secure: string;
  plain: string;
  authority: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
};

export const directoryBase = "ou=people,dc=city,dc=example";
export const lookUpAccount = { name: "cn=michi,dc=city,dc=example", password: "look-up-secret" };
export const directoryPassword = "庁内のパソコンの合言葉";

/** `logins`: people, all with the same password. Somebody may stand there twice. */
export async function startDirectory(logins: string[]): Promise<DirectoryServer> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "data"));
  const certificates = makeCertificates(folder, ["DNS:localhost"]);
  const [secure, plain] = [await freePort(), await freePort()];
  const config = join(folder, "slapd.conf");
  writeFileSync(config, configuration(folder, certificates));
  writeFileSync(join(folder, "people.ldif"), entries(logins));
  execFileSync("/usr/sbin/slapadd", ["-f", config, "-l", join(folder, "people.ldif")], { stdio: "pipe" });
  let running: ChildProcess | null = null;
  const server: DirectoryServer = {
    secure: `ldaps://localhost:${secure}`,
    plain: `ldap://localhost:${plain}`,
    authority: certificates.authority,
    async start() {
      const listen = `ldaps://127.0.0.1:${secure} ldap://127.0.0.1:${plain}`;
      // With -d it stays in the foreground.
      running = spawn("/usr/sbin/slapd", ["-f", config, "-h", listen, "-d", "0"], { stdio: "ignore" });
      await Promise.all([listening(secure), listening(plain)]);
    },
    async stop() {
      if (!running) return;
      const ended = new Promise((resolve) => running?.once("exit", resolve));
      running.kill();
      await ended;
      running = null;
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** Like many a directory it answers "success" to a name without a password. */
function configuration(folder: string, { authorityFile, certificateFile, keyFile }: Certificates): string {
  const schemas = ["core", "cosine", "inetorgperson"].map((name) => `include /etc/ldap/schema/${name}.schema`);
  const modules = existsSync("/usr/lib/ldap/back_mdb.so") ? ["modulepath /usr/lib/ldap", "moduleload back_mdb"] : [];
  return [
    ...schemas,
    ...modules,
    `pidfile ${folder}/slapd.pid`,
    "allow bind_anon_dn",
    `TLSCACertificateFile ${authorityFile}`,
    `TLSCertificateFile ${certificateFile}`,
    `TLSCertificateKeyFile ${keyFile}`,
    "database mdb",
    "maxsize 10485760",
    'suffix "dc=city,dc=example"',
    `directory ${folder}/data`,
    "access to attrs=userPassword by anonymous auth by * none",
    `access to * by dn.exact="${lookUpAccount.name}" read by * none`,
    "",
  ].join("\n");
}

function entries(logins: string[]): string {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const people = logins.map((login, index) => [
    `dn: cn=person-${index},${directoryBase}`,
    "objectClass: inetOrgPerson",
    `cn: person-${index}`,
    `sn:: ${base64(login)}`,
    `uid:: ${base64(login)}`,
    `userPassword:: ${base64(directoryPassword)}`,
  ]);
  const account = [
    `dn: ${lookUpAccount.name}`,
    "objectClass: organizationalRole",
    "objectClass: simpleSecurityObject",
    "cn: michi",
    `userPassword: ${lookUpAccount.password}`,
  ];
  const top = ["dn: dc=city,dc=example", "objectClass: dcObject", "objectClass: organization", "o: city", "dc: city"];
  const folder = [`dn: ${directoryBase}`, "objectClass: organizationalUnit", "ou: people"];
  return [top, account, folder, ...people].map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the directory does not listen on ${port}`);
}
