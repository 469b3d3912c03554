export type { Area } from './area.ts';
export { PageHeader } from './page-header.tsx';
export { JobCard } from './job-card.tsx';
export { isActive, type Job } from './job-progress.ts';
export { hasCommand, isCovered, isTyping, useKeys } from './keys.ts';
