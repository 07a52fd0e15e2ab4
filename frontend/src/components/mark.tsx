/** The console's mark. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width={18} height={18} aria-hidden="true">
      <path
        d="M3 8V4h5M16 4h5v4M21 16v4h-5M8 20H3v-4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M9.5 8.5v7l6-3.5z" fill="currentColor" />
    </svg>
  )
}
