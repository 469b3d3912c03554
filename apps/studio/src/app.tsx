import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createBrowserRouter, Outlet, RouterProvider, type RouteObject } from 'react-router';
import { adminArea } from './areas/admin/index.tsx';
import { casesArea } from './areas/cases/index.tsx';
import { importsArea } from './areas/imports/index.tsx';
import { measuresArea } from './areas/measures/index.tsx';
import { packsArea } from './areas/packs/index.tsx';
import { paymentArea } from './areas/payment/index.tsx';
import { signInRoutes } from './areas/sign-in/index.tsx';
import { workflowsArea } from './areas/workflows/index.tsx';
import { worklistArea } from './areas/worklist/index.tsx';
import { ProblemError } from './api/client.ts';
import { useLanguage } from './i18n/index.ts';
import type { Area } from './shell/index.ts';
import { CrashPage, NotFoundPage } from './shell/crash-page.tsx';
import { Shell } from './shell/shell.tsx';
import { antdTheme } from './theme/antd.ts';

/** The areas in the order of the rail. */
const areas: readonly Area[] = [
  worklistArea,
  casesArea,
  packsArea,
  workflowsArea,
  paymentArea,
  measuresArea,
  adminArea,
  importsArea,
];

const pages: RouteObject[] = areas.flatMap((area) =>
  area.routes.map((route) => ({ errorElement: <CrashPage />, ...route }) as RouteObject),
);
/** Messages and dialogs live inside the router, so that they may hold links. */
function Root() {
  return (
    <AntdApp component={false}>
      <Outlet />
    </AntdApp>
  );
}

const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <div />,
    children: [
      ...signInRoutes,
      {
        element: <Shell areas={areas} />,
        errorElement: <CrashPage />,
        children: [...pages, { path: '*', element: <NotFoundPage /> }],
      },
    ],
  },
]);

/** Whoever is refused because the session has ended is asked to sign in again; nothing on the page is lost by it. */
const onError = (error: Error, query?: { readonly queryKey: readonly unknown[] }) => {
  if (error instanceof ProblemError && error.problem.status === 401 && query?.queryKey[0] !== 'session')
    void client.invalidateQueries({ queryKey: ['session'] });
};

const client = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError: (error) => onError(error) }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      // An answer is an answer; only an unreachable or failing server is asked again.
      retry: (count, error) =>
        count < 2 && !(error instanceof ProblemError && error.problem.status > 0 && error.problem.status < 500),
    },
  },
});

export function App() {
  const language = useLanguage();
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider theme={antdTheme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
        <RouterProvider router={router} />
      </ConfigProvider>
    </QueryClientProvider>
  );
}
