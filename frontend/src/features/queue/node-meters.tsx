import type { Backend } from '@/api/types'

const GIBI = 1024 ** 3

/** Whole GB of 1024³ bytes, as memory is sold. */
const gigabytes = (bytes: number): string => `${Math.round(bytes / GIBI)} GB`

/** Without a GPU a node counts the machine's memory, which says nothing about pictures. */
const hasGpu = ({ devices: [first] }: Backend) => first?.type !== 'cpu'

export const memoryOf = (node: Backend): string | null =>
  node.vram_total && hasGpu(node) ? gigabytes(node.vram_total) : null

type MeterProps = { label: string; text: string; percent: number }

function Meter({ label, text, percent }: MeterProps) {
  return (
    <div className="node-meter">
      <span className="t3">{label}</span>
      <b>{text}</b>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw a meter in colours of their own */}
      <span
        className="bar"
        role="meter"
        aria-label={label}
        aria-valuetext={text}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
    </div>
  )
}

type Filling = { label: string; used: number; total: number }

/** Video memory; of a node without any, the machine's. */
function memoryIn(node: Backend): Filling | null {
  const { vram_total, vram_free, ram_total, ram_free } = node
  if (vram_total && vram_free !== null && hasGpu(node)) {
    return { label: 'Memory', used: vram_total - vram_free, total: vram_total }
  }
  if (ram_total && ram_free !== null) {
    return { label: 'RAM', used: ram_total - ram_free, total: ram_total }
  }
  return null
}

/** How full and how busy a node is, as far as it tells. */
export function NodeMeters({ node }: { node: Backend }) {
  const memory = memoryIn(node)
  const load = node.gpu_load ?? node.cpu_load
  const degrees = node.gpu_temperature
  return (
    <>
      {memory ? (
        <Meter
          label={memory.label}
          text={gigabytes(memory.used)}
          percent={(memory.used / memory.total) * 100}
        />
      ) : (
        <span />
      )}
      {load !== null ? (
        <Meter
          label={node.gpu_load === null ? 'CPU' : 'Load'}
          text={`${Math.round(load)} %`}
          percent={load}
        />
      ) : (
        <span />
      )}
      <span className="t3">{degrees !== null && `${Math.round(degrees)} °C`}</span>
    </>
  )
}
