import type { Generated } from "kysely";
import type { Role } from "../../domain/permissions/actor.ts";
import type { Tenant } from "./column-types.ts";

/** How people prove who they are, and the sessions that follow. */
export type SignInTables = {
  sessions: {
    tenant_id: Tenant;
    token_hash: Buffer;
    session_id: Generated<string>;
    person_id: string;
    created_at: Generated<string>;
    last_seen_at: Generated<string>;
    expires_at: string;
    user_agent: Generated<string>;
    source: Generated<string>;
    method: Generated<string>;
  };
  sign_in_attempts: {
    tenant_id: Tenant;
    attempt_id: Generated<number>;
    at: Generated<string>;
    login_name: string;
    source: Generated<string>;
    succeeded: boolean;
    known: "device" | "address" | null;
    device_hash: Buffer | null;
  };
  known_devices: { tenant_id: Tenant; person_id: string; device_hash: Buffer; last_used_at: string };
  totp_secrets: {
    tenant_id: Tenant;
    person_id: string;
    sealed: Buffer;
    confirmed_at: string | null;
    last_step: Generated<number>;
    created_at: Generated<string>;
  };
  passkeys: {
    tenant_id: Tenant;
    passkey_id: Generated<string>;
    person_id: string;
    credential_id: string;
    public_key: Buffer;
    counter: number;
    transports: Generated<string[]>;
    rp_id: string;
    name: string;
    created_at: Generated<string>;
    last_used_at: string | null;
  };
  passkey_enrolments: {
    tenant_id: Tenant;
    person_id: string;
    session_id: string;
    challenge: string;
    name: string;
    expires_at: string;
  };
  recovery_codes: { tenant_id: Tenant; person_id: string; code_hash: Buffer; used_at: string | null };
  second_steps: {
    tenant_id: Tenant;
    token_hash: Buffer;
    person_id: string;
    expires_at: string;
    challenge: string | null;
  };
  identity_providers: {
    tenant_id: Tenant;
    issuer: string;
    client_id: string;
    sealed_secret: Buffer;
    claim: "preferred_username" | "email";
  };
  directories: {
    tenant_id: Tenant;
    address: string;
    authority: string | null;
    bind_name: string;
    sealed_secret: Buffer;
    base: string;
    filter: string;
  };
  provider_sign_ins: {
    tenant_id: Tenant;
    token_hash: Buffer;
    state: string;
    nonce: string;
    code_verifier: string;
    back: string | null;
    expires_at: string;
  };
  second_factor_roles: { tenant_id: Tenant; role: Role };
};
