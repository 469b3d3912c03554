export type { Area } from './area.ts';
export { PageHeader } from './page-header.tsx';
