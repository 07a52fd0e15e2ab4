import { ws } from 'msw'

// One link each for all tests of a file: what a link listens to is given back by nobody.
export const boardSockets = ws.link('*/ws/board/:project')
export const queueSockets = ws.link('*/ws/events')
export const gallerySockets = ws.link('*/ws/gallery')
