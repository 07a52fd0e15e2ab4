import { createContext, useContext } from 'react'
import type { Detail } from './level-of-detail'

/** How much panels show now, and how many screen px their picture is wide. */
export type CanvasDetail = { detail: Detail; pictureWidth: number }

export const DetailContext = createContext<CanvasDetail>({ detail: 'full', pictureWidth: 240 })

export const useCanvasDetail = () => useContext(DetailContext)
