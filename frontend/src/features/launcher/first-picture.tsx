const VANISHING = { x: 118, y: 54 }
const FEET = [-160, -80, -20, 30, 74, 112, 150, 194, 244, 304, 384]

/** A wide shot at dawn as the console sketches it: what the first shot may become. */
export function FirstPicture() {
  return (
    <svg viewBox="0 0 185 100" aria-hidden="true" className="first-picture">
      <rect width="185" height="54" fill="#b9b9b9" />
      <path
        d="M0 20 60 12l70 6 55-8v12l-60 5-70-4-55 5zM0 38l90-7 95 5v5l-92-4-93 6z"
        fill="#cbcbcb"
      />
      <circle cx="136" cy="52" r="15" fill="#f4f4f4" />
      <rect y="54" width="185" height="46" fill="#8d8d8d" />
      <g stroke="#a6a6a6" strokeWidth="0.6">
        {FEET.map((x) => (
          <path key={x} d={`M${VANISHING.x} ${VANISHING.y}L${x} 100`} />
        ))}
        <path d="M0 58h185M0 64h185M0 73h185M0 86h185" />
      </g>
      <path d="M52.5 84 6 95l3 2.5L55 86z" fill="#6b6b6b" />
      <g fill="#2a2a2a">
        <circle cx="53.5" cy="48" r="3.4" />
        <path d="M49.5 52h8l1.800 15-1.800.5-.4 17h-3l-.6-15-.8 15h-3l-.4-17-1.6-.5z" />
      </g>
      <path d="M50 52.5h7.400l4.600 4-4.800-1.400-7-.2z" fill="#e0e0e0" />
    </svg>
  )
}
