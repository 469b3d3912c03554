import { Button } from 'antd';
import { useAction, useOperation } from '../../../../api/hooks.ts';
import { useT } from '../../../../i18n/index.ts';
import { ProblemNotice } from '../../../../parts/index.ts';
import { ReachProof, type Reached } from '../check/reach-proof.tsx';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme, type SchemeNode } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { formOf } from '../try/tried-form.ts';

const POLL_MS = 800;
const MOST_GROUPS = 200;

/** Whether the groups of a node can be reached, by the last check: an example record to try, or the proof that there is none. */
export function NodeReach({ node }: { readonly node: SchemeNode }) {
  const t = useT('scheme');
  const { params } = useScheme();
  const groups = [
    ...(node.level === 'group' ? [node.code] : []),
    ...node.children.filter((one) => one.level === 'group').map((one) => one.code),
  ]
    .filter((code) => code !== '' && !code.includes(' '))
    .slice(0, MOST_GROUPS);
  const asked = groups.join(' ').slice(0, 4_000);
  const found = useOperation(
    'schemeReach',
    { params, query: { groups: asked } },
    { enabled: asked !== '', refetchInterval: POLL_MS * 4, staleTime: POLL_MS },
  );
  const begin = useAction('checkScheme', { invalidates: ['schemeReach'] });
  if (asked === '' || found.data === undefined) return null;
  const { state, reach } = found.data;
  const isRunning = state === 'running' || begin.data?.state === 'running';
  if (state === 'done' && reach.length === 0) return null;
  return (
    <section className={styles['section']} data-testid="node-reach">
      <h3>{t('node.reach')}</h3>
      <ProblemNotice error={begin.error} />
      {state === 'done' ? (
        <ul className={styles['reach']}>
          {groups.map((group) => (
            <GroupReach key={group} group={group} rows={reach.filter((one) => one.group === group)} />
          ))}
        </ul>
      ) : (
        <p>
          <Button
            size="small"
            loading={isRunning}
            onClick={() => begin.mutate({ params, body: { begin: true } })}
            data-testid="reach-ask"
          >
            {t('reach.ask')}
          </Button>
        </p>
      )}
    </section>
  );
}

/** A group stands in several rows: one that is reached is enough. */
function GroupReach({ group, rows }: { readonly group: string; readonly rows: readonly Reached[] }) {
  const t = useT('scheme');
  const { form, setForm } = useScheme();
  const { go } = useSchemeAddress();
  const reached = rows.find((one) => one.state === 'reached');
  const dead =
    rows.find((one) => one.state === 'dead' && one.kind !== 'noDrg') ?? rows.find((one) => one.state === 'dead');
  if (rows.length === 0) return null;
  if (reached !== undefined)
    return (
      <li>
        <span className={styles['badge']}>✓ {t('reach.reached')}</span> <code>{group}</code>{' '}
        <Button
          type="link"
          size="small"
          onClick={() => {
            setForm({ ...form, input: formOf(reached.witness as Readonly<Record<string, unknown>>) });
            go({ tab: 'try' });
          }}
          data-testid={`reach-try-${group}`}
        >
          {t('reach.try')}
        </Button>
      </li>
    );
  if (rows.some((one) => one.state === 'undecided') || dead === undefined)
    return (
      <li>
        <span className={styles['badge']} data-look="muted">
          ◌ {t('reach.undecided')}
        </span>{' '}
        {t('reach.undecidedAbout', { group })}
      </li>
    );
  return (
    <li>
      <span className={styles['badge']} data-look="warn">
        ▲ {t('reach.dead')}
      </span>{' '}
      <ReachProof reach={dead} />
    </li>
  );
}
