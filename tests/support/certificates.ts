import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Files of an authority of the tests' own and of a certificate that it gave to a server of these names. */
export type Certificates = { authority: string; authorityFile: string; certificateFile: string; keyFile: string };

/** `names` as certificates name them: `DNS:localhost`, `IP:127.0.0.1`. */
export function makeCertificates(folder: string, names: string[]): Certificates {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "pipe" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const authority = ["-keyout", at("authority.key"), "-out", at("authority.pem"), "-days", "2"];
  openssl("req", "-x509", ...key, ...authority, "-subj", "/CN=Tests authority");
  openssl("req", ...key, "-keyout", at("server.key"), "-out", at("server.csr"), "-subj", "/CN=directory");
  writeFileSync(at("names"), `subjectAltName=${names.join(",")}\n`);
  const signing = ["-CA", at("authority.pem"), "-CAkey", at("authority.key"), "-CAcreateserial", "-days", "2"];
  openssl("x509", "-req", "-in", at("server.csr"), ...signing, "-extfile", at("names"), "-out", at("server.pem"));
  return {
    authority: readFileSync(at("authority.pem"), "utf8"),
    authorityFile: at("authority.pem"),
    certificateFile: at("server.pem"),
    keyFile: at("server.key"),
  };
}
