import type { Project } from '@/api/types'

/** A project of the list; a test says only what matters to it. */
export function aProject(facts: Partial<Project> = {}): Project {
  return {
    id: '01SALT',
    name: 'The Salt Line',
    path: '/films/The Salt Line',
    opened_at: '2026-11-21T10:42:00Z',
    created_at: '2026-11-01T08:00:00Z',
    exists: true,
    shots: 14,
    rendered: 9,
    frame_width: 1.85,
    frame_height: 1,
    fps: 24,
    pictures: [],
    ...facts,
  }
}
