import type { DeliveryRefusal } from "../../usecases/mail/deliver.ts";
import type { SaveMailOutcome } from "../../usecases/mail/mail-settings.ts";
import type { FieldError } from "../posted/field-error.ts";

const refusals = {
  unreachable: "サーバーにつながりません。サーバーの名前とポート、ネットワークの許可をご確認ください。",
  "no-encryption":
    "暗号化した接続を始められません。暗号化の方法、サーバーの名前、庁内の認証局の証明書をご確認ください。",
  "sign-in-refused": "ユーザー名かパスワードが、サーバーに受け付けられません。",
  "sender-refused": "差出人のアドレスが、サーバーに受け付けられません。",
  "server-refused": "サーバーが受付を断りました。",
  "broken-off": "送っている途中で接続が切れました。",
  "put-off": "サーバーが、あとで送り直すように求めています。",
  "recipient-refused": "宛先のアドレスが、サーバーに受け付けられません。アドレスをご確認ください。",
  "mail-refused": "サーバーがこのメールを受け付けません。",
  "no-server": "メールのサーバーが設定されていません。",
  sealed: "保存されたパスワードを開けません。パスワードを入力し直してください。",
} as const satisfies Record<DeliveryRefusal | "no-server" | "sealed", string>;

/** Why a mail was not taken, and what to do. */
export function mailRefusalText(reason: string): string {
  return refusals[reason as keyof typeof refusals] ?? "送れませんでした。";
}

/** Where a setting was refused. */
export const mailSettingErrors = {
  "no-password": {
    field: "password",
    message: "パスワードを入力してください。サーバー、ユーザー名、暗号化の方法を変えたときも必要です。",
  },
  "no-site-address": {
    field: "host",
    message:
      "先に、管理者が「サインイン」の設定で「道しるべのアドレス」を保存してください。メールの中のリンクに使います。",
  },
} as const satisfies Record<Extract<SaveMailOutcome, { ok: false }>["reason"], FieldError>;
