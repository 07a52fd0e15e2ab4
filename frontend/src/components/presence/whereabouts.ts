import type { Person } from '@/lib/presence/presence'

const rooms: Readonly<Record<string, string>> = {
  board: 'on the board',
  gallery: 'in the gallery',
  cinematography: 'at the camera',
  library: 'in the library',
  print: 'at the print',
  pool: 'in the pool',
}

/** "Ines, on the board", "Tarek types in 2C"; `code` is of the shot that the person types in. */
export function whereabouts({ name, room, editing }: Person, code: string | undefined): string {
  if (editing && code) return `${name} types in ${code}`
  return `${name}, ${rooms[room] ?? 'at this project'}`
}
