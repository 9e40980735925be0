import { encode } from "uqr";

/** Room around the squares that readers need, in squares (ISO/IEC 18004). */
const quiet = 4;

/** A picture to be read by a telephone's camera: one path, no style, so that the policy of the page lets it be. */
export function QrCode({ words, label }: { words: string; label: string }) {
  const { data, size } = encode(words, { ecc: "M", border: 0 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : [])),
  );
  const side = size + 2 * quiet;
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
