import type { SheetActName } from "../../domain/cycle/cycle-state.ts";
import { url } from "../routes.ts";

type ActButtonProps = {
  sheetId: string;
  act: SheetActName;
  requestKey: string;
  seen: number;
  label: string;
  look: string;
};

/** A form of one button: it works without JavaScript, and pressed twice it has one effect. */
export function ActButton({ sheetId, act, requestKey, seen, label, look }: ActButtonProps) {
  return (
    <form method="post" action={url("actOnSheet", { sheetId, act })} className="inline-form">
      <input type="hidden" name="key" value={requestKey} />
      <input type="hidden" name="seen" value={seen} />
      <button className={look} type="submit">
        {label}
      </button>
    </form>
  );
}
