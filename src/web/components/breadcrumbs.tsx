/** Where the page is: 年度 › 部 › 課. The last entry is the page itself. */
export function Breadcrumbs({ trail }: { trail: { label: string; href?: string }[] }) {
  return (
    <nav className="breadcrumbs" aria-label="現在の位置">
      <ol>
        {trail.map(({ label, href }) => (
          <li key={`${href}${label}`}>{href ? <a href={href}>{label}</a> : <span>{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
