import type { FieldError } from "../posted/field-error.ts";

/** Where an office pastes the certificates of its own authority. */
export function AuthorityField({ value, errors }: { value: string | undefined; errors: FieldError[] }) {
  const error = errors.find(({ field }) => field === "authority");
  return (
    <div className="field">
      <label htmlFor="authority">認証局の証明書（PEM）</label>
      <span className="field-hint" id="authority-hint">
        庁内の認証局がサーバーの証明書を出しているときに貼り付けます。公的な認証局のときは空のままにします
      </span>
      {error && (
        <span className="field-error" id="authority-error">
          {error.message}
        </span>
      )}
      <textarea
        className="input certificate"
        id="authority"
        name="authority"
        rows={4}
        spellCheck={false}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "authority-hint authority-error" : "authority-hint"}
      />
    </div>
  );
}
