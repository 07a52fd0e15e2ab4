import { inOrder, readingOrder, type SceneInOrder } from '@/lib/document/order'
import { slotsOf } from '@/lib/document/slots'
import { rememberLast } from '@/lib/remember'
import { partnersIn, placesOf } from './canvas/board-items'
import { layoutBoard } from './canvas/layout'

/** What follows from the document, worked out once for all who ask. */
export const createDerivations = () => ({
  scenes: rememberLast(inOrder),
  order: rememberLast((scenes: readonly SceneInOrder[]) =>
    readingOrder(scenes).map(({ id }) => id),
  ),
  slots: rememberLast(slotsOf),
  layout: rememberLast(layoutBoard),
  places: rememberLast(placesOf),
  partners: rememberLast(partnersIn),
})

export type Derivations = ReturnType<typeof createDerivations>
