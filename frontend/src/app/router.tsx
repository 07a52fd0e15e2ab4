import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { boardSearch } from './board-search'
import { cinematographySearch } from './cinematography-search'
import { gallerySearch } from './gallery-search'
import { languageModelsSearch } from './language-models-search'
import { modelSearch } from './model-search'
import { NotFound } from './not-found'
import { poolSearch } from './pool-search'
import { printSearch } from './print-search'
import { queueSearch } from './queue-search'
import { Root } from './root'
import { RouteError } from './route-error'
import { nothingBut } from './search-values'
import { workflowSearch } from './workflow-search'

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound })

const launcherRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/launcher/launcher-page'), 'LauncherPage'),
})

/** Opens the project once for all its rooms, so that going from one to another loads nothing. */
const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$project',
  component: lazyRouteComponent(() => import('./project-room'), 'ProjectRoom'),
})

const boardRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'board',
  validateSearch: nothingBut(boardSearch),
  component: lazyRouteComponent(() => import('@/features/board/board-page'), 'BoardPage'),
})

const galleryRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'gallery',
  validateSearch: nothingBut(gallerySearch),
  component: lazyRouteComponent(() => import('@/features/gallery/gallery-page'), 'GalleryPage'),
})

const overviewRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'overview',
  component: lazyRouteComponent(() => import('@/features/overview/overview-page'), 'OverviewPage'),
})

const queueRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'queue',
  validateSearch: nothingBut(queueSearch),
  component: lazyRouteComponent(() => import('@/features/queue/queue-page'), 'QueuePage'),
})

const cinematographyRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'cinematography',
  validateSearch: nothingBut(cinematographySearch),
  component: lazyRouteComponent(
    () => import('@/features/cinematography/cinematography-page'),
    'CinematographyPage',
  ),
})

const workflowsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'library/workflows',
  validateSearch: nothingBut(workflowSearch),
  component: lazyRouteComponent(
    () => import('@/features/workflows/workflows-page'),
    'WorkflowsPage',
  ),
})

const printRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'print',
  validateSearch: nothingBut(printSearch),
  component: lazyRouteComponent(() => import('@/features/print/print-page'), 'PrintPage'),
})

const poolRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'library/pool',
  validateSearch: nothingBut(poolSearch),
  component: lazyRouteComponent(() => import('@/features/pool/pool-page'), 'PoolPage'),
})

const nodesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/nodes',
  component: lazyRouteComponent(() => import('@/features/nodes/nodes-page'), 'NodesPage'),
})

const modelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/models',
  validateSearch: nothingBut(modelSearch),
  component: lazyRouteComponent(() => import('@/features/nodes/models-page'), 'ModelsPage'),
})

const languageModelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/keys',
  validateSearch: nothingBut(languageModelsSearch),
  component: lazyRouteComponent(
    () => import('@/features/settings/language-models/language-models-page'),
    'LanguageModelsPage',
  ),
})

const appearanceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/appearance',
  component: lazyRouteComponent(
    () => import('@/features/settings/appearance-page'),
    'AppearancePage',
  ),
})

const routeTree = rootRoute.addChildren([
  launcherRoute,
  projectRoute.addChildren([
    overviewRoute,
    boardRoute,
    galleryRoute,
    cinematographyRoute,
    workflowsRoute,
    poolRoute,
    queueRoute,
    printRoute,
  ]),
  nodesRoute,
  modelsRoute,
  languageModelsRoute,
  appearanceRoute,
])

export function createPageRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    ...(history && { history }),
    defaultPreload: 'intent',
    defaultErrorComponent: RouteError,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>
  }
}
