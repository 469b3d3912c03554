import type { Issue } from '@caseloom/core';

/** An issue as it leaves the server. */
export const plainIssue = ({ code, severity, path, args, span }: Issue) => ({
  code,
  severity,
  path,
  args: { ...args },
  ...(span ? { span } : {}),
});
