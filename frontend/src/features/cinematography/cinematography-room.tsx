import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '@/api/context'
import type { Preset } from '@/api/presets'
import { catalogueQuery, templatesQuery } from '@/api/prompt-engine'
import type { Catalogue } from '@/api/types'
import { CameraForm } from '@/components/camera/camera-form'
import { ErrorNote } from '@/components/error-note'
import type { KeyRow } from '@/components/keys/keys-dialog'
import { RoomFrame } from '@/components/room/room-frame'
import { RoomStatus } from '@/components/room/room-status'
import { RoomTop } from '@/components/room/room-top'
import { UndoButtons } from '@/components/room/undo-buttons'
import type { Shot } from '@/lib/document/model'
import { inOrder, readingOrder } from '@/lib/document/order'
import { counted } from '@/lib/format/counted'
import { useBoardState, useProject } from '@/lib/project/project-context'
import './cinematography.css'
import { LensDrawing } from './lens-drawing'
import { LivePrompt } from './live-prompt'
import { opticsOf } from './optics'
import { PresetGallery } from './preset-gallery'
import { PresetPreview } from './preset-preview'
import { ShotStrip } from './shot-strip'

const route = getRouteApi('/p/$project/cinematography')

const keys: readonly KeyRow[] = [['Set several shots', 'Ctrl Click']]

/** The shots of the address that there are; without any, the first of the board. */
function useChosenShots(): readonly Shot[] {
  const { shot: asked = [] } = route.useSearch()
  const scenes = useBoardState((state) => state.scenes)
  const shots = useBoardState((state) => state.shots)
  const known = asked.flatMap((id) => shots[id] ?? [])
  return known.length > 0 ? known : readingOrder(inOrder(scenes, shots)).slice(0, 1)
}

/** The model of the address, else the one that the shot is rendered with. */
function useModel(shot: Shot): string {
  const { model } = route.useSearch()
  const { data: templates = [] } = useQuery(templatesQuery(useApi()))
  const template = templates.find(({ id }) => id === shot.templateId) ?? templates[0]
  return model ?? template?.target_model ?? 'generic'
}

type DeskProps = { shot: Shot; shots: readonly Shot[]; catalogue: Catalogue }

function Desk({ shot, shots, catalogue }: DeskProps) {
  const navigate = route.useNavigate()
  const model = useModel(shot)
  const [reached, setReached] = useState<string | null>(null)
  const [preset, setPreset] = useState<Preset | null>(null)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="camera-column" role="group" aria-label="Camera" tabIndex={0}>
        <CameraForm shot={shot} shots={shots} catalogue={catalogue} onReach={setReached} />
      </div>
      <PresetGallery catalogue={catalogue} chosen={preset} onChoose={setPreset} />
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="prompt-column" role="group" aria-label="Prompt and lens" tabIndex={0}>
        {preset && (
          <PresetPreview preset={preset} shot={shot} shots={shots} catalogue={catalogue} />
        )}
        <LivePrompt
          shot={shot}
          catalogue={catalogue}
          model={model}
          reached={reached}
          onModel={(next) =>
            void navigate({ search: (before) => ({ ...before, model: next }), replace: true })
          }
        />
        <LensDrawing optics={opticsOf(shot.camera, catalogue)} />
      </div>
    </>
  )
}

function NoShot({ projectId }: { projectId: string }) {
  return (
    <div className="cinematography-none">
      <p>There is no shot to set a camera for.</p>
      <Link to="/p/$project/board" params={{ project: projectId }} className="underline">
        Go to the board
      </Link>
    </div>
  )
}

/** The camera of one shot or several at full width: fields, presets, prompt, lens. */
export function CinematographyRoom() {
  const { project } = useProject()
  const { data: catalogue, error, refetch } = useQuery(catalogueQuery(useApi()))
  const shots = useChosenShots()
  const [shot] = shots
  const navigate = route.useNavigate()
  const choose = (ids: readonly string[]) =>
    void navigate({ search: (before) => ({ ...before, shot: [...ids] }), replace: true })
  return (
    <RoomFrame
      skipTo="the camera"
      className="cinematography-frame"
      keys={keys}
      onGoToShot={(id) => choose([id])}
    >
      <RoomTop>
        <span className="room-name">Cinematography</span>
        <UndoButtons />
      </RoomTop>
      <main id="main" tabIndex={-1} aria-label="Cinematography" className="cinematography-main">
        <h1 className="visually-hidden">{project.name}, cinematography</h1>
        <ShotStrip chosen={shots.map(({ id }) => id)} onChoose={choose} />
        {error && (
          <ErrorNote
            title="The camera choices are missing"
            error={error}
            onRetry={() => void refetch()}
          />
        )}
        {!shot && <NoShot projectId={project.id} />}
        {shot && catalogue && (
          <Desk key={shot.id} shot={shot} shots={shots} catalogue={catalogue} />
        )}
      </main>
      <RoomStatus end={<span>{shots.map(({ code }) => code).join(', ')}</span>}>
        <span>{counted(shots.length, 'shot')}</span>
      </RoomStatus>
    </RoomFrame>
  )
}
