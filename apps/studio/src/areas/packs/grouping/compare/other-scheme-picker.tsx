import { Select } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import type { OtherScheme } from './other-scheme.ts';

/** Chooses pack, version and scheme; the address remembers. */
export function OtherSchemePicker({ other }: { readonly other: OtherScheme }) {
  const t = useT('scheme');
  const { go } = useSchemeAddress();
  return (
    <>
      <Select
        size="small"
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 220, maxWidth: 360 }}
        popupMatchSelectWidth={false}
        aria-label={t('compare.pack')}
        value={other.source}
        onChange={(next) => go({ with: next, scheme: undefined })}
        options={other.packs.map(({ label, options }) => ({ label, title: label, options: [...options] }))}
        data-testid="other-pack"
      />
      {other.isReady && other.schemes.length === 0 ? (
        <span className="cl-muted">{t('compare.noScheme')}</span>
      ) : (
        <Select
          size="small"
          style={{ minWidth: 180, maxWidth: 320 }}
          popupMatchSelectWidth={false}
          aria-label={t('compare.scheme')}
          loading={!other.isReady}
          value={other.scheme === '' ? null : other.scheme}
          onChange={(next) => go({ with: other.source, scheme: next })}
          options={[...other.schemes]}
          data-testid="other-scheme"
        />
      )}
    </>
  );
}
