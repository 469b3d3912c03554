import { useT } from '../../i18n/index.ts';
import { PageHeader } from '../../shell/index.ts';

export function Component() {
  const t = useT('shell');
  return <PageHeader title={t('rail.packs')} />;
}
