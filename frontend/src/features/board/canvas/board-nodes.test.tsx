import { render } from '@testing-library/react'
import { ReactFlow } from '@xyflow/react'
import { expect, test } from 'vitest'
import { type BoardNode, boardNodes } from './board-nodes'

const at = (x: number, y: number) => ({ x, y, w: 240, h: 178, z: 0 })

test('a panel out of view is not drawn, not even while the board opens', () => {
  const layout = { panels: { near: at(0, 0), far: at(9_000, 9_000) }, scenes: [] }
  const nodes = boardNodes({ layout, notes: {}, selected: new Set(), held: {} }, new Map())
  const drawn: string[] = []
  const Box = ({ data }: { data: BoardNode['data'] }) => {
    if ('shotId' in data) drawn.push(data.shotId)
    return null
  }
  render(<ReactFlow nodes={nodes} nodeTypes={{ panel: Box }} onlyRenderVisibleElements />)
  expect(drawn).toContain('near')
  expect(drawn).not.toContain('far')
})
