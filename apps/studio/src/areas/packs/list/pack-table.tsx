import { Button, Table, Tooltip } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { Operations, OutputOf } from '@caseloom/api';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useMay, useMe } from '../../../api/session.tsx';
import { momentText } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, EmptyState, LayerBadge, Loading, ProblemNotice } from '../../../parts/index.ts';
import { newestFirst } from '../life-cycle.ts';
import { DraftChip } from './draft-chip.tsx';
import styles from './list.module.css';

export type PackLine = OutputOf<Operations['listPacks']>['packs'][number];
type Version = PackLine['versions'][number];
const LAYERS = ['nation', 'province', 'city', 'hospital'];

export function PackTable() {
  const t = useT('packs');
  const local = useLocal();
  const found = useOperation('listPacks', {});
  if (found.data === undefined)
    return found.error === null ? (
      <Loading />
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  const packs = found.data.packs.toSorted(
    (a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || (a.packId < b.packId ? -1 : 1),
  );
  if (packs.length === 0) return <EmptyState title={t('list.empty')}>{t('list.empty.text')}</EmptyState>;
  return (
    <Table<PackLine>
      size="small"
      rowKey="packId"
      pagination={false}
      dataSource={packs}
      data-testid="pack-list"
      expandable={{
        expandedRowRender: (pack) => <Versions pack={pack} />,
        rowExpandable: (pack) => pack.versions.length > 0,
      }}
      columns={[
        {
          title: t('list.pack'),
          key: 'pack',
          render: (_, pack) => (
            <span className={styles['line']} style={{ paddingLeft: LAYERS.indexOf(pack.layer) * 16 }}>
              <LayerBadge layer={pack.layer} />
              <span>
                <Link className={styles['title']} to={homeOf(pack)} data-testid={`pack-${pack.packId}`}>
                  {local(pack.title)}
                </Link>
                <span className={styles['sub']}>
                  <CodeText code={pack.packId} />
                  {pack.extends === undefined ? null : ` · ${t('list.extends', { parent: pack.extends })}`}
                </span>
              </span>
            </span>
          ),
        },
        {
          title: t('list.inForce'),
          key: 'inForce',
          width: 260,
          render: (_, pack) => <InForce pack={pack} packs={packs} />,
        },
        {
          title: t('list.latest'),
          key: 'latest',
          width: 110,
          render: (_, pack) => <code>{latestOf(pack)?.version}</code>,
        },
        {
          title: t('list.drafts'),
          key: 'drafts',
          width: 320,
          render: (_, pack) => (
            <span className={styles['drafts']}>
              {pack.drafts
                .filter((one) => one.state !== 'published')
                .map((one) => (
                  <DraftChip key={one.id} draft={one} />
                ))}
            </span>
          ),
        },
        { key: 'act', width: 150, align: 'right', render: (_, pack) => <EditButton pack={pack} /> },
      ]}
    />
  );
}

const latestOf = (pack: PackLine): Version | undefined =>
  pack.versions.toSorted((a, b) => newestFirst(a.version, b.version))[0];

/** Packs in force that stand on this one, however far above it. */
function heirsInForce(pack: PackLine, packs: readonly PackLine[]): readonly PackLine[] {
  const children = packs.filter((one) => one.extends?.split('@')[0] === pack.packId);
  return children.flatMap((one) =>
    one.versions.some((version) => version.inForce.length > 0) ? [one] : heirsInForce(one, packs),
  );
}

/** The version in force, else the newest, else the draft. */
function homeOf(pack: PackLine): string {
  const version = pack.versions.find((one) => one.inForce.length > 0) ?? latestOf(pack);
  if (version !== undefined) return `/packs/hash:${version.hash}`;
  const draft = pack.drafts[0];
  return draft === undefined ? '/packs' : `/packs/draft:${draft.id}`;
}

function InForce({ pack, packs }: { readonly pack: PackLine; readonly packs: readonly PackLine[] }) {
  const t = useT('packs');
  const local = useLocal();
  const versions = pack.versions.filter((one) => one.inForce.length > 0);
  if (versions.length === 0) {
    const users = heirsInForce(pack, packs);
    return (
      <span className="cl-muted">
        {users.length === 0
          ? t('list.notInForce')
          : t('list.through', { packs: users.map((one) => local(one.title)).join(t('separator')) })}
      </span>
    );
  }
  return (
    <span className={styles['drafts']}>
      {versions.map((one) => (
        <span key={one.hash}>
          <code>{one.version}</code>{' '}
          <span className={styles['inForce']}>
            ✓ {[...new Set(one.inForce.map((use) => t(`purpose.${use.purpose as 'policy'}`)))].join(' · ')}
          </span>
        </span>
      ))}
    </span>
  );
}

/** Starts a draft from the newest version, or goes on with one's own. */
function EditButton({ pack }: { readonly pack: PackLine }) {
  const t = useT('packs');
  const me = useMe();
  const mayEdit = useMay('pack.edit');
  const navigate = useNavigate();
  const create = useAction('createDraft', {
    invalidates: ['listPacks'],
    onSuccess: (draft) => void navigate(`/packs/draft:${draft.id}`),
  });
  const own = pack.drafts.find(
    (one) => one.author.userId === me.user.id && (one.state === 'draft' || one.state === 'rejected'),
  );
  const latest = latestOf(pack);
  if (!mayEdit) return null;
  if (own !== undefined) {
    return (
      <Link to={`/packs/draft:${own.id}`}>
        <Button size="small" data-testid={`continue-${pack.packId}`}>
          {t('list.continue')}
        </Button>
      </Link>
    );
  }
  const button = (
    <Button
      size="small"
      loading={create.isPending}
      danger={create.isError}
      data-testid={`draft-${pack.packId}`}
      onClick={() =>
        create.mutate({ body: { packId: pack.packId, ...(latest === undefined ? {} : { fromHash: latest.hash }) } })
      }
    >
      {t('list.newDraft')}
    </Button>
  );
  return create.error === null ? (
    button
  ) : (
    <Tooltip title={<ProblemNotice error={create.error} />} color="#fff" open>
      {button}
    </Tooltip>
  );
}

function Versions({ pack }: { readonly pack: PackLine }) {
  const t = useT('packs');
  return (
    <Table<Version>
      className={styles['versions'] ?? ''}
      size="small"
      rowKey="hash"
      pagination={false}
      dataSource={pack.versions.toSorted((a, b) => newestFirst(a.version, b.version))}
      columns={[
        {
          title: t('list.version'),
          key: 'version',
          width: 120,
          render: (_, one) => (
            <Link to={`/packs/hash:${one.hash}`}>
              <code>{one.version}</code>
            </Link>
          ),
        },
        { title: t('list.published'), dataIndex: 'publishedAt', width: 170, render: (at: string) => momentText(at) },
        { title: t('list.publisher'), dataIndex: 'publishedBy', width: 160 },
        {
          title: t('list.inForce'),
          key: 'use',
          render: (_, one) =>
            one.inForce.length === 0 ? (
              <span className="cl-muted">—</span>
            ) : (
              one.inForce
                .map((use) => t('list.use', { purpose: t(`purpose.${use.purpose as 'policy'}`), date: use.validFrom }))
                .join(t('separator'))
            ),
        },
        {
          title: t('list.hash'),
          key: 'hash',
          width: 140,
          render: (_, one) => (
            <Tooltip title={one.hash}>
              <code className="cl-muted">{one.hash.slice(0, 12)}</code>
            </Tooltip>
          ),
        },
      ]}
    />
  );
}
