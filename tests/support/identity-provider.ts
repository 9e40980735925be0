import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type IdentityProvider = {
  issuer: string;
  /** Follows an authorization request as a browser would and returns where the answer is sent. */
  authorize(request: URL, person: string): Promise<URL>;
  stop(): Promise<void>;
};

const program = fileURLToPath(new URL("./identity-provider-program.mjs", import.meta.url));

/** Starts a real provider in a process of its own. `redirectAddress`: where its answers may go; `person`: who sits there. */
export async function startIdentityProvider(redirectAddress: string, person = ""): Promise<IdentityProvider> {
  const child = spawn(process.execPath, [program, redirectAddress, person], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const issuer = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /issuer (http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", () => reject(new Error(`the provider ended:\n${said}`)));
  });
  return {
    issuer,
    authorize: (request, person) => authorize(request, person, redirectAddress),
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
    },
  };
}

async function authorize(request: URL, person: string, redirectAddress: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next = new URL(request);
  next.searchParams.set("login_hint", person);
  for (let step = 0; step < 10; step++) {
    const headers = { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
    const answer = await fetch(next, { redirect: "manual", headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get("Location");
    if (!location) throw new Error(`the provider answers ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    next = new URL(location, next);
    if (next.href.startsWith(redirectAddress)) return next;
  }
  throw new Error("the provider goes round in circles");
}
