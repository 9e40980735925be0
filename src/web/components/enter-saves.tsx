/**
 * Put first into a form with several buttons: Enter in a one-line field presses a form's first button, whichever it is.
 * Only for that key: neither seen, nor read out, nor reached by Tab, since the same button stands visibly in the form.
 */
export function EnterSaves({ name, value }: { name: string; value: string }) {
  return (
    <button className="visually-hidden" type="submit" name={name} value={value} tabIndex={-1} aria-hidden="true">
      保存する
    </button>
  );
}
