import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { boardSearch } from './board-search'
import { NotFound } from './not-found'
import { Root } from './root'
import { RouteError } from './route-error'

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound })

const launcherRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/launcher/launcher-page'), 'LauncherPage'),
})

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$project/board',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('@/features/board/board-page'), 'BoardPage'),
})

const nodesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/nodes',
  component: lazyRouteComponent(() => import('@/features/nodes/nodes-page'), 'NodesPage'),
})

const appearanceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/appearance',
  component: lazyRouteComponent(
    () => import('@/features/settings/appearance-page'),
    'AppearancePage',
  ),
})

const routeTree = rootRoute.addChildren([launcherRoute, boardRoute, nodesRoute, appearanceRoute])

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
