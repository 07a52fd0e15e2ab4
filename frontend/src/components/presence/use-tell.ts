import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useProject } from '@/lib/project/project-context'

/** "/p/film/gallery" is the gallery; a project's own address is its board. */
const roomOf = (pathname: string): string => pathname.split('/')[3] || 'board'

/** Tells the others which room this person is in. */
export function useTellRoom(): void {
  const { presence } = useProject()
  const room = useLocation({ select: ({ pathname }) => roomOf(pathname) })
  useEffect(() => presence.tell({ room }), [presence, room])
}

/** Tells the others what this person has selected. */
export function useTellSelected(shots: ReadonlySet<string>): void {
  const { presence } = useProject()
  useEffect(() => presence.tell({ selected: [...shots] }), [presence, shots])
}
