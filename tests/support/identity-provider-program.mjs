import { createServer } from "node:http";
import Provider from "oidc-provider";

/**
 * An identity provider as an office runs one, in a process of its own. Whoever comes is signed in as the `login_hint`
 * of the request, or else as the person of the second argument. The first: the address to which answers may go. Prints its issuer.
 */
const [redirectAddress = "", person = ""] = process.argv.slice(2);

const client = (id) => ({
  client_id: id,
  client_secret: `${id}-secret`,
  redirect_uris: [redirectAddress],
  grant_types: ["authorization_code"],
  response_types: ["code"],
});

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  const provider = new Provider(`http://127.0.0.1:${address.port}`, {
    clients: [client("michi"), client("another-program")],
    claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email", "email_verified"] },
    pkce: { required: () => false },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({
        sub,
        preferred_username: sub,
        email: `${sub}@city.example.lg.jp`,
        email_verified: !sub.startsWith("unverified"),
      }),
    }),
    async loadExistingGrant(ctx) {
      const { session, client: asking } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        accountId: session?.accountId ?? "",
        clientId: asking?.clientId ?? "",
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ["for the tests alone"] },
  });
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const login = { accountId: String(params.login_hint ?? person) };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  });
  console.log(`issuer http://127.0.0.1:${address.port}`);
});
