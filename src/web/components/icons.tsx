import type { ReactNode } from "react";

/** A signpost: 道しるべ. */
export function BrandMark() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path d="M13 2h2v3h8l3.4 4L23 13h-8v2h4v7h-4v4h-2v-4H5l-3.4-3.5L5 15h8v-2H6V5h7z" fill="currentColor" />
    </svg>
  );
}

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export function HomeIcon() {
  return (
    <Icon>
      <path d="M4 11.5 12 4l8 7.5M6 10v10h12V10M10 20v-6h4v6" />
    </Icon>
  );
}

export function HistoryIcon() {
  return (
    <Icon>
      <path d="M4 12a8 8 0 1 0 2.6-5.9M4 4v4h4M12 8v4.5l3 2" />
    </Icon>
  );
}

export function PeopleIcon() {
  return (
    <Icon>
      <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M15.5 4.5a3.4 3.4 0 0 1 0 6M18 14.5c2.100.9 3.500 2.800 3.500 5.500" />
    </Icon>
  );
}

export function ImportIcon() {
  return (
    <Icon>
      <path d="M12 4v10m0 0 4-4m-4 4-4-4M5 15v4h14v-4" />
    </Icon>
  );
}
