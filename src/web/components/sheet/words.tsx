/** Tags that an extraction from PDF left standing in the words. */
const tag = /(<\/?(?:ul|ol|li|p|br|div|span)\b[^<>]*>)/gi;

/** Words exactly as they were written, line breaks included; left-over tags are set small. */
export function Words({ text }: { text: string }) {
  const parts = text.split(tag);
  if (parts.length === 1) return <span className="text">{text}</span>;
  let offset = 0;
  return (
    <span className="text">
      {parts.map((part, index) => {
        const key = offset;
        offset += part.length;
        // split() puts what the pattern caught at the odd places.
        return index % 2 === 1 ? (
          <span key={key} className="residue">
            {part}
          </span>
        ) : (
          part
        );
      })}
    </span>
  );
}
