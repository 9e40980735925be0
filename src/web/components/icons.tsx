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

/** A door with an arrow out of it. */
export function SignOutIcon() {
  return (
    <Icon>
      <path d="M13 4H5v16h8M10 12h10M16.5 8.5 20 12l-3.5 3.5" />
    </Icon>
  );
}

/** A bell. */
export function BellIcon() {
  return (
    <Icon>
      <path d="M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10.5 20h3M12 5.5V4" />
    </Icon>
  );
}

/** A ticked list. */
export function TodoIcon() {
  return (
    <Icon>
      <path d="m4 6 1.500 1.500L8.500 4.500M4 13l1.500 1.500 3-3M4 20l1.500 1.500 3-3M12 6h8M12 13h8M12 20h8" />
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

export function CommentIcon() {
  return (
    <Icon>
      <path d="M4 5h16v11h-9l-4 4v-4H4zM8 9.500h8M8 12.500h5" />
    </Icon>
  );
}

export function PersonIcon() {
  return (
    <Icon>
      <path d="M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 21c0-4 3.300-6.500 7.500-6.500s7.500 2.500 7.500 6.500" />
    </Icon>
  );
}

/** Sliders: what can be set. */
export function SettingsIcon() {
  return (
    <Icon>
      <path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3M13 5v4M7 10v4M13 15v4" />
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
