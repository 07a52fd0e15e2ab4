import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StudioConsole } from '../console'

/** Shots of a scene, and panels of a row. */
const IN_SCENE = 20
const IN_ROW = 4
/** Board px: a panel, what is between panels, what is between scenes. */
const PANEL = { w: 240, h: 183 }
const STEP = { x: 252, y: 231 }
const SCENES_IN_ROW = 10

const pad = (place: number) => String(place).padStart(6, '0')

function shotOf(place: number) {
  const scene = Math.floor(place / IN_SCENE)
  return {
    id: `shot${pad(place)}`,
    slot_id: `slot${pad(place)}`,
    alternate_number: 1,
    scene_id: `scene${pad(scene)}`,
    order: (place % IN_SCENE) + 1,
    code: `${scene + 1}${String.fromCharCode(65 + (place % IN_SCENE))}`,
    name: `Moment ${place + 1}`,
    description: 'Mara keeps one hand on the wheel and does not turn round.',
    action: '',
    dialogue: '',
    lyrics: '',
    sound: '',
    notes: place % 7 === 0 ? 'Ask for the lamp.' : '',
    rating: place % 6,
    seed: place,
    seed_locked: false,
    template_id: 'storyboard-still',
    chosen_take: null,
    camera: { size: 'medium', lens: 'mm_50' },
    values: {},
    created_at: '2026-11-21T10:00:00.000Z',
  }
}

function placeOf(place: number) {
  const scene = Math.floor(place / IN_SCENE)
  const within = place % IN_SCENE
  const rows = IN_SCENE / IN_ROW
  return {
    x: (scene % SCENES_IN_ROW) * (IN_ROW * STEP.x + 40) + (within % IN_ROW) * STEP.x,
    y:
      Math.floor(scene / SCENES_IN_ROW) * (rows * STEP.y + 60) +
      Math.floor(within / IN_ROW) * STEP.y,
    z: place,
    ...PANEL,
  }
}

export const placesOf = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ id: `shot${pad(place)}`, ...placeOf(place) }))

/** Writes a project of so many shots into the folder of a new one, and opens it. Its id. */
export async function seedBoard(studio: StudioConsole, count: number): Promise<string> {
  const name = `Board of ${count}`
  const folder = join(studio.films, name)
  const scenes = Array.from({ length: Math.ceil(count / IN_SCENE) }, (_, place) => ({
    id: `scene${pad(place)}`,
    name: `Place ${place + 1}`,
    description: '',
    order: place + 1,
  }))
  const shots = Array.from({ length: count }, (_, place) => shotOf(place))
  mkdirSync(join(folder, 'scenes'), { recursive: true })
  const project = {
    id: `bench-${count}`,
    name,
    frame_width: 16,
    frame_height: 9,
    fps: 24,
    created_at: '2026-11-21T10:00:00.000Z',
    naming_profile: 'director',
  }
  const placements = Object.fromEntries(shots.map(({ id }, place) => [id, placeOf(place)]))
  write(join(folder, 'storyboard.json'), {
    schema_version: 1,
    project,
    canvas: { placements, notes: {}, arrows: {}, groups: {} },
    scenes: scenes.map(({ id }) => id),
    trash: {},
  })
  for (const scene of scenes) {
    const own = shots.filter(({ scene_id }) => scene_id === scene.id)
    write(join(folder, 'scenes', `${scene.id}.json`), { schema_version: 1, scene, shots: own })
  }
  return open(studio, folder)
}

const write = (path: string, value: object) => writeFileSync(path, JSON.stringify(value))

async function open(studio: StudioConsole, path: string): Promise<string> {
  const answer = await fetch(`${studio.storyboard}/api/projects/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path }),
  })
  if (!answer.ok) throw new Error(`${path} does not open: ${await answer.text()}`)
  const { id }: { id: string } = JSON.parse(await answer.text())
  return id
}
