import { CAPTION, PANEL_WIDTH } from '../layout'

/** Height of the picture of a panel of this width, where `picture` is that of a usual one. */
export const pictureAt = (width: number, picture: number): number =>
  Math.round((width * picture) / PANEL_WIDTH)

/** The same with the caption below, as it is at zoom 1. */
export const panelHeightAt = (width: number, picture: number): number =>
  pictureAt(width, picture) + CAPTION
